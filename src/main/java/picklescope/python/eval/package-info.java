/**
 * Evaluation of expressions, as in Python 3 and within limits: {@link
 * picklescope.python.eval.Compiled} is an expression that can be evaluated repeatedly, {@link
 * picklescope.python.eval.Scope} and {@link picklescope.python.eval.FunctionTable} contain the
 * names and functions that it may use, {@link picklescope.python.eval.Constants} parses values and
 * calls without names.
 *
 * <p>May import: {@code picklescope.python} and its {@code source}, {@code regex}, {@code objects}
 * and {@code text}. Internally, a part without a value is {@code Evaluation.MISSING}.
 */
package picklescope.python.eval;
