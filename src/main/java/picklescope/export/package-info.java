/**
 * Converts events to text for other programs: JSON, CSV, Python code, command lines and forms of
 * bytes, and writes files of them.
 *
 * <p>All text of a sender is made visible first: no form contains a control character, or more
 * lines than it is described to have. This writes two forms of an event:
 *
 * {@snippet :
 * static void print(Event event) {
 *   System.out.println(EventJson.of(event));
 *   System.out.println(CopyForm.VIZARD.text(event));
 * }
 * }
 *
 * <p>Tables with typed columns, for analysis, are in {@code picklescope.export.table}.
 *
 * <p>May import: {@code picklescope.send}, {@code picklescope.stream} and below; Jackson.
 */
package picklescope.export;
