package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.net.FreePorts;

/** What README and the pages of the documentation promise, tried as a reader would. */
@Timeout(120)
class DocumentationIT {
  private static final Path README = Path.of("README.md");

  @Test
  void thePythonLinesOfReadmeSendTwoMessages() throws Exception {
    var block = Pattern.compile("(?s)```python\n(.*?)```").matcher(Files.readString(README));
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
  void theCommandsAndOptionsThatThePageNamesExist() throws Exception {
    String page = Files.readString(Path.of("docs", "command-line.md"));
    var commands = Pattern.compile("(?m)^    picklescope (\\w+)(.*)$").matcher(page);
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
}
