package picklescope.stream;

import java.util.List;

/**
 * The form of a message.
 *
 * @param format {@value #CALL}, {@value #BARE}, {@value #RAW}, or the name of the format of raw
 *     bytes, such as {@code json}
 * @param positional the number of positional arguments
 * @param keywords the names of the keyword arguments, sorted; empty if there are too many
 * @param manyKeywords whether there are more or longer names than are told apart: all such messages
 *     of one format and one number of arguments have the same shape
 */
public record StreamShape(
    String format, int positional, List<String> keywords, boolean manyKeywords) {
  /** A call. */
  public static final String CALL = "call";

  /** A pickle that is not a call. */
  public static final String BARE = "bare";

  /** Bytes in no known format. */
  public static final String RAW = "raw";

  /** The most names that are told apart. */
  public static final int MOST_KEYWORDS = 40;

  /** The most bytes of all names together. */
  public static final int MOST_KEYWORD_BYTES = 600;

  /** Copies the names. */
  public StreamShape {
    keywords = List.copyOf(keywords);
  }

  @Override
  public int hashCode() {
    return (SeededHash.of(format) * SeededHash.FACTOR + positional) * SeededHash.FACTOR
        + SeededHash.of(keywords);
  }
}
