package picklescope.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links of the documents lead to files and headings that exist, and each page can be reached. */
class DocumentsTest {
  private static final Path DOCS = Path.of("docs");
  private static final Pattern CODE = Pattern.compile("```.*?```", Pattern.DOTALL);
  private static final Pattern LINK =
      Pattern.compile("]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  private static List<Path> documents() throws IOException {
    try (var root = Files.list(Path.of(""));
        var docs = Files.walk(DOCS)) {
      return Stream.concat(root, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  private static List<String> links(Path document) throws IOException {
    return LINK.matcher(CODE.matcher(Files.readString(document)).replaceAll(""))
        .results()
        .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
        .filter(link -> !link.startsWith("https:"))
        .toList();
  }

  /** Returns the file to which a link leads. */
  private static Path target(Path document, String link) {
    String path = link.replaceFirst("#.*", "");
    return path.isEmpty() ? document : document.resolveSibling(path).normalize();
  }

  /** Returns the anchors that GitHub gives to the headings of a document. */
  private static Set<String> anchors(Path document) throws IOException {
    var anchors = new HashSet<String>();
    HEADING
        .matcher(CODE.matcher(Files.readString(document)).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1"))
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }

  @Test
  void eachLinkLeadsToAFileAndAHeading() throws IOException {
    var broken = new ArrayList<String>();
    int checked = 0;
    for (Path document : documents()) {
      for (String link : links(document)) {
        Path target = target(document, link);
        int hash = link.indexOf('#');
        boolean found =
            Files.exists(target)
                && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
        if (!found) {
          broken.add(document + ": " + link);
        }
        checked++;
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(checked > 100, "links found: " + checked);
  }

  @Test
  void eachPageCanBeReachedFromTheReadme() throws IOException {
    var reached = new TreeSet<Path>();
    var next = new ArrayList<>(List.of(Path.of("README.md")));
    while (!next.isEmpty()) {
      Path document = next.removeLast();
      if (reached.add(document)) {
        for (String link : links(document)) {
          Path target = target(document, link);
          if (target.toString().endsWith(".md")) {
            next.add(target);
          }
        }
      }
    }
    var pages = new TreeSet<>(documents().stream().filter(page -> page.startsWith(DOCS)).toList());
    pages.removeAll(reached);
    assertEquals(Set.of(), pages);
  }

  @Test
  void nothingIsLeftToBeWritten() throws IOException {
    for (Path document : documents()) {
      assertTrue(!Files.readString(document).contains("TODO"), document.toString());
    }
  }

  @Test
  void readmeAndContributingAreShort() throws IOException {
    for (String document : List.of("README.md", "CONTRIBUTING.md")) {
      int lines = Files.readAllLines(Path.of(document)).size();
      assertTrue(lines <= 100, document + " has " + lines + " lines");
    }
  }
}
