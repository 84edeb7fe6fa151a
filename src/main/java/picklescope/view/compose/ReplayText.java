package picklescope.view.compose;

import picklescope.send.Replay;
import picklescope.send.SendJob;

/**
 * The state of a replay, for the user.
 *
 * @param failed whether the text is a problem, or has one
 * @param paused whether it can be resumed
 * @param progress 0 to 1
 */
public record ReplayText(String text, boolean failed, boolean paused, double progress) {
  /** Describes the current state of a replay. */
  public static ReplayText of(ReplayRun run) {
    if (!run.problem().isEmpty()) {
      return new ReplayText(run.problem(), true, false, 0);
    }
    return run.replay()
        .map(ReplayText::of)
        .orElseGet(() -> new ReplayText(waiting(run.waitingFor()), false, false, 0));
  }

  private static String waiting(String reason) {
    return reason.isEmpty() ? "Starting." : "Starts when all messages are found: " + reason;
  }

  private static ReplayText of(Replay replay) {
    var status = replay.status();
    var progress = replay.progress();
    boolean failed = status.state() == SendJob.State.FAILED;
    return new ReplayText(
        failed ? "✕ " + status.problem() : text(status, progress),
        failed || !status.problem().isEmpty(),
        status.state() == SendJob.State.PAUSED,
        (double) progress.played() / Math.max(1, progress.total()));
  }

  private static String text(SendJob.Status status, Replay.Progress progress) {
    return "%s%s · %,d sent%s%s%s%s%s%s"
        .formatted(
            word(status.state()),
            progress.nextInNanos() > 0 ? " · next in " + progress.nextIn() : "",
            status.sent() - status.failed(),
            status.failed() > 0 ? " · %,d failed".formatted(status.failed()) : "",
            speed(status),
            progress.loop() > 1 ? " · loop %,d".formatted(progress.loop()) : "",
            Double.isInfinite(status.asked()) ? "" : late(progress),
            progress.undecided().isNone() ? "" : " · " + progress.undecided().text(),
            status.problem().isEmpty() ? "" : " · ✕ " + status.problem());
  }

  private static String late(Replay.Progress progress) {
    return " · 99 %% sent at most %.2f ms late".formatted(progress.lateP99Nanos() / 1e6);
  }

  /** What rests has no actual speed, and what has ended none. */
  private static String speed(SendJob.Status status) {
    return switch (status.state()) {
      case RUNNING -> " · speed %s of %s".formatted(speed(status.actual()), speed(status.asked()));
      case PAUSED -> " · speed " + speed(status.asked());
      case STOPPED, DONE, FAILED -> "";
    };
  }

  private static String speed(double speed) {
    return Double.isInfinite(speed) ? "max" : "%.2f".formatted(speed);
  }

  private static String word(SendJob.State state) {
    return switch (state) {
      case RUNNING -> "playing";
      case PAUSED -> "paused";
      case DONE -> "done";
      case STOPPED -> "stopped";
      case FAILED -> "failed";
    };
  }
}
