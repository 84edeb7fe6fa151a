/**
 * Expressions evaluated, as Python 3 does and within bounds: {@link
 * picklescope.python.eval.Compiled} is an expression that is ready to be evaluated many times,
 * {@link picklescope.python.eval.Scope} and {@link picklescope.python.eval.FunctionTable} are what
 * it may name and call, {@link picklescope.python.eval.Constants} reads values and calls that need
 * no names.
 *
 * <p>May import: {@code picklescope.python} and its {@code source}, {@code regex}, {@code objects}
 * and {@code text}. Inside, a part without a value is {@code Evaluation.MISSING}.
 */
package picklescope.python.eval;
