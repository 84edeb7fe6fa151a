package picklescope.ui.ports;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import picklescope.net.NetworkException;
import picklescope.net.PortSharing;
import picklescope.net.Ports;
import picklescope.net.UdpPort;
import picklescope.thread.Worker;
import picklescope.view.ports.PortRates;
import picklescope.view.ports.PortsStatus;

/**
 * Changes ports and polls their state twice a second on the thread {@code ports}; passes the state
 * on to the JavaFX thread.
 */
public final class PortsWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final Ports ports;
  private final Runnable changed;
  private final ReadOnlyObjectWrapper<PortsStatus> status =
      new ReadOnlyObjectWrapper<>(new PortsStatus(List.of()));
  private final PortRates rates = new PortRates(PERIOD);
  private final Worker worker = Worker.prompt("ports", Platform::runLater);

  /**
   * Creates a watch of ports and starts polling.
   *
   * @param changed called on the thread {@code ports} after each change by the user
   */
  public PortsWatch(Ports ports, Runnable changed) {
    this.ports = ports;
    this.changed = changed;
    worker.runEvery(PERIOD, this::poll);
  }

  /** Returns the state of the ports when they were last polled; it changes on the JavaFX thread. */
  public ReadOnlyObjectProperty<PortsStatus> status() {
    return status.getReadOnlyProperty();
  }

  /**
   * Adds a port and switches it on.
   *
   * @param failed called on the JavaFX thread with the reason if it cannot be added
   */
  void add(int number, PortSharing sharing, Consumer<String> failed) {
    run(() -> {
      try {
        ports.add(number, sharing);
      } catch (NetworkException e) {
        worker.deliver(() -> failed.accept(e.getMessage()));
      }
    });
  }

  void remove(int number) {
    run(() -> ports.remove(number));
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

  private void poll() {
    var entries =
        ports.list().stream().map(port -> new PortsStatus.Entry(port, rate(port))).toList();
    var polled = new PortsStatus(entries);
    worker.deliver(() -> status.set(polled));
  }

  private double rate(UdpPort port) {
    return rates.poll(port.number(), port.counters().received(), System.nanoTime());
  }

  @Override
  public void close() {
    worker.close();
  }
}
