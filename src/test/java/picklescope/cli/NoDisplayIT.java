package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picklescope.net.FreePorts;

/** Without a display the program reports it in one line and prints messages in the terminal. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class NoDisplayIT {
  @Test
  void withoutDisplayItListensInTheTerminal() throws Exception {
    listensInTheTerminal("unset DISPLAY WAYLAND_DISPLAY", "DISPLAY is not set");
  }

  @Tag("slow")
  @Test
  void withADeadDisplayToo() throws Exception {
    listensInTheTerminal("DISPLAY=:7654; export DISPLAY", "no X server answers at DISPLAY=:7654");
  }

  @Test
  void aCaptureIsPrinted() throws Exception {
    String capture =
        "unset DISPLAY; '%1$s' listen -p %2$d -c 1 -w - | '%1$s' -"
            .formatted(Launched.LAUNCHER, FreePorts.next());
    int port = Integer.parseInt(capture.replaceAll("(?s).*-p (\\d+).*", "$1"));
    try (var program = Launched.start(Map.of(), Stream.of("sh", "-c", capture))) {
      var output = Stream.of(program.nextErr(), program.nextErr()).sorted().toList();
      assertEquals("listening on " + port, output.get(0));
      assertTrue(output.get(1).startsWith("picklescope: no window can open: "), output.get(1));
      Launched.run("send", "127.0.0.1:" + port, "--raw", "through a pipe").succeeded();
      assertTrue(program.ended().succeeded().out().get(0).contains("b'through a pipe'"));
    }
  }

  private static void listensInTheTerminal(String setUp, String reason) throws Exception {
    assumeTrue(FreePorts.isFree(4950), "skipped: 4950, the usual port, is taken here");
    String command = setUp + "; exec '" + Launched.LAUNCHER + "'";
    try (var program =
        Launched.start(Map.of(), Launched.interruptible(Stream.of("sh", "-c", command)))) {
      String output = program.nextErr();
      assertTrue(output.startsWith("picklescope: no window can open: "), output);
      assertTrue(output.contains(reason), output);
      assertEquals("listening on 4950", program.nextErr());
      Launched.run("send", "127.0.0.1", "--raw", "over here").succeeded();
      String line = program.nextOut();
      assertTrue(line.contains("b'over here'"), line);

      new ProcessBuilder("kill", "-INT", "" + program.process().pid()).start().waitFor();

      assertEquals(0, program.ended().code());
    }
  }
}
