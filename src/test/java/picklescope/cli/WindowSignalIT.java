package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picklescope.Await;
import picklescope.net.FreePorts;

/** The same as {@link SignalIT} of the window, which keeps the last session unless told not to. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledOnOs(OS.LINUX)
class WindowSignalIT extends Signalled {
  /** The window, drawn in memory: while it opens, and when it shows what arrives. */
  @ParameterizedTest
  @MethodSource("signals")
  void window(String signal) throws Exception {
    int port = FreePorts.next();
    var sender = Thread.ofVirtual().start(() -> sending(port));
    setUp(port, false);
    for (Condition condition : List.<Condition>of(_ -> awaitFile(WARM_UP), _ -> awaitRecorded())) {
      try (var program = start()) {
        condition.await(program);
        send(program, signal);
        var ended = program.ended();
        assertEquals(List.of(), left(), () -> signal + " " + ended);
      }
    }
    setUp(port, true);
    try (var program = start()) {
      awaitRecorded();
      send(program, signal);
      var ended = program.ended();
      assertEquals(List.of(), files(temporary), () -> signal + " " + ended);
      assertTrue(left().stream().anyMatch(WindowSignalIT::isCapture), () -> signal + " " + ended);
    }
    sender.interrupt();
  }

  /** What a program leaves that is killed while it warms up is deleted by the next window. */
  @Test
  void killedWhileItWarmsUp() throws Exception {
    setUp(FreePorts.next(), false);
    try (var program = start()) {
      awaitFile(WARM_UP);
      send(program, "KILL");
      program.ended();
    }
    var killed = left();
    assertTrue(killed.stream().anyMatch(Signalled::isOfWarmUp), killed::toString);
    assertEquals(List.of(), files(temporary));
    try (var program = start()) {
      Await.until("it is deleted", () -> killed.stream().noneMatch(Files::exists));
      send(program, "TERM");
      program.ended();
    }
    assertEquals(List.of(), left());
  }

  private static boolean isCapture(Path file) {
    return file.toString().endsWith(".pcapng");
  }

  private void setUp(int port, boolean keepSession) throws Exception {
    var settings = Files.createDirectories(folder.resolve("config").resolve("picklescope"));
    Files.writeString(
        settings.resolve("settings.json"),
        "{\"ports\": [{\"number\": %d}], \"keepSession\": %b}".formatted(port, keepSession));
  }
}
