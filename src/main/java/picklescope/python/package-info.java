/**
 * Python's data as Java values, and its text.
 *
 * <p>{@link picklescope.python.PyValue} is the sealed family of everything that a pickle or a
 * Python literal can say; {@link picklescope.python.Repr} writes a value as CPython 3.13 does;
 * {@link picklescope.python.Source} reads Python text. Values are filled while they are built and
 * not changed afterwards, so that any thread may read them; they may be shared and may contain
 * themselves, so nothing here walks them by recursion. Nothing is ever executed.
 *
 * <p>May import: java.base only. No parameter, field or result is {@code null}.
 */
package picklescope.python;
