package picklescope.export;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.event.Event;
import picklescope.filter.Field;
import picklescope.filter.FieldForm;
import picklescope.filter.Subject;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.text.VisibleText;

/**
 * Converts events to lines of CSV (RFC 4180), with a column for each {@link Field} in its {@link
 * FieldForm}. The names are those of {@link EventJson}; values are Python text; a field that an
 * event does not have is empty.
 *
 * <p>A spreadsheet never interprets a cell as a formula (OWASP, CSV Injection). A cell is a formula
 * if its first character but for blanks and invisible ones is {@code =}, {@code +}, {@code -},
 * {@code @}, or one of these in another width; {@code |}, with which a formula starts a program
 * (DDE), is treated alike. In some languages spreadsheets separate cells by {@code ;} or {@code |},
 * and then recognize quotes only at the start of a line, so that a line end within a cell begins
 * another row. Therefore
 *
 * <ul>
 *   <li>in data, attributes, raw_data, globals and dangerous, which are Python's text and begin
 *       with a bracket or a {@code b}, such a separator is replaced by {@code \x3b} or {@code \x7c}
 *       if a formula could begin after it, which is the same value for Python's {@code
 *       ast.literal_eval};
 *   <li>in the names of senders and sources, in comments and in the texts of tables, a {@code '} is
 *       inserted before what could begin a formula, also after a separator or a line end;
 *   <li>the other cells are created by this program: numbers, times, addresses and words.
 * </ul>
 *
 * <p>Nothing else is changed: {@code read.csv} and {@code pandas.read_csv} need no options.
 */
public final class EventCsv {
  private static final List<Field> COLUMNS =
      Arrays.stream(Field.values()).filter(field -> field.form() != FieldForm.NONE).toList();

  /** Those of full width and the small ones too. */
  private static final String FORMULA =
      "[=+\\-@|\uFF1D\uFF0B\uFF0D\uFF20\uFF5C\uFE62\uFE63\uFE66\uFE6B]";

  private static final String SEPARATORS = ";|\t\n\r\u000B\f\u0085\u2028\u2029";

  /** What a spreadsheet may skip before a formula. */
  private static final String FORMULA_AHEAD =
      "(?=[\\p{Z}\\p{Cc}\\p{Cf}\"&&[^" + SEPARATORS + "]]*" + FORMULA + ")";

  private static final Pattern BEGIN = Pattern.compile("^" + FORMULA_AHEAD);
  private static final Pattern SEPARATOR =
      Pattern.compile("(?:\r\n|[" + SEPARATORS + "])" + FORMULA_AHEAD);

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final String COMMENT = "comment";

  private EventCsv() {}

  /** Returns the first line, with the names of the columns, without line end. */
  public static String header() {
    return line(fieldNames());
  }

  /** Returns the first line of events with added columns and comments. */
  static String header(List<AddedColumn> added) {
    var names = added.stream().map(column -> noFormula(column.name()));
    return line(Stream.of(fieldNames(), names, Stream.of(COMMENT)).flatMap(cells -> cells));
  }

  private static Stream<String> fieldNames() {
    return COLUMNS.stream().map(Field::fieldName);
  }

  /** Returns the line of an event, without line end. */
  public static String of(Event event) {
    return line(fields(event));
  }

  /** Returns the line of an event with added columns and its comment. */
  static String of(Event event, List<AddedColumn> added, String comment) {
    var repr = new Repr().onOneLine();
    var values =
        added.stream()
            .map(
                column -> column.value().apply(event).map(repr::of).map(EventCsv::part).orElse(""));
    var marked = noFormula(VisibleText.line(comment));
    return line(Stream.of(fields(event), values, Stream.of(marked)).flatMap(cells -> cells));
  }

  private static Stream<String> fields(Event event) {
    var subject = Subject.of(event);
    var repr = new Repr().onOneLine();
    return COLUMNS.stream()
        .map(
            field -> field.value(subject).map(value -> cell(field, value, event, repr)).orElse(""));
  }

  static String line(Stream<String> cells) {
    return cells.map(EventCsv::quoted).collect(Collectors.joining(","));
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

  /** Returns Python's text of any value; a negative number stays one to a spreadsheet. */
  static String part(String text) {
    return NUMBER.matcher(text).matches() ? text : BEGIN.matcher(python(text)).replaceFirst("'");
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> ",;|\"\t\n\r".indexOf(c) >= 0);
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /** Returns a cell with a text from the network or the user, which is never a formula. */
  public static String textCell(String text) {
    return quoted(noFormula(VisibleText.line(text)));
  }

  /**
   * Returns a cell with any text, which may have several lines.
   *
   * @param raw whether the text is written as it is, even if a spreadsheet would interpret it as a
   *     formula
   */
  public static String cell(String text, boolean raw) {
    return quoted(raw || NUMBER.matcher(text).matches() ? text : noFormula(text));
  }

  /** Escapes separators, which occur only inside string literals. */
  private static String python(String text) {
    return SEPARATOR
        .matcher(text)
        .replaceAll(found ->
            switch (found.group()) {
              case ";" -> "\\\\x3b";
              case "|" -> "\\\\x7c";
              default -> "$0'";
            });
  }

  /** Escapes a name, which comes from the network or from a file. */
  private static String noFormula(String name) {
    return SEPARATOR.matcher(BEGIN.matcher(name).replaceFirst("'")).replaceAll("$0'");
  }
}
