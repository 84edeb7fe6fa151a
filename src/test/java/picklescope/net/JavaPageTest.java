package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Java example of the documentation, compiled and run as described there, on free ports. */
@Timeout(120)
class JavaPageTest {
  @TempDir Path folder;

  @Tag("slow")
  @Test
  void theExampleCompilesAndRuns() throws Exception {
    var page = Files.readString(Path.of("docs/java.md"));
    var block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertTrue(block.find(), "the page has a Java example");
    var example =
        block
            .group(1)
            .replace("4950", Integer.toString(FreePorts.next()))
            .replace("4960", Integer.toString(FreePorts.next()));
    var source = Files.writeString(folder.resolve("Example.java"), example);
    var classes = Network.class.getProtectionDomain().getCodeSource().getLocation();

    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path(classes),
                source.toString())
            .redirectErrorStream(true)
            .start();
    try (var out = process.inputReader();
        var in = process.outputWriter()) {
      // The listener's thread and the main one print in any order.
      var lines = new HashSet<>(List.of(out.readLine(), out.readLine(), out.readLine()));
      assertEquals(
          Set.of(
              "Press Enter to end.",
              "call (5, 'hello', [1, 2, 3]) {'foo': 78}",
              "raw Some raw data"),
          lines);
      in.write("\n");
      in.flush();
      assertEquals(0, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
  }

  private static String path(java.net.URL url) throws URISyntaxException {
    return Path.of(url.toURI()).toString();
  }
}
