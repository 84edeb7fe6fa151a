package picklescope.ui.source;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import picklescope.net.NetworkException;
import picklescope.net.OwnAddress;
import picklescope.net.PortSharing;
import picklescope.net.PortSpec;
import picklescope.net.PortState;
import picklescope.net.Ports;
import picklescope.net.UdpPort;
import picklescope.thread.Worker;
import picklescope.view.source.PortText;
import picklescope.view.source.PortsStatus;
import picklescope.view.source.SourceRates;

/**
 * Changes ports, and polls their state twice a second and the addresses of this computer now and
 * then, on the thread {@code ports}; passes the state on to the JavaFX thread. Ports that another
 * program has, or whose address or interface is not there, are tried again once a second.
 */
public final class PortsWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Ports ports;
  private final Runnable changed;
  private final Consumer<String> report;
  private final ReadOnlyObjectWrapper<PortsStatus> status =
      new ReadOnlyObjectWrapper<>(PortsStatus.NONE);
  private final ReadOnlyObjectWrapper<List<OwnAddress>> addresses =
      new ReadOnlyObjectWrapper<>(List.of());
  private final SourceRates rates = new SourceRates(PERIOD);
  private final Worker worker = Worker.prompt("ports", Platform::runLater);
  private Runnable afterPoll = () -> {}; // of the JavaFX thread
  private PortsStatus polled = PortsStatus.NONE; // of the worker's thread
  private long retried = System.nanoTime(); // of the worker's thread

  /**
   * Creates a watch of ports, which {@link #start} starts.
   *
   * @param changed called on the thread {@code ports} after each change by the user
   * @param report called on the JavaFX thread with a message for the user
   */
  public PortsWatch(Ports ports, Runnable changed, Consumer<String> report) {
    this.ports = ports;
    this.changed = changed;
    this.report = report;
  }

  /** Starts polling. */
  public void start() {
    worker.runEvery(LOOK, this::lookAtAddresses);
    worker.runEvery(PERIOD, this::poll);
  }

  /** Returns the state of the ports when they were last polled; it changes on the JavaFX thread. */
  public ReadOnlyObjectProperty<PortsStatus> status() {
    return status.getReadOnlyProperty();
  }

  /** Sets what is called after each poll, whether the ports have changed or not. */
  void onPoll(Runnable listener) {
    afterPoll = listener;
  }

  /** Returns the addresses of this computer; they change on the JavaFX thread. */
  public ReadOnlyObjectProperty<List<OwnAddress>> addresses() {
    return addresses.getReadOnlyProperty();
  }

  private void lookAtAddresses() {
    var now = OwnAddress.ofThisComputer();
    worker.deliver(() -> addresses.set(now));
  }

  /**
   * Adds a port and switches it on.
   *
   * @param failed called on the JavaFX thread with the reason if it cannot be added
   */
  void add(PortSpec port, PortSharing sharing, Consumer<String> failed) {
    run(() -> {
      try {
        ports.add(port, sharing, true);
      } catch (NetworkException e) {
        worker.deliver(() -> failed.accept(e.getMessage()));
      }
    });
  }

  /**
   * Adds a port as it was before it was removed.
   *
   * @param done called on the JavaFX thread after the state that has the port
   */
  void restore(PortSpec port, PortSharing sharing, boolean on, Runnable done) {
    run(() -> {
      try {
        ports.add(port, sharing, on);
      } catch (NetworkException e) {
        throw new IllegalStateException(e); // it has been added before
      }
    });
    worker.run(() -> worker.deliver(done));
  }

  void remove(int number) {
    run(() -> ports.remove(number));
  }

  /** Opens a port that could not be opened. */
  void retry(int number) {
    toggle(number, true);
  }

  /**
   * Opens a port that another program has together with that program.
   *
   * @param refused called on the JavaFX thread with the reason if that is not possible
   */
  void share(int number, PortSharing sharing, Consumer<String> refused) {
    run(() -> {
      ports.share(number, sharing);
      if (!ports.isOpen(number)) {
        worker.deliver(() -> refused.accept(PortText.NOT_SHARED));
      }
    });
  }

  private void reportLater(String text) {
    worker.deliver(() -> report.accept(text));
  }

  void toggle(int number, boolean on) {
    run(() -> ports.toggle(number, on));
  }

  private void run(Runnable action) {
    worker.run(() -> {
      action.run();
      changed.run();
      poll();
    });
  }

  /** Opens the ports that other programs have freed. */
  private void retryFailed() {
    long now = System.nanoTime();
    if (now - retried < RETRY.toNanos()) {
      return;
    }
    retried = now;
    for (var entry : polled.entries()) {
      if (isRetried(entry.port())) {
        ports.retry(entry.port().number());
      }
    }
  }

  private static boolean isRetried(UdpPort port) {
    return port.state() instanceof PortState.Failed failed && failed.mayBeRetried();
  }

  /** Reports a port that listens now and did not before, though the user has not changed it. */
  private void reportOpened(UdpPort now) {
    polled.entries().stream()
        .map(PortsStatus.Entry::port)
        .filter(before -> before.number() == now.number() && before.sharing() == now.sharing())
        .filter(before -> isRetried(before) && now.state() instanceof PortState.Open)
        .findFirst()
        .map(PortText::opened)
        .ifPresent(this::reportLater);
  }

  private void poll() {
    retryFailed();
    var removed = ports.removed(); // first, so that no port counts twice
    var entries =
        ports.list().stream().map(port -> new PortsStatus.Entry(port, rate(port))).toList();
    entries.forEach(entry -> reportOpened(entry.port()));
    var now = new PortsStatus(entries, removed);
    polled = now;
    worker.deliver(() -> {
      if (!now.equals(status.get())) {
        status.set(now);
      }
      afterPoll.run();
    });
  }

  private double rate(UdpPort port) {
    return rates.poll("port " + port.number(), port.counters().received(), System.nanoTime());
  }

  @Override
  public void close() {
    worker.close();
  }
}
