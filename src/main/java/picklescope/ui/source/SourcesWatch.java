package picklescope.ui.source;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import picklescope.capture.program.CaptureException;
import picklescope.capture.program.CaptureInterface;
import picklescope.capture.program.CaptureProblem;
import picklescope.net.NetworkException;
import picklescope.send.relay.HeldMessages;
import picklescope.session.Lab;
import picklescope.session.LabCounts;
import picklescope.session.RunningRelay;
import picklescope.session.Session;
import picklescope.session.Source;
import picklescope.session.SourceState;
import picklescope.session.Sources;
import picklescope.settings.Settings;
import picklescope.settings.SourceSetting;
import picklescope.thread.Worker;
import picklescope.view.source.HeldLine;
import picklescope.view.source.LabHostLine;
import picklescope.view.source.SourceEntry;
import picklescope.view.source.SourceRates;
import picklescope.view.source.SourcesStatus;

/**
 * Changes relays and passive captures on the thread {@code sources}, which waits for the name
 * service, and tells what they do. For the JavaFX thread.
 */
public final class SourcesWatch implements AutoCloseable {
  private final Session session;
  private final Sources sources;
  private final SourceRates rates = new SourceRates(Duration.ofMillis(500));
  private final Worker worker = Worker.prompt("sources", Platform::runLater);
  private final ReadOnlyObjectWrapper<SourcesStatus> status =
      new ReadOnlyObjectWrapper<>(SourcesStatus.NONE);

  /** Creates a watch. */
  public SourcesWatch(Session session) {
    this.session = session;
    this.sources = session.sources();
  }

  /** Opens the sources that are on. */
  public void open() {
    worker.run(sources::openLoaded);
  }

  /** Returns the sources as they are now. */
  List<SourceEntry> now() {
    var closed = sources.closed(); // first, so that no source counts twice
    var now = sources.list().stream().map(this::entry).toList();
    var elsewhere = session.elsewhere();
    double rate = rates.poll("elsewhere", elsewhere.received(), System.nanoTime());
    var seen = new SourcesStatus(SourcesStatus.items(now), closed, elsewhere, rate);
    if (!seen.equals(status.get())) {
      status.set(seen);
    }
    return now;
  }

  /** Returns the hosts of the lab that is watched as they are now; none if none is. */
  List<LabHostLine> hosts() {
    return session
        .labs()
        .watched()
        .map(lab -> lab.counts().stream().map(host -> line(host, lab)).toList())
        .orElse(List.of());
  }

  private LabHostLine line(LabCounts host, Lab lab) {
    double rate = rates.poll("host " + host.host(), host.received(), System.nanoTime());
    return LabHostLine.of(host, lab.state(), rate);
  }

  /** Returns the sources as they were last looked at. */
  public ReadOnlyObjectProperty<SourcesStatus> status() {
    return status.getReadOnlyProperty();
  }

  private SourceEntry entry(Source source) {
    long received = SourceEntry.received(source);
    return new SourceEntry(
        source, received, rates.poll(source.name(), received, System.nanoTime()));
  }

  /**
   * Adds a source.
   *
   * @param done called on the JavaFX thread when it is there
   * @param failed called on the JavaFX thread with the reason if there is one of its name
   */
  void add(SourceSetting setting, Runnable done, Consumer<String> failed) {
    worker.run(() -> {
      try {
        sources.add(setting);
        worker.deliver(done);
      } catch (NetworkException e) {
        worker.deliver(() -> failed.accept(e.getMessage()));
      }
    });
  }

  /** Gives a source another setting; see {@link #add}. */
  void replace(String name, SourceSetting setting, Runnable done, Consumer<String> failed) {
    worker.run(() -> {
      try {
        sources.replace(name, setting);
        worker.deliver(done);
      } catch (NetworkException e) {
        worker.deliver(() -> failed.accept(e.getMessage()));
      }
    });
  }

  /** Returns the address of the lab that was watched last; empty if there was none. */
  String labServer() {
    return session.settings().get(Settings.LAB_SERVER);
  }

  /** Sets the password of the user in the address of a broker. */
  void setPassword(String server, String password) {
    session.publishings().setPassword(server, password);
  }

  void remove(String name) {
    worker.run(() -> sources.remove(name));
  }

  void toggle(String name, boolean on) {
    worker.run(() -> sources.toggle(name, on));
  }

  /**
   * Finds the interfaces that a passive capture can watch.
   *
   * @param found called on the JavaFX thread with them
   * @param failed called on the JavaFX thread with the reason if no program can capture
   */
  void interfaces(Consumer<List<CaptureInterface>> found, Consumer<CaptureProblem> failed) {
    worker.run(() -> {
      try {
        var interfaces = session.captures().interfaces();
        worker.deliver(() -> found.accept(interfaces));
      } catch (IOException e) {
        worker.deliver(() -> failed.accept(CaptureException.problemOf(e)));
      }
    });
  }

  /** Returns a relay that runs. */
  Optional<RunningRelay> relay(String name) {
    return sources.list().stream()
        .filter(source -> source.name().equals(name))
        .map(Source::state)
        .filter(SourceState.Relaying.class::isInstance)
        .map(state -> ((SourceState.Relaying) state).relay())
        .findFirst();
  }

  /**
   * Does something with the messages that a relay holds, if it runs.
   *
   * @param done called on the JavaFX thread afterwards
   */
  void held(String relay, Consumer<HeldMessages> action, Runnable done) {
    relay(relay).ifPresent(running -> action.accept(running.held()));
    done.run();
  }

  /**
   * Decodes the messages that a relay holds.
   *
   * @param answer called on the JavaFX thread with them, the oldest first
   */
  void heldLines(String relay, Consumer<List<HeldLine>> answer) {
    worker.runLatest(
        _ ->
            relay(relay)
                .map(running -> HeldLine.of(running, session.decoder(), Instant.now()))
                .orElse(List.of()),
        answer);
  }

  @Override
  public void close() {
    worker.close();
  }
}
