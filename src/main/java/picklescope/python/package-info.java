/**
 * Python's data as Java values, and its text.
 *
 * <p>{@link picklescope.python.PyValue} is the sealed family of everything that a pickle or a
 * Python literal can say; {@link picklescope.python.Repr} writes a value as CPython 3.13 does.
 * Values are filled while they are built and not changed afterwards, so that any thread may read
 * them; they may be shared and may contain themselves, so nothing here walks them by recursion.
 * Nothing is ever executed.
 *
 * <p>How objects of known classes are written comes from {@code picklescope.python.objects} by a
 * service, {@link picklescope.python.ObjectForms}, so that values do not import it.
 *
 * <p>May import: java.base and {@code picklescope.python.text}. No parameter, field or result is
 * {@code null}.
 */
package picklescope.python;
