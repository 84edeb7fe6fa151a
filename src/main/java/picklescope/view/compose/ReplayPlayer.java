package picklescope.view.compose;

import java.util.Optional;
import picklescope.send.Replay;
import picklescope.send.SendJob;
import picklescope.session.Session;

/** Plays one replay at a time. For one thread, such as that of the window; no method blocks. */
public final class ReplayPlayer {
  private final Session session;
  private final ReplaySource source;
  private Optional<ReplayRun> run = Optional.empty();
  private String mistake = "";

  /**
   * Creates a player.
   *
   * @param session sends the messages
   * @param source the messages that can be replayed
   */
  public ReplayPlayer(Session session, ReplaySource source) {
    this.session = session;
    this.source = source;
  }

  /** Returns whether a replay has not ended. */
  public boolean isActive() {
    return run.isPresent() && run.get().isActive();
  }

  private Optional<Replay> replay() {
    return run.flatMap(ReplayRun::replay);
  }

  private Optional<SendJob.State> state() {
    return replay().map(one -> one.status().state());
  }

  /** Returns whether it can be paused or resumed. */
  public boolean canPause() {
    return isActive() && state().isPresent();
  }

  /** Returns whether the next message can be sent alone. */
  public boolean canStep() {
    return !isActive() || state().equals(Optional.of(SendJob.State.PAUSED));
  }

  /** Returns whether it waits so long for the next message that this can be skipped. */
  public boolean canSkip() {
    return isActive() && replay().filter(one -> one.progress().nextInNanos() > 0).isPresent();
  }

  /** Sends the next message now. */
  public void skip() {
    mistake = "";
    replay().ifPresent(Replay::skip);
  }

  /**
   * Goes on at another message.
   *
   * @param share where that is among all messages, 0 to 1
   */
  public void seek(double share) {
    mistake = "";
    replay().ifPresent(one -> one.seek((long) (share * one.progress().total())));
  }

  /**
   * Returns what is wrong with the last command, or the state of the replay; empty if nothing has
   * been replayed.
   */
  public Optional<ReplayText> text() {
    var current = run.map(ReplayText::of);
    return mistake.isEmpty()
        ? current
        : Optional.of(
            new ReplayText(
                mistake,
                true,
                current.filter(ReplayText::paused).isPresent(),
                current.map(ReplayText::progress).orElse(0.0)));
  }

  /**
   * Starts a replay if none is active.
   *
   * @param selected whether the selected messages are replayed, instead of all in the table
   */
  public void play(ReplayDraft draft, boolean selected) {
    start(draft, selected, false);
  }

  /** Sends the next message; starts a replay if none is active. */
  public void step(ReplayDraft draft, boolean selected) {
    if (isActive()) {
      replay().ifPresent(Replay::step);
    } else {
      start(draft, selected, true);
    }
  }

  private void start(ReplayDraft draft, boolean selected, boolean stepping) {
    if (!isActive()) {
      reportMistake(() -> run = Optional.of(draft.start(session, source, selected, stepping)));
    }
  }

  /** Changes the speed; starts a replay if none is active. */
  public void changeSpeed(ReplayDraft draft, boolean selected) {
    if (isActive()) {
      reportMistake(() -> {
        double factor = draft.speedFactor();
        replay().ifPresent(one -> one.setSpeed(factor));
      });
    } else {
      start(draft, selected, false);
    }
  }

  private void reportMistake(Runnable command) {
    mistake = "";
    try {
      command.run();
    } catch (IllegalArgumentException e) {
      mistake = String.valueOf(e.getMessage());
    }
  }

  /** Pauses or resumes the replay. */
  public void pause() {
    mistake = "";
    replay().ifPresent(one -> one.pause(one.status().state() == SendJob.State.RUNNING));
  }

  /** Stops the replay, also before it has started; does not wait for its end. */
  public void stop() {
    run.ifPresent(ReplayRun::stop);
  }
}
