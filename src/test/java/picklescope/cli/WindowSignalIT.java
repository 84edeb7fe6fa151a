package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picklescope.net.FreePorts;

/** The same as {@link SignalIT} of the window. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowSignalIT extends Signalled {
  /** The window, drawn in memory: while it opens, and when it shows what arrives. */
  @ParameterizedTest
  @MethodSource("signals")
  void window(String signal) throws Exception {
    int port = FreePorts.next();
    var settings = Files.createDirectories(folder.resolve("config").resolve("picklescope"));
    Files.writeString(
        settings.resolve("settings.json"), "{\"ports\": [{\"number\": %d}]}".formatted(port));
    var sender = Thread.ofVirtual().start(() -> sending(port));
    for (Condition condition :
        List.<Condition>of(
            _ -> awaitFile(temporary, "picklescope-warm-up"),
            _ -> awaitFile(state, "000001.pcapng"))) {
      try (var program = start()) {
        condition.await(program);
        send(program, signal);
        var ended = program.ended();
        assertEquals(List.of(), left(), () -> signal + " " + ended);
      }
    }
    sender.interrupt();
  }
}
