package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.net.FreePorts;

/** What README and the pages of the documentation promise, tried as a reader would. */
@Timeout(120)
class DocumentationIT {
  private static final Path README = Path.of("README.md");

  /** All pages of the project: those at the top and those in docs. */
  private static List<Path> pages() throws IOException {
    try (var top = Files.list(Path.of(""));
        var docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top, docs).filter(page -> page.toString().endsWith(".md")).toList();
    }
  }

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

  @Test
  void theLinksLeadToFilesAndHeadings() throws Exception {
    var links = Pattern.compile("\\]\\((?!http)([^)#]*)(?:#([^)]+))?\\)");
    int tried = 0;
    for (Path page : pages()) {
      String text = Files.readString(page);
      assertFalse(text.contains("TODO"), page.toString());
      for (var link = links.matcher(text); link.find(); tried++) {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        assertTrue(Files.exists(target), page + " links to " + link.group(1));
        if (link.group(2) != null) {
          assertTrue(anchors(target).contains(link.group(2)), page + " links to " + link.group());
        }
      }
    }
    assertTrue(tried > 15);
    assertEquals("# Picklescope", Files.readString(README).lines().findFirst().orElseThrow());
  }

  /** Returns the anchors that GitHub gives the headings of a page. */
  private static List<String> anchors(Path page) throws IOException {
    return Files.readString(page)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase().replaceAll("[^a-z0-9 -]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .toList();
  }
}
