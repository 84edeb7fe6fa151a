package picklescope.view.compose;

import java.util.Optional;
import picklescope.send.Repeat;
import picklescope.send.Rhythm;
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
  private boolean starting;
  private int attempts; // to start it; a later one, or a stop, makes those before invalid

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

  /** Returns whether it is starting, running or paused. */
  public boolean isActive() {
    return starting || repeat.isPresent() && repeat.get().status().state().isActive();
  }

  /**
   * Starts or stops it. It is active from now on, though it may wait for a name server.
   *
   * @param changed called afterwards
   */
  public void toggle(Runnable changed) {
    if (isActive()) {
      stop();
      changed.run();
    } else {
      send.rhythm().ifPresent(rhythm -> start(rhythm, changed));
    }
  }

  private void start(Rhythm rhythm, Runnable changed) {
    starting = true;
    int attempt = ++attempts;
    outbox.repeat(
        send,
        rhythm,
        result -> {
          if (attempt == attempts) {
            started(result);
          } else if (result instanceof SendResult.Repeating late) {
            late.repeat().stop();
          }
          changed.run();
        });
  }

  private void started(SendResult result) {
    starting = false;
    problem = "";
    switch (result) {
      case SendResult.Repeating now -> repeat = Optional.of(now.repeat());
      case SendResult.NotSent(String reason) -> problem = reason;
      case SendResult.Invalid(Draft.Mistake mistake) -> problem = mistake.message();
      case SendResult.Sent _, SendResult.Refused _ -> {}
    }
  }

  void stop() {
    starting = false;
    attempts++;
    repeat.ifPresent(Repeat::stop);
  }

  /** Returns whether it could not be started, or has failed. */
  public boolean hasFailed() {
    return !problem.isEmpty()
        || repeat.filter(it -> it.status().state() == SendJob.State.FAILED).isPresent();
  }

  /** Returns the state with the rates, or the problem. */
  public String state() {
    if (starting) {
      return "starting";
    }
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
