package picklescope.ui;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.pickle.PickleException;
import picklescope.python.Call;

/** Writes capture files for tests of the window. */
public final class CaptureMaker {
  private CaptureMaker() {}

  /**
   * A file of messages to port 4950.
   *
   * @param payload of the message of a number, from 1
   * @param nanos its time
   */
  public static Path write(
      Path file, int messages, IntFunction<byte[]> payload, IntToLongFunction nanos)
      throws Exception {
    var remote = new InetSocketAddress("192.0.2.7", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (int n = 1; n <= messages; n++) {
        writer.write(
            new Datagram(n, nanos.applyAsLong(n), Direction.IN, remote, local, payload.apply(n)));
      }
    }
    return file;
  }

  /** A call as it is sent. */
  public static byte[] payload(Call call) {
    try {
      return Envelope.auto().encode(call, 4);
    } catch (PickleException e) {
      throw new IllegalStateException(e);
    }
  }
}
