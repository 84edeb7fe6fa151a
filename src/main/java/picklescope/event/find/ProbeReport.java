package picklescope.event.find;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.python.Call;
import picklescope.python.source.SourceException;

/**
 * What {@code picklescope_probe.py} wrote in a Vizard: the calls, and the bytes of each.
 *
 * @param sent the calls
 * @param arrived their messages
 */
public record ProbeReport(List<Call> sent, List<Datagram> arrived) {
  private static final String BEGIN = "picklescope probe 1:";
  private static final String SENT = "sent: ";
  private static final String BYTES = "bytes: ";
  private static final int PORT = 4950;

  /** Copies the lists. */
  public ProbeReport {
    sent = List.copyOf(sent);
    arrived = List.copyOf(arrived);
  }

  /** Returns whether bytes begin as a report does. */
  public static boolean is(byte[] file) {
    return new String(file, 0, Math.min(file.length, BEGIN.length()), StandardCharsets.ISO_8859_1)
        .equals(BEGIN);
  }

  /**
   * Reads a report.
   *
   * @throws SourceException at the line that is not one of a report
   */
  public static ProbeReport of(String text) throws SourceException {
    var calls = new StringBuilder(text.length()); // where they stand in the report
    var arrived = new ArrayList<Datagram>();
    int from = 0;
    for (String line : text.split("\n", -1)) {
      String call = line.startsWith(SENT) ? line.substring(SENT.length()) : "";
      calls.repeat(' ', line.length() - call.length()).append(call).append('\n');
      if (line.startsWith(BYTES)) {
        arrived.add(datagram(arrived.size() + 1, line, from));
      }
      from += line.length() + 1;
    }
    if (calls.toString().isBlank() || arrived.isEmpty()) {
      throw new SourceException(
          0, "the report has no bytes of a message: the probe ended before it had sent one");
    }
    return new ProbeReport(SentCalls.of(calls.toString()), arrived);
  }

  private static Datagram datagram(int number, String line, int from) throws SourceException {
    try {
      byte[] payload = HexFormat.of().parseHex(line.substring(BYTES.length()).strip());
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
      return new Datagram(number, 0, Direction.IN, here, here, payload);
    } catch (IllegalArgumentException e) {
      throw new SourceException(
          from + BYTES.length(), "expected bytes in hexadecimal digits, two for each");
    }
  }
}
