package picklescope.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picklescope.event.Envelope;
import picklescope.python.Call;

/** Another process, in C, that sends calls at a steady rate and sleeps in between. */
final class PacedSender {
  private static final int KINDS = 1_000;

  private final Path program;
  private final Path messages;

  /** Compiles it into that folder. */
  PacedSender(Path folder) throws Exception {
    program = folder.resolve("udp_pace");
    var compiled =
        new ProcessBuilder("gcc", "-O2", "-w", "src/bench/c/udp_pace.c", "-o", program.toString())
            .inheritIO()
            .start();
    if (compiled.waitFor() != 0) {
      throw new IOException("gcc failed");
    }
    messages = folder.resolve("messages");
    Files.write(messages, messages());
  }

  private static byte[] messages() throws Exception {
    var all = new ByteArrayOutputStream();
    for (int n = 0; n < KINDS; n++) {
      var call =
          Call.of(5, "hello", List.of(1, 2, 3))
              .with("foo", n % 100)
              .with("bar", List.of("more", "data"));
      byte[] payload = Envelope.auto().encode(call, 4);
      var length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(payload.length);
      all.write(length.array());
      all.write(payload);
    }
    return all.toByteArray();
  }

  /** Starts to send. */
  Process start(int port, int rate, int seconds) throws IOException {
    return new ProcessBuilder(
            program.toString(),
            Integer.toString(port),
            Integer.toString(rate),
            Integer.toString(seconds),
            messages.toString())
        .redirectErrorStream(true)
        .start();
  }

  /** Waits for its end; how many it has sent. */
  static long sent(Process process) throws Exception {
    long sent = Long.parseLong(new String(process.getInputStream().readAllBytes()).strip());
    process.waitFor();
    return sent;
  }
}
