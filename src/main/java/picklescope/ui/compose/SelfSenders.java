package picklescope.ui.compose;

import java.util.function.Consumer;
import javafx.application.Platform;
import picklescope.saved.SavedFiles;
import picklescope.send.Repeat;
import picklescope.send.SendJob;
import picklescope.send.Sequence;
import picklescope.session.Session;
import picklescope.ui.control.Lazy;
import picklescope.view.compose.Outbox;
import picklescope.view.compose.RepeatList;
import picklescope.view.compose.RepeatsFile;
import picklescope.view.compose.ReplayPlayer;
import picklescope.view.compose.ReplaySource;
import picklescope.view.compose.ResponderSwitches;
import picklescope.view.compose.Sending;

/** What sends by itself, repeats, responders and the replay, with its pages. */
final class SelfSenders {
  private final Session session;
  private final Outbox outbox;
  private final RepeatsFile file;
  private final RepeatList repeats;
  private final ResponderSwitches switches;
  private final ReplayPlayer player;
  private final Lazy<JobsPage> jobs;
  private final Lazy<RespondersPage> responders;
  private final Lazy<ReplayPage> replay;

  /**
   * Creates them; none sends.
   *
   * @param recorded the messages that can be replayed
   * @param warn displays what is wrong with the file of repeats; nothing if it is empty
   * @param stopAll is called when the user stops all of them
   */
  SelfSenders(
      Session session,
      Outbox outbox,
      ReplaySource recorded,
      Consumer<String> warn,
      Runnable stopAll) {
    this.session = session;
    this.outbox = outbox;
    SavedFiles saved = session.savedFiles();
    file = new RepeatsFile(outbox, session.savedRepeats(), warn);
    repeats = new RepeatList(outbox, file, this::showRepeats);
    switches = new ResponderSwitches(outbox, session.responders());
    player = new ReplayPlayer(session, recorded);
    jobs = new Lazy<>(() -> new JobsPage(repeats, stopAll));
    responders = new Lazy<>(() -> new RespondersPage(outbox, switches, saved));
    replay = new Lazy<>(() -> new ReplayPage(player));
  }

  private void showRepeats() {
    jobs.ifMade(JobsPage::display);
  }

  RepeatList repeats() {
    return repeats;
  }

  ResponderSwitches switches() {
    return switches;
  }

  Lazy<JobsPage> jobs() {
    return jobs;
  }

  Lazy<RespondersPage> responders() {
    return responders;
  }

  Lazy<ReplayPage> replay() {
    return replay;
  }

  /** Reads the repeats of the last start. */
  void read() {
    file.read();
  }

  /**
   * Stops all repeats, the replay and the demo lab, and switches all responders off.
   *
   * @param done called on the JavaFX thread when the responders are off
   */
  void stopAll(Runnable done) {
    session.demo().stop();
    player.stop(); // it may not have started yet
    session.jobs().stopAll();
    outbox.run(() -> {
      session.jobs().stopAll(); // also those that waited for a name server meanwhile
      session.responders().switchAllOff();
      Platform.runLater(done);
    });
  }

  /** Returns what sends right now. */
  Sending sending() {
    return new Sending(
        running(),
        player.isActive() ? 1 : 0,
        switches.on(),
        active(Sequence.class),
        session.demo().isPlaying());
  }

  /** Returns the number of active repeats. */
  long running() {
    return active(Repeat.class);
  }

  private long active(Class<? extends SendJob> kind) {
    return session.jobs().list().stream()
        .filter(one -> kind.isInstance(one.job()) && one.job().status().state().isActive())
        .count();
  }

  /** Stops the replay. */
  void close() {
    player.stop();
  }
}
