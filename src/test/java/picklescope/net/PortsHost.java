package picklescope.net;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picklescope.event.Datagram;

/**
 * A program that opens the ports of its arguments and prints a line for each port and each
 * datagram, until its input ends. A line of its input retries all ports, which then follow the
 * interfaces; after another character their states are only printed.
 */
public final class PortsHost {
  private PortsHost() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var sink = new CollectingSink();
    try (var ports = new Ports(sink)) {
      for (String text : arguments) {
        for (var spec : PortSpec.parse(text)) {
          out.println(state(ports.add(spec)));
        }
      }
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            try {
              print(sink, out);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      for (int read = System.in.read(); read >= 0; read = System.in.read()) {
        if (read == '\n') {
          ports.list().forEach(port -> ports.retry(port.number()));
          ports.followInterfaces();
        }
        ports.list().forEach(port -> out.println(state(port)));
      }
    }
  }

  private static String state(UdpPort port) {
    return switch (port.state()) {
      case PortState.Open open -> port.number() + " open " + open.joined();
      case PortState.Closed _ -> port.number() + " closed";
      case PortState.Failed failed -> failed.cause() + " " + failed.reason();
    };
  }

  private static void print(CollectingSink sink, PrintStream out) throws InterruptedException {
    while (true) {
      Datagram datagram = sink.datagrams.take();
      out.println(
          "%d %s from %s"
              .formatted(
                  datagram.local().getPort(),
                  new String(datagram.payload(), StandardCharsets.UTF_8),
                  datagram.remote().getAddress().getHostAddress()));
    }
  }
}
