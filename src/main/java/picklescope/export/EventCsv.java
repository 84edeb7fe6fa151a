package picklescope.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.PyBytes;
import picklescope.python.Repr;

/**
 * Events as lines of CSV (RFC 4180), with the names that {@link EventJson} has: values are Python's
 * text of them, and a column that an event lacks is empty.
 *
 * <p>No cell is a formula to a spreadsheet (OWASP, CSV Injection). A cell is one if its first char
 * is {@code =}, {@code +}, {@code -}, {@code @}, or one of these in full width; {@code |}, by which
 * a formula starts a program (DDE), counts as one too. A cell may also begin where the
 * spreadsheet's language separates by {@code ;} or {@code |}: it sees no quotes but at the start of
 * the line then. So
 *
 * <ul>
 *   <li>in data, attributes and raw_data, which are Python's text and begin with a bracket or a
 *       {@code b}, such a separator stands as {@code \x3b} or {@code \x7c} if a formula could begin
 *       after it: the same value to Python's {@code ast.literal_eval};
 *   <li>a sender's name, in which no control character is left, gets a {@code '} before what could
 *       begin a formula;
 *   <li>the other cells are ours: numbers, times, addresses and words.
 * </ul>
 *
 * <p>Nothing else is changed: {@code read.csv} and {@code pandas.read_csv} need no option for it.
 */
public final class EventCsv {
  private static final List<String> COLUMNS =
      List.of(
          "number",
          "time",
          "direction",
          "sender",
          "address",
          "port",
          "remote_port",
          "size",
          "kind",
          "data",
          "attributes",
          "raw_data");

  private static final String FORMULA = "[=+\\-@|\uFF1D\uFF0B\uFF0D\uFF20\uFF5C]";
  private static final Pattern BEGIN = Pattern.compile("^(?=[ \"]*" + FORMULA + ")");
  private static final Pattern SEPARATOR = Pattern.compile("[;|](?=[ \"]*" + FORMULA + ")");

  private EventCsv() {}

  /** The first line, which names the columns; without line end. */
  public static String header() {
    return String.join(",", COLUMNS);
  }

  /** An event's line, without line end. */
  public static String of(Event event) {
    var datagram = event.datagram();
    var repr = new Repr().onOneLine();
    var values =
        switch (event) {
          case NetworkEvent call ->
              List.of(
                  call.bare() ? "bare" : "network",
                  python(repr.of(call.data())),
                  call.attributes().size() == 0 ? "" : python(repr.of(call.attributes())),
                  "");
          case RawNetworkEvent raw ->
              List.of("raw", "", "", python(repr.of(PyBytes.of(raw.rawData()))));
        };
    var header =
        List.of(
            Long.toString(datagram.number()),
            EventJson.time(datagram.time()),
            datagram.direction().text(),
            noFormula(event.sender()),
            event.address(),
            Integer.toString(event.port()),
            Integer.toString(datagram.remote().getPort()),
            Integer.toString(datagram.size()));
    return line(header) + "," + line(values);
  }

  private static String line(List<String> values) {
    return values.stream().map(EventCsv::quoted).collect(Collectors.joining(","));
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
