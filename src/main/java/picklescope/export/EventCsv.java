package picklescope.export;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picklescope.event.Event;
import picklescope.filter.Field;
import picklescope.filter.FieldForm;
import picklescope.filter.Subject;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * Events as lines of CSV (RFC 4180): a column for each {@link Field}, in its {@link FieldForm},
 * with the names that {@link EventJson} has: values are Python's text of them, and a column that an
 * event lacks is empty.
 *
 * <p>No cell is a formula to a spreadsheet (OWASP, CSV Injection). A cell is one if its first char
 * is {@code =}, {@code +}, {@code -}, {@code @}, or one of these in full width; {@code |}, by which
 * a formula starts a program (DDE), counts as one too. A cell may also begin where the
 * spreadsheet's language separates by {@code ;} or {@code |}: it sees no quotes but at the start of
 * the line then. So
 *
 * <ul>
 *   <li>in data, attributes, raw_data, globals and dangerous, which are Python's text and begin
 *       with a bracket or a {@code b}, such a separator stands as {@code \x3b} or {@code \x7c} if a
 *       formula could begin after it: the same value to Python's {@code ast.literal_eval};
 *   <li>a sender's name, in which no control character is left, gets a {@code '} before what could
 *       begin a formula;
 *   <li>the other cells are ours: numbers, times, addresses and words.
 * </ul>
 *
 * <p>Nothing else is changed: {@code read.csv} and {@code pandas.read_csv} need no option for it.
 */
public final class EventCsv {
  private static final List<Field> COLUMNS =
      Arrays.stream(Field.values()).filter(field -> field.form() != FieldForm.NONE).toList();

  private static final String FORMULA = "[=+\\-@|\uFF1D\uFF0B\uFF0D\uFF20\uFF5C]";
  private static final Pattern BEGIN = Pattern.compile("^(?=[ \"]*" + FORMULA + ")");
  private static final Pattern SEPARATOR = Pattern.compile("[;|](?=[ \"]*" + FORMULA + ")");

  private EventCsv() {}

  /** The first line, which names the columns; without line end. */
  public static String header() {
    return COLUMNS.stream().map(Field::fieldName).collect(Collectors.joining(","));
  }

  /** An event's line, without line end. */
  public static String of(Event event) {
    var subject = Subject.of(event);
    var repr = new Repr().onOneLine();
    return COLUMNS.stream()
        .map(field -> field.value(subject).map(value -> cell(field, value, event, repr)).orElse(""))
        .map(EventCsv::quoted)
        .collect(Collectors.joining(","));
  }

  private static String cell(Field field, PyValue value, Event event, Repr repr) {
    return switch (field.form()) {
      case NONE -> "";
      case TIME -> EventJson.time(event.datagram().time());
      case NAME -> noFormula(value.toString());
      case PLAIN -> value instanceof PyStr text ? text.toString() : repr.of(value);
      case NAMES -> ((PyTuple) value).size() == 0 ? "" : python(repr.of(value));
      case ATTRIBUTES -> ((PyDict) value).size() == 0 ? "" : python(repr.of(value));
      case VALUE, BYTES -> python(repr.of(value));
    };
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> ",;|\"\t\n\r".indexOf(c) >= 0);
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /** Such separators stand in literals only. */
  private static String python(String text) {
    return SEPARATOR
        .matcher(text)
        .replaceAll(found -> found.group().equals(";") ? "\\\\x3b" : "\\\\x7c");
  }

  /** A name comes from the network or from a file. */
  private static String noFormula(String name) {
    return SEPARATOR.matcher(BEGIN.matcher(name).replaceFirst("'")).replaceAll("$0'");
  }
}
