package picklescope.view.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of text in one style.
 *
 * @param link where it leads: {@code envelopes.md#formats}, {@code #the-table}; empty for nowhere
 */
public record GuideSpan(String text, Style style, String link) {
  /** How it looks. */
  public enum Style {
    PLAIN,
    STRONG,
    EMPHASIS,
    CODE
  }

  private static final Pattern MARKED =
      Pattern.compile(
          "`([^`]+)`|<code>(.*?)</code>|\\*\\*(.+?)\\*\\*|\\*([^*\\s](?:[^*]*[^*\\s])?)\\*|\\[([^\\]]+)\\]\\(([^)]+)\\)");

  /** Reads the marks in a line of text. */
  static List<GuideSpan> of(String text) {
    var spans = new ArrayList<GuideSpan>();
    Matcher marked = MARKED.matcher(text);
    int from = 0;
    while (marked.find()) {
      add(spans, text.substring(from, marked.start()), Style.PLAIN, "");
      if (marked.group(1) != null) {
        add(spans, marked.group(1), Style.CODE, "");
      } else if (marked.group(2) != null) {
        add(spans, marked.group(2), Style.CODE, "");
      } else if (marked.group(3) != null) {
        add(spans, marked.group(3).replace("`", ""), Style.STRONG, "");
      } else if (marked.group(4) != null) {
        add(spans, marked.group(4), Style.EMPHASIS, "");
      } else {
        add(spans, marked.group(5).replace("`", ""), Style.PLAIN, marked.group(6));
      }
      from = marked.end();
    }
    add(spans, text.substring(from), Style.PLAIN, "");
    return List.copyOf(spans);
  }

  private static void add(List<GuideSpan> to, String text, Style style, String link) {
    String shown = text.replace("\\|", "|").replace("&#124;", "|").replace("&gt;", ">");
    if (!shown.isEmpty()) {
      to.add(new GuideSpan(shown, style, link));
    }
  }
}
