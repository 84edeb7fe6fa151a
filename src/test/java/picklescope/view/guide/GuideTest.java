package picklescope.view.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuideTest {
  private final Guide guide = new Guide(GuideTest::text);

  private static Optional<String> text(String name) {
    try {
      return Optional.of(Files.readString(Path.of("docs").resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsTheMarksOfAPage() {
    var page =
        GuidePage.of(
            "x.md",
            """
            # The *title*

            Some `code` and **strong** text,
            with [a link](y.md#z).

            - one
              item
            - two

            | a | b |
            |---|---|
            | `x` \\| y | *z* |

                indented
                  code

            <picture>
              <img src="x.png">
            </picture>

            ```python
            # no heading
            ```
            ## Why? A `b`!
            """);
    assertEquals("The title", page.title());
    assertEquals(
        List.of("Heading", "Paragraph", "Item", "Item", "Table", "Code", "Code", "Heading"),
        page.blocks().stream().map(block -> block.getClass().getSimpleName()).toList());
    var paragraph = (GuideBlock.Paragraph) page.blocks().get(1);
    assertEquals(
        List.of(
            new GuideSpan("Some ", GuideSpan.Style.PLAIN, ""),
            new GuideSpan("code", GuideSpan.Style.CODE, ""),
            new GuideSpan(" and ", GuideSpan.Style.PLAIN, ""),
            new GuideSpan("strong", GuideSpan.Style.STRONG, ""),
            new GuideSpan(" text, with ", GuideSpan.Style.PLAIN, ""),
            new GuideSpan("a link", GuideSpan.Style.PLAIN, "y.md#z"),
            new GuideSpan(".", GuideSpan.Style.PLAIN, "")),
        paragraph.text());
    var table = (GuideBlock.Table) page.blocks().get(4);
    assertEquals(2, table.rows().size());
    assertEquals(2, table.rows().get(1).size());
    assertEquals(Optional.of(7), page.find("why-a-b"));
  }

  @Test
  void allPagesAreThereAndTheTopicsHaveTheirHeadings() {
    assertEquals(Guide.NAMES, guide.pages().stream().map(GuidePage::name).toList());
    for (String topic : GuideTopic.all().values()) {
      String[] parts = topic.split("#");
      var page = guide.page(parts[0]).orElseThrow();
      assertTrue(page.find(parts[1]).isPresent(), topic);
    }
    assertEquals("guide.md#plot", GuideTopic.of(List.of("x", "plot", "events")));
    assertEquals("guide.md", GuideTopic.of(List.of("x")));
  }

  /** A pane that got another id would open the beginning of the guide. */
  @Test
  void eachPaneWithATopicIsInTheWindow() throws IOException {
    var ids = new HashSet<String>();
    var set = Pattern.compile("(?:setId|super)\\(\\s*\"([^\"]+)\"");
    try (var files = Files.walk(Path.of("src/main/java/picklescope/ui"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        set.matcher(Files.readString(file)).results().forEach(one -> ids.add(one.group(1)));
      }
    }
    var missing = new TreeSet<>(GuideTopic.all().keySet());
    missing.removeAll(ids);
    assertEquals(Set.of(), missing);
  }

  /** A mark that was not understood would be shown as it is. */
  @Test
  void noMarksAreLeft() {
    for (GuidePage page : guide.pages()) {
      for (GuideBlock block : page.blocks()) {
        if (block instanceof GuideBlock.Paragraph(List<GuideSpan> spans)) {
          for (GuideSpan span : spans) {
            if (span.style() == GuideSpan.Style.PLAIN) {
              assertTrue(!span.text().contains("**") && !span.text().contains("]("), span.text());
            }
          }
        }
      }
    }
  }

  @Test
  void linksLeadToPagesOfTheGuide() {
    assertEquals(Optional.of("guide.md#track"), Guide.target("guide.md", "#track"));
    assertEquals(
        Optional.of("command-line.md#json"),
        Guide.target("reference/json.md", "../command-line.md#json"));
    assertEquals(Optional.of("reference/keys.md"), Guide.target("reference/fields.md", "keys.md"));
    assertEquals(Optional.empty(), Guide.target("guide.md", "https://example.org"));
    assertEquals(Optional.empty(), Guide.target("guide.md", "../assets/x.png"));
  }

  /** Such a link would do nothing in the window, where the page is not. */
  @Test
  void theFirstPageLinksOnlyToPagesThatCome() {
    for (GuideBlock block : guide.page(Guide.FIRST).orElseThrow().blocks()) {
      for (GuideSpan span : spans(block)) {
        var target = Guide.target(Guide.FIRST, span.link());
        assertTrue(
            span.link().isEmpty() || span.link().startsWith("https:") || target.isPresent(),
            span.link());
      }
    }
  }

  private static List<GuideSpan> spans(GuideBlock block) {
    return switch (block) {
      case GuideBlock.Paragraph(List<GuideSpan> text) -> text;
      case GuideBlock.Table table ->
          table.rows().stream().flatMap(List::stream).flatMap(List::stream).toList();
      default -> List.of();
    };
  }
}
