package picklescope.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import picklescope.event.Datagram;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.pickle.Danger;
import picklescope.pickle.Globals;
import picklescope.python.PyTuple;
import picklescope.python.Repr;

/**
 * An event as one line of JSON: {@code number}, {@code time} (ISO 8601, UTC, nanoseconds), {@code
 * direction}, {@code sender}, {@code address}, {@code port} (on which the receiver got it), {@code
 * remote_port}, {@code size} in bytes, {@code globals} where the payload names classes or
 * functions, {@code dangerous} the names of them that run or may run code, {@code kind}; then for
 * {@code network} and {@code bare} events {@code data}, {@code attributes} (values as {@link
 * ValueJson} writes them) and {@code repr}, Python's text of {@code (data, attributes)}; for {@code
 * raw} ones {@code raw_data} (base64), {@code text} where it is UTF-8, and {@code reason}, why it
 * is taken as raw.
 */
public final class EventJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

  private EventJson() {}

  /** An event as JSON text without line end. */
  public static String of(Event event) {
    var out = new JsonText();
    header(event, out);
    Globals.Found names = event.names();
    names("globals", names.texts(), out);
    names("dangerous", names.dangers().stream().map(Danger::name).toList(), out);
    switch (event) {
      case NetworkEvent call -> call(call, out);
      case RawNetworkEvent raw -> raw(raw, out);
    }
    return out.json('}').toString();
  }

  private static void header(Event event, JsonText out) {
    Datagram datagram = event.datagram();
    out.json("{\"number\":").number(datagram.number());
    out.json(",\"time\":\"").json(time(datagram.time())).json('"');
    out.json(",\"direction\":").string(datagram.direction().text());
    out.json(",\"sender\":").string(event.sender());
    out.json(",\"address\":").string(event.address());
    out.json(",\"port\":").number(event.port());
    out.json(",\"remote_port\":").number(datagram.remote().getPort());
    out.json(",\"size\":").number(datagram.payload().length);
  }

  /** A time as the JSON has it. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  private static void names(String field, List<String> names, JsonText out) {
    String before = ",\"" + field + "\":[";
    for (String name : names) {
      out.json(before).string(name);
      before = ",";
    }
    if (before.length() == 1) {
      out.json(']');
    }
  }

  private static void call(NetworkEvent call, JsonText out) {
    out.json(",\"kind\":").string(call.bare() ? "bare" : "network").json(",\"data\":");
    ValueJson.write(call.data(), out);
    out.json(",\"attributes\":");
    ValueJson.writeAttributes(call.attributes(), out);
    out.json(",\"repr\":")
        .string(new Repr(Repr.Limits.MESSAGE).of(PyTuple.of(call.data(), call.attributes())));
  }

  private static void raw(RawNetworkEvent raw, JsonText out) {
    out.json(",\"kind\":\"raw\",\"raw_data\":").base64(raw.rawData());
    ValueJson.utf8(raw.rawData()).ifPresent(text -> out.json(",\"text\":").string(text));
    out.json(",\"reason\":").string(raw.reason());
  }
}
