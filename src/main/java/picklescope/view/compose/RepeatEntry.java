package picklescope.view.compose;

import java.util.Optional;
import picklescope.send.Repeat;
import picklescope.send.SavedSend;
import picklescope.send.SendJob;

/**
 * A repeat in the list, which may be running or stopped. Confined to the thread on which the outbox
 * passes on results.
 */
public final class RepeatEntry {
  private final Outbox outbox;
  private final SavedSend send;
  private Optional<Repeat> repeat;
  private String problem = "";

  RepeatEntry(Outbox outbox, SavedSend send, Optional<Repeat> repeat) {
    this.outbox = outbox;
    this.send = send;
    this.repeat = repeat;
  }

  /** Returns the send that is repeated. */
  public SavedSend send() {
    return send;
  }

  /** Returns the form and the text of the message in one line, as in the saved sends. */
  public String message() {
    return RowText.message(send.message(), 0);
  }

  /** Returns all destinations in one line. */
  public String to() {
    return RowText.destinations(send.to());
  }

  /** Returns its name in one line; empty if it has none but the text of the message. */
  public String name() {
    return send.name().equals(send.message().text()) ? "" : RowText.name(send.name());
  }

  /** Returns whether it is running or paused. */
  public boolean isActive() {
    return repeat.isPresent() && repeat.get().status().state().isActive();
  }

  /**
   * Starts or stops it.
   *
   * @param changed called afterwards
   */
  public void toggle(Runnable changed) {
    if (isActive()) {
      stop();
      changed.run();
    } else {
      send.rhythm()
          .ifPresent(rhythm ->
              outbox.repeat(
                  send,
                  rhythm,
                  result -> {
                    started(result);
                    changed.run();
                  }));
    }
  }

  private void started(SendResult result) {
    problem = "";
    switch (result) {
      case SendResult.Repeating now -> repeat = Optional.of(now.repeat());
      case SendResult.NotSent(String reason) -> problem = reason;
      case SendResult.Invalid(Draft.Mistake mistake) -> problem = mistake.message();
      case SendResult.Sent _, SendResult.Refused _ -> {}
    }
  }

  void stop() {
    repeat.ifPresent(Repeat::stop);
  }

  /** Returns whether it could not be started, or has failed. */
  public boolean hasFailed() {
    return !problem.isEmpty()
        || repeat.filter(it -> it.status().state() == SendJob.State.FAILED).isPresent();
  }

  /** Returns the state with the rates, or the problem. */
  public String state() {
    if (!problem.isEmpty()) {
      return "✕ " + problem;
    }
    return repeat
        .map(it -> state(it.status()))
        .orElseGet(() -> "off · " + send.rhythm().map(RhythmText::words).orElse(""));
  }

  /** Returns the last problem of the running repeat, or the state if there is no problem. */
  public String help() {
    return repeat
        .map(one -> one.status().problem())
        .filter(it -> !it.isEmpty())
        .orElseGet(this::state);
  }

  private static String state(SendJob.Status status) {
    String sent = "%,d sent".formatted(status.sent() - status.failed());
    return switch (status.state()) {
      case RUNNING, PAUSED -> {
        String refused = status.problem().isEmpty() ? "" : " · refused";
        String failed = status.failed() > 0 ? " · %,d failed".formatted(status.failed()) : refused;
        yield "%s of %s/s · %s%s"
            .formatted(number(status.actual()), number(status.asked()), sent, failed);
      }
      case DONE -> "done · " + sent;
      case STOPPED -> "stopped · " + sent;
      case FAILED -> "✕ " + status.problem();
    };
  }

  private static String number(double rate) {
    return rate >= 100 ? "%,.0f".formatted(rate) : "%.1f".formatted(rate);
  }
}
