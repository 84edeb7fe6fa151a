package picklescope.view.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A page of the guide.
 *
 * @param name the name of its file: {@code guide.md}, {@code reference/keys.md}
 */
public record GuidePage(String name, List<GuideBlock> blocks) {
  /** Copies the list. */
  public GuidePage {
    blocks = List.copyOf(blocks);
  }

  /** Reads a page as far as the pages of {@code docs} use Markdown; pictures are left out. */
  static GuidePage of(String name, String markdown) {
    return new GuidePage(name, new Reader(markdown.lines().toList()).read());
  }

  /** Returns its title. */
  public String title() {
    return blocks.stream()
        .filter(GuideBlock.Heading.class::isInstance)
        .map(GuideBlock.Heading.class::cast)
        .findFirst()
        .map(heading -> text(heading.text()))
        .orElse(name);
  }

  /** Returns the index of the heading with an anchor; empty if there is none. */
  public Optional<Integer> find(String anchor) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof GuideBlock.Heading heading && heading.anchor().equals(anchor)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static String text(List<GuideSpan> spans) {
    return spans.stream().map(GuideSpan::text).collect(Collectors.joining());
  }

  private static final class Reader {
    private final List<String> lines;
    private final List<GuideBlock> blocks = new ArrayList<>();
    private int at;

    Reader(List<String> lines) {
      this.lines = lines;
    }

    List<GuideBlock> read() {
      while (at < lines.size()) {
        String line = lines.get(at);
        if (line.isBlank() || line.strip().startsWith("<")) {
          at++;
        } else if (line.startsWith("#")) {
          heading(line);
        } else if (line.startsWith("```")) {
          fenced();
        } else if (line.startsWith("    ")) {
          indented();
        } else if (line.startsWith("|")) {
          table();
        } else if (line.startsWith("- ")) {
          at++;
          blocks.add(new GuideBlock.Item(GuideSpan.of(line.substring(2) + continued())));
        } else {
          at++;
          blocks.add(new GuideBlock.Paragraph(GuideSpan.of(line.strip() + continued())));
        }
      }
      return blocks;
    }

    private void heading(String line) {
      at++;
      int level = line.length() - line.replaceFirst("^#+", "").length();
      List<GuideSpan> text = GuideSpan.of(line.substring(level).strip());
      String anchor =
          text(text).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
      blocks.add(new GuideBlock.Heading(level, text, anchor));
    }

    private void fenced() {
      var code = new ArrayList<String>();
      for (at++; at < lines.size() && !lines.get(at).startsWith("```"); at++) {
        code.add(lines.get(at));
      }
      at++;
      blocks.add(new GuideBlock.Code(String.join("\n", code)));
    }

    private void indented() {
      var code = new ArrayList<String>();
      for (; at < lines.size() && lines.get(at).startsWith("    "); at++) {
        code.add(lines.get(at).substring(4));
      }
      blocks.add(new GuideBlock.Code(String.join("\n", code)));
    }

    private void table() {
      var rows = new ArrayList<List<List<GuideSpan>>>();
      for (; at < lines.size() && lines.get(at).startsWith("|"); at++) {
        String line = lines.get(at).strip();
        if (!line.matches("[|\\-: ]+-[|\\-: ]+")) {
          var cells = new ArrayList<List<GuideSpan>>();
          String inside = line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length());
          for (String cell : inside.split("(?<!\\\\)\\|", -1)) {
            cells.add(GuideSpan.of(cell.strip()));
          }
          rows.add(List.copyOf(cells));
        }
      }
      blocks.add(new GuideBlock.Table(rows));
    }

    /** Returns the further lines of a paragraph or an item, each after a blank. */
    private String continued() {
      var text = new StringBuilder();
      for (; at < lines.size() && isContinued(lines.get(at)); at++) {
        text.append(' ').append(lines.get(at).strip());
      }
      return text.toString();
    }

    private static boolean isContinued(String line) {
      return !line.isBlank()
          && !line.startsWith("#")
          && !line.startsWith("|")
          && !line.startsWith("- ")
          && !line.startsWith("```")
          && !line.strip().startsWith("<");
    }
  }
}
