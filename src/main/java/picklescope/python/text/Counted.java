package picklescope.python.text;

import java.util.Locale;

/** Numbers of things as texts for the user. */
public final class Counted {
  private Counted() {}

  /**
   * Returns a number and what is counted.
   *
   * @param one what follows the number 1
   * @param several what follows any other number
   */
  public static String of(long count, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several);
  }

  /** Returns a number of bytes. */
  public static String bytes(long count) {
    return of(count, "byte", "bytes");
  }

  /** Returns a number of messages. */
  public static String messages(long count) {
    return of(count, "message", "messages");
  }

  /** Returns a number of messages and <em>was</em> or <em>were</em>. */
  public static String messagesWere(long count) {
    return of(count, "message was", "messages were");
  }
}
