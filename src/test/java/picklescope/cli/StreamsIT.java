package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.net.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code picklescope streams} with what real python3 programs send. */
@Timeout(120)
class StreamsIT {
  /** Poses at 200 a second, of which the twentieth is lost, then commands. */
  private static final String POSES =
      """
      import pickle, socket, time
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      to = ('127.0.0.1', %d)
      for n in range(100):
          if n != 20:
              s.sendto(pickle.dumps(((), {'n': n, 'pos': [n / 9, 1.8, 0.0]}), 4), to)
          time.sleep(0.005)
      for word in ('start', 'stop', 'start'):
          s.sendto(pickle.dumps(((word,), {}), 4), to)
      s.sendto(b'Some raw data', to)
      """;

  @Test
  void countsWhatArrivesUntilItIsSilent() throws Exception {
    int port = FreePorts.next();
    try (var streams =
        Launched.picklescope(
            "streams",
            "-p",
            "" + port,
            "--format",
            "json",
            "--alarm",
            "silent 2s",
            "--until-alarm")) {
      assertEquals("listening on " + port, streams.nextErr());
      Launched.python(POSES.formatted(port)).ended().succeeded();

      var ended = streams.ended();

      assertEquals(3, ended.code(), ended::toString);
      JsonNode alarm = JsonMapper.shared().readTree(ended.out().getFirst());
      assertTrue(alarm.path("text").asString().contains("(n, pos): silent for "), alarm::toString);
      assertEquals(5, ended.out().size(), ended.out()::toString);
      JsonNode poses = JsonMapper.shared().readTree(ended.out().get(1));
      assertEquals("(n, pos)", poses.path("stream").asString());
      assertEquals(99, poses.path("count").asInt());
      assertEquals(
          "n: 1 missing, first 21 after 19", poses.path("odd").path(0).path("text").asString());
      double mean = poses.path("interval_mean").asDouble();
      assertTrue(mean >= 0.005 && mean < 1, () -> "" + mean);
      JsonNode start = JsonMapper.shared().readTree(ended.out().get(2));
      assertEquals("'start'", start.path("verb").asString());
      assertEquals(2, start.path("count").asInt());
      JsonNode raw = JsonMapper.shared().readTree(ended.out().get(4));
      assertEquals("raw", raw.path("format").asString());
    }
  }

  @Tag("slow")
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void ctrlCPrintsTheTable() throws Exception {
    int port = FreePorts.next();
    var command =
        Stream.of(Launched.LAUNCHER.toString(), "streams", "-p", "" + port, "--by", "kind");
    try (var streams = Launched.start(Map.of(), Launched.interruptible(command))) {
      assertEquals("listening on " + port, streams.nextErr());
      Launched.python(POSES.formatted(port)).ended().succeeded();
      Launched.interrupt(streams.process());
      var lines = streams.ended().succeeded().out();
      assertTrue(lines.get(1).contains("network"), lines::toString);
      assertTrue(lines.get(1).startsWith("     102  "), lines::toString);
      assertTrue(lines.get(2).contains("'raw'  b'Some raw data'"), lines::toString);
    }
  }

  @Tag("slow")
  @Test
  @EnabledOnOs(OS.LINUX) // "script" has other options elsewhere
  void aTerminalShowsTheTableLive(@TempDir Path folder) throws Exception {
    int port = FreePorts.next();
    Path typescript = folder.resolve("typescript");
    String command =
        "%s streams -p %d --alarm \"filter: data[0] == 'stop'\" --until-alarm"
            .formatted(Launched.LAUNCHER, port);
    try (var terminal =
        Launched.start(
            Map.of(), Stream.of("script", "-q", "-f", "-e", "-c", command, "" + typescript))) {
      Await.until(
          "it listens",
          () ->
              Files.exists(typescript)
                  && Files.readString(typescript).contains("listening on " + port));
      Launched.python(POSES.formatted(port)).ended().succeeded();
      assertEquals(3, terminal.ended().code());
    }
    String shown = Files.readString(typescript);
    assertTrue(shown.contains("\u001b[J"), shown);
    assertTrue(shown.contains("has come: data[0] == 'stop'"), shown);
    assertTrue(shown.contains("('stop')"), shown);
  }
}
