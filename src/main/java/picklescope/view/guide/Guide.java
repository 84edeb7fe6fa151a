package picklescope.view.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pages that come with the program, by their names. */
public final class Guide {
  /** The page with which the guide begins. */
  public static final String FIRST = "guide.md";

  /** The pages in the order in which they are offered. */
  public static final List<String> NAMES =
      List.of(
          FIRST,
          "command-line.md",
          "envelopes.md",
          "lab.md",
          "analysis.md",
          "plugins.md",
          "java.md",
          "security.md",
          "reference/fields.md",
          "reference/expressions.md",
          "reference/keys.md",
          "reference/envelopes.md",
          "reference/json.md",
          "reference/settings.md",
          "reference/commands.md");

  private final Function<String, Optional<String>> texts;

  /**
   * Creates a guide.
   *
   * @param texts returns the Markdown of a page
   */
  Guide(Function<String, Optional<String>> texts) {
    this.texts = texts;
  }

  /** Returns the guide of this program. */
  public static Guide ofProgram() {
    return new Guide(Guide::resource);
  }

  private static Optional<String> resource(String name) {
    try (InputStream in = Guide.class.getResourceAsStream("/picklescope/guide/" + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the pages. */
  public List<GuidePage> pages() {
    return NAMES.stream().flatMap(name -> page(name).stream()).toList();
  }

  /** Returns a page; empty if the program has none of that name. */
  public Optional<GuidePage> page(String name) {
    return NAMES.contains(name)
        ? texts.apply(name).map(text -> GuidePage.of(name, text))
        : Optional.empty();
  }

  /**
   * Returns where a link on a page leads: the name of a page, and the anchor after {@code #}, if
   * there is one; empty if it leads out of the guide.
   */
  public static Optional<String> target(String page, String link) {
    if (link.startsWith("#")) {
      return Optional.of(page + link);
    }
    String folder = page.contains("/") ? page.substring(0, page.indexOf('/') + 1) : "";
    String path = link.startsWith("../") ? link.substring(3) : folder + link;
    String name = path.contains("#") ? path.substring(0, path.indexOf('#')) : path;
    return NAMES.contains(name) ? Optional.of(path) : Optional.empty();
  }
}
