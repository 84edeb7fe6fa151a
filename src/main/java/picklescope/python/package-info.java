/**
 * Python's data as Java values, and its text.
 *
 * <p>{@link picklescope.python.PyValue} is the sealed type of everything that a pickle or a Python
 * literal can contain; {@link picklescope.python.Repr} writes a value as CPython 3.13 does. Values
 * are modified only while they are being built, so that any thread may read them. They may be
 * shared and may contain themselves, so nothing here visits them recursively. Nothing is ever
 * executed.
 *
 * <p>{@link picklescope.python.PyValues#of} converts the usual Java objects, and a pattern takes a
 * value apart. This prints {@code {'pos': [0.0, 1.8]}} and {@code 1.8}:
 *
 * {@snippet :
 * PyValue value = PyValues.of(Map.of("pos", List.of(0.0, 1.8)));
 * System.out.println(Repr.line(1_000).of(value));
 * if (value instanceof PyDict dict
 *     && dict.get("pos").orElseThrow() instanceof PyList list
 *     && list.items().getLast() instanceof PyFloat(double y)) {
 *   System.out.println(y);
 * }
 * }
 *
 * <p>The text of objects of known classes is provided by {@code picklescope.python.objects} through
 * a service, {@link picklescope.python.ObjectForms}, so that this package does not depend on it.
 *
 * <p>May import: java.base and {@code picklescope.python.text}.
 */
package picklescope.python;
