package picklescope.ui.ports;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import picklescope.net.NetworkException;
import picklescope.net.PortSharing;
import picklescope.net.Ports;
import picklescope.net.UdpPort;
import picklescope.thread.Worker;
import picklescope.view.status.PortsStatus;

/**
 * Changes ports and polls their state twice a second on the thread {@code ports}; passes the state
 * on to the JavaFX thread.
 */
public final class PortsWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private record Reading(long received, long nanos) {}

  private final Ports ports;
  private final Runnable changed;
  private final ReadOnlyObjectWrapper<PortsStatus> status =
      new ReadOnlyObjectWrapper<>(new PortsStatus(List.of()));
  private final Map<Integer, Reading> before = new HashMap<>();
  private final Map<Integer, Double> rates = new HashMap<>();
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

  /** Returns the rate since the last reading that is old enough for a meaningful rate. */
  private double rate(UdpPort port) {
    long now = System.nanoTime();
    long received = port.counters().received();
    Reading last = before.get(port.number());
    if (last == null) {
      before.put(port.number(), new Reading(received, now));
      return 0;
    }
    if (now - last.nanos() >= PERIOD.toNanos() * 3 / 4) {
      before.put(port.number(), new Reading(received, now));
      double rate = Math.max(0, received - last.received()) * 1e9 / (now - last.nanos());
      rates.put(port.number(), rate);
    }
    return rates.getOrDefault(port.number(), 0.0);
  }

  @Override
  public void close() {
    worker.close();
  }
}
