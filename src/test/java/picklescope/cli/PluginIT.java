package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.net.FreePorts;
import tools.jackson.databind.json.JsonMapper;

/** The plugin of the documentation, made and used as described there. */
@Timeout(120)
class PluginIT {
  @TempDir Path folder;

  private Path jar() throws Exception {
    String page = Files.readString(Path.of("docs/plugins.md"));
    var block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertTrue(block.find(), "the page has a Java example");
    Path source = Files.writeString(folder.resolve("TrackerPlugin.java"), block.group(1));
    Path classes = folder.resolve("classes");
    run("javac", "-cp", "target/classes", "-d", classes.toString(), source.toString());
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("picklescope.format.FormatPlugin"), "TrackerPlugin\nno.such.Plugin\n");
    Path plugins = Files.createDirectories(Launched.settings(folder).resolve("plugins"));
    Path jar = plugins.resolve("tracker.jar");
    run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
    return jar;
  }

  private static void run(String tool, String... arguments) {
    assertEquals(
        0, ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments), tool);
  }

  @Test
  void thePluginOfTheDocumentationIsAnEnvelope() throws Exception {
    assertTrue(Files.isRegularFile(jar()));
    int port = FreePorts.next();
    var command =
        Launched.command(
            "listen",
            "-p",
            "" + port,
            "-c",
            "2",
            "--format",
            "json",
            "--envelope",
            port + "=call, tracker");
    try (var launched = Launched.start(Launched.own(folder), command)) {
      String problem = launched.nextErr();
      assertTrue(problem.contains("no.such.Plugin"), problem);
      assertEquals("listening on " + port, launched.nextErr());
      Launched.python(
              """
              import socket, struct
              s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
              s.sendto(struct.pack('<4si3f', b'TRK1', 7, 1, 2, 0.5), ('127.0.0.1', %d))
              s.sendto(b'TRK0', ('127.0.0.1', %d))
              """
                  .formatted(port, port))
          .ended()
          .succeeded();
      var out = launched.ended().succeeded().out();
      var packet = JsonMapper.shared().readTree(out.get(0));
      assertEquals("tracker", packet.path("format").asString());
      assertEquals("{\"body\":7,\"pos\":[1.0,2.0,0.5]}", packet.path("attributes").toString());
      var other = JsonMapper.shared().readTree(out.get(1));
      assertTrue(other.path("reason").asString().contains("begins with TRK1"), other.toString());
    }
  }
}
