package picklescope.session;

import java.util.List;
import java.util.stream.Collectors;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.PyBytes;
import picklescope.python.Repr;

/**
 * Events as lines of CSV (RFC 4180), with the names that {@link EventJson} has: values are Python's
 * text of them, and a column that an event lacks is empty.
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

  private EventCsv() {}

  /** The first line, which names the columns; without line end. */
  public static String header() {
    return String.join(",", COLUMNS);
  }

  /** An event's line, without line end; a text in quotes may have some within. */
  public static String of(Event event) {
    var datagram = event.datagram();
    var repr = new Repr();
    var values =
        switch (event) {
          case NetworkEvent call ->
              List.of(
                  call.bare() ? "bare" : "network",
                  repr.of(call.data()),
                  call.attributes().size() == 0 ? "" : repr.of(call.attributes()),
                  "");
          case RawNetworkEvent raw -> List.of("raw", "", "", repr.of(PyBytes.of(raw.rawData())));
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
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /** A sender's name comes from the network, and spreadsheets compute what begins like this. */
  private static String noFormula(String name) {
    return !name.isEmpty() && "=+-@\t\r".indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
  }
}
