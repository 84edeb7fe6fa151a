package picklescope.ui.source;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import picklescope.net.NetworkException;
import picklescope.session.Source;
import picklescope.session.Sources;
import picklescope.settings.SourceSetting;
import picklescope.thread.Worker;
import picklescope.view.source.SourceEntry;
import picklescope.view.source.SourceRates;

/**
 * Changes relays and passive captures on the thread {@code sources}, which waits for the name
 * service, and tells what they do. For the JavaFX thread.
 */
public final class SourcesWatch implements AutoCloseable {
  private final Sources sources;
  private final SourceRates rates = new SourceRates(Duration.ofMillis(500));
  private final Worker worker = Worker.prompt("sources", Platform::runLater);

  /** Creates a watch, and opens the sources that are on. */
  public SourcesWatch(Sources sources) {
    this.sources = sources;
    worker.run(sources::openLoaded);
  }

  /** Returns the sources as they are now. */
  List<SourceEntry> now() {
    return sources.list().stream().map(this::entry).toList();
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

  void remove(String name) {
    worker.run(() -> sources.remove(name));
  }

  void toggle(String name, boolean on) {
    worker.run(() -> sources.toggle(name, on));
  }

  @Override
  public void close() {
    worker.close();
  }
}
