package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.net.FreePorts;

/** What README promises, tried as a reader would. */
@Timeout(120)
class ReadmeIT {
  private static String readme() throws Exception {
    return Files.readString(Path.of("README.md"));
  }

  @Test
  void thePythonLinesMakeTwoMessages() throws Exception {
    var block = Pattern.compile("(?s)```python\n(.*?)```").matcher(readme());
    assertTrue(block.find());
    int port = FreePorts.next();
    String script = block.group(1).replace("4950", "" + port);
    try (var listen = Launched.picklescope("listen", "-p", "" + port, "-c", "2")) {
      listen.nextErr();
      Launched.python(script).ended().succeeded();
      List<String> lines = listen.ended().succeeded().out();
      assertTrue(lines.get(0).contains("5, 'hello', [1, 2, 3]"), lines.get(0));
      assertTrue(lines.get(0).contains("foo=78"), lines.get(0));
      assertTrue(lines.get(1).contains("Some raw data"), lines.get(1));
    }
  }

  @Test
  void theCommandsAndOptionsThatItNamesExist() throws Exception {
    var commands = Pattern.compile("(?m)^    picklescope (\\w+)(.*)$").matcher(readme());
    var helps = new HashMap<String, String>();
    int tried = 0;
    for (; commands.find(); tried++) {
      String command = commands.group(1);
      if (!helps.containsKey(command)) {
        helps.put(command, String.join("\n", Launched.run(command, "--help").succeeded().out()));
      }
      String help = helps.get(command);
      String shown = commands.group(2).replaceAll("#.*", "").replaceAll("\"[^\"]*\"|'[^']*'", "");
      var options = Pattern.compile(" (--?[a-z-]+)").matcher(shown);
      while (options.find()) {
        assertTrue(help.contains(options.group(1)), commands.group());
      }
    }
    assertTrue(tried > 5);
  }

  @Test
  void theLinksLeadToFiles() throws Exception {
    for (String file : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      var links =
          Pattern.compile("\\]\\((?!http)([^)#]+)\\)").matcher(Files.readString(Path.of(file)));
      while (links.find()) {
        assertTrue(Files.exists(Path.of(links.group(1))), file + " links to " + links.group(1));
      }
    }
    assertFalse(readme().contains("TODO"));
    assertEquals("# Picklescope", readme().lines().findFirst().orElseThrow());
  }
}
