package picklescope.export;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.net.UdpPort;
import picklescope.python.Call;
import picklescope.python.PyBytes;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * Converts an event to a line of code that sends it again to where it was received. Values that
 * Python does not create from their text, such as objects and references, are sent as their bytes.
 */
final class CopiedCode {
  private CopiedCode() {}

  static String vizard(Event event) {
    var to = receiver(event.datagram());
    String port = to.getPort() == UdpPort.DEFAULT ? "" : "net.port(%s); ".formatted(to.getPort());
    String send =
        event instanceof NetworkEvent call && !call.bare() && isPlain(call)
            ? new Repr().onOneLine().call("send", new Call(call.data(), call.attributes()))
            : "sendRaw(%s)".formatted(new Repr().onOneLine().of(PyBytes.of(payload(event))));
    return "net = viz.addNetwork(%s); %snet.%s".formatted(quoted(to), port, send);
  }

  static String socket(Event event) {
    var to = receiver(event.datagram());
    String bytes =
        switch (event) {
          case NetworkEvent call when isPlain(call) ->
              "pickle.dumps(%s, 4)".formatted(new Repr().onOneLine().of(value(call)));
          case NetworkEvent _ ->
              "bytes.fromhex('%s')".formatted(HexFormat.of().formatHex(payload(event)));
          case RawNetworkEvent _ -> new Repr().onOneLine().of(PyBytes.of(payload(event)));
        };
    boolean six = to.getAddress().getAddress().length == 16;
    return "import pickle, socket; socket.socket(socket.%s, socket.SOCK_DGRAM).sendto(%s, (%s, %s))"
        .formatted(six ? "AF_INET6" : "AF_INET", bytes, quoted(to), to.getPort());
  }

  /** Returns the value that is pickled. */
  private static PyValue value(NetworkEvent call) {
    return call.bare() ? call.data().item(0) : PyTuple.of(call.data(), call.attributes());
  }

  /** Returns a command line for any shell. */
  static String command(Event event) {
    return SendCommandLine.of(event, receiver(event.datagram()));
  }

  private static byte[] payload(Event event) {
    return event.datagram().payload().clone();
  }

  /** Returns whether Python creates the same values from their text. */
  private static boolean isPlain(NetworkEvent call) {
    String json = ValueJson.of(PyTuple.of(call.data(), call.attributes()));
    return !json.contains("{\"$object\":")
        && !json.contains("{\"$float\":")
        && !json.contains("{\"$cycle\":")
        && !json.contains("\"$cut\":");
  }

  private static InetSocketAddress receiver(Datagram datagram) {
    var to = datagram.direction() == Direction.IN ? datagram.local() : datagram.remote();
    return to.getAddress().isAnyLocalAddress()
        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), to.getPort())
        : to;
  }

  private static String quoted(InetSocketAddress to) {
    return new Repr().onOneLine().of(PyStr.of(to.getAddress().getHostAddress()));
  }
}
