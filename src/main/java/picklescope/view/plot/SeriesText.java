package picklescope.view.plot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.filter.EventExpression;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;
import picklescope.session.SeriesQuery;

/**
 * What the user writes for a series: an expression, and optionally a filter that chooses its
 * messages: {@code pos[0] where sender == 'LAB-3'}.
 */
public final class SeriesText {
  private static final Pattern WHERE = Pattern.compile("\\swhere\\s");

  private SeriesText() {}

  /** Returns the text of an expression over the messages of a filter; an empty one for all. */
  public static String of(String expression, String where) {
    return where.isBlank() ? expression : expression + " where " + where;
  }

  /**
   * Reads a text.
   *
   * @throws SourceException with the position of the mistake
   */
  public static SeriesQuery parse(String text) throws SourceException {
    if (text.isBlank()) {
      throw new SourceException(0, "write what to plot, such as pos[0]");
    }
    try {
      return new SeriesQuery(EventExpression.of(text), Filter.everything());
    } catch (SourceException whole) {
      Matcher where = WHERE.matcher(text);
      SourceException mistake = whole;
      while (where.find()) {
        EventExpression expression;
        try {
          expression = EventExpression.of(text.substring(0, where.start()));
        } catch (SourceException e) {
          mistake = e;
          continue; // the word is in a text
        }
        return new SeriesQuery(expression, filter(text, where.end()));
      }
      throw mistake;
    }
  }

  private static Filter filter(String text, int from) throws SourceException {
    try {
      return Filter.of(text.substring(from));
    } catch (SourceException e) {
      throw new SourceException(from + e.offset(), e.getMessage());
    }
  }
}
