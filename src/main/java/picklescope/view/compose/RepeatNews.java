package picklescope.view.compose;

/**
 * What the composer reports about a repeat that was started there.
 *
 * @param text for the user
 * @param failed whether the repeat has failed
 * @param ended whether the repeat has ended, so that the text does not change any more
 */
public record RepeatNews(String text, boolean failed, boolean ended) {
  /** Returns the current news of a repeat. */
  public static RepeatNews of(SendResult.Repeating repeating) {
    var status = repeating.repeat().status();
    long sent = status.sent() - status.failed();
    return switch (status.state()) {
      case RUNNING, PAUSED ->
          new RepeatNews(
              "✓ Repeating to %s%s: see Running"
                  .formatted(repeating.target(), SendResult.inParentheses(repeating.resolved())),
              false,
              false);
      case DONE ->
          new RepeatNews("✓ Sent %,d to %s".formatted(sent, repeating.target()), false, true);
      case STOPPED ->
          new RepeatNews(
              "Stopped. %,d sent to %s".formatted(sent, repeating.target()), false, true);
      case FAILED -> new RepeatNews("✕ " + status.problem(), true, true);
    };
  }
}
