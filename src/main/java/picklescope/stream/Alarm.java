package picklescope.stream;

import picklescope.filter.Filter;
import picklescope.python.source.SourceException;

/**
 * Something of which the user wants to be told. Each has a text, which {@link #of} reads:
 *
 * <ul>
 *   <li>{@code silent 2s}: no message of a stream for 2 seconds ({@code ms}, {@code s}, {@code
 *       min})
 *   <li>{@code rate < 50}, {@code rate > 200}: messages a second of a stream, over four to five
 *       seconds
 *   <li>{@code filter: foo > 50}: a message has come for which the filter is true
 * </ul>
 *
 * <p>The first three may end with {@code for WORDS}: only streams whose sender, address or title
 * contains the words, ignoring case. Without words an alarm about silence or a low rate concerns
 * only streams that were faster before: their intervals within that time on average, or the rate. A
 * rate is over when it is 5 % beyond the limit. Immutable.
 */
public sealed interface Alarm {
  /** An alarm about single streams. */
  sealed interface OfStreams extends Alarm {
    /** Returns the words that a stream's sender, address or title has to contain; may be empty. */
    String words();
  }

  /**
   * No message for a time.
   *
   * @param seconds more than 0
   */
  record Silent(double seconds, String words) implements OfStreams {
    @Override
    public String text() {
      return AlarmText.of(this);
    }
  }

  /**
   * Fewer messages a second.
   *
   * @param rate more than 0
   */
  record RateBelow(double rate, String words) implements OfStreams {
    @Override
    public String text() {
      return AlarmText.of(this);
    }
  }

  /**
   * More messages a second.
   *
   * @param rate at least 0
   */
  record RateAbove(double rate, String words) implements OfStreams {
    @Override
    public String text() {
      return AlarmText.of(this);
    }
  }

  /** A message that a filter chooses. */
  record Came(Filter filter) implements Alarm {
    @Override
    public String text() {
      return AlarmText.of(this);
    }
  }

  /**
   * Reads an alarm.
   *
   * @throws SourceException with the position of the mistake and a message for the user
   */
  static Alarm of(String text) throws SourceException {
    return AlarmText.read(text);
  }

  /** Returns the text, which {@link #of} reads. */
  String text();
}
