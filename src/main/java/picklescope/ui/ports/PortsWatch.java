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

/**
 * Does what is asked of the ports and looks at them twice a second, on the thread {@code ports};
 * tells the JavaFX thread what it finds.
 */
public final class PortsWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private record Seen(long received, long nanos) {}

  private final Ports ports;
  private final Runnable changed;
  private final ReadOnlyObjectWrapper<PortsStatus> status =
      new ReadOnlyObjectWrapper<>(new PortsStatus(List.of()));
  private final Map<Integer, Seen> before = new HashMap<>();
  private final Map<Integer, Double> rates = new HashMap<>();
  private final Worker worker = Worker.prompt("ports", Platform::runLater);

  /**
   * Watches these ports.
   *
   * @param changed called on the thread {@code ports} after the user has changed them
   */
  public PortsWatch(Ports ports, Runnable changed) {
    this.ports = ports;
    this.changed = changed;
    worker.runEvery(PERIOD, this::look);
  }

  /** The ports as last seen; changes on the JavaFX thread. */
  public ReadOnlyObjectProperty<PortsStatus> status() {
    return status.getReadOnlyProperty();
  }

  /**
   * Adds a port and switches it on.
   *
   * @param failed called on the JavaFX thread with why it cannot be
   */
  void add(int number, PortSharing sharing, Consumer<String> failed) {
    run(() -> {
      try {
        ports.add(number, sharing);
      } catch (NetworkException e) {
        worker.tell(() -> failed.accept(e.getMessage()));
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
      look();
    });
  }

  private void look() {
    var entries =
        ports.list().stream().map(port -> new PortsStatus.Entry(port, rate(port))).toList();
    var seen = new PortsStatus(entries);
    worker.tell(() -> status.set(seen));
  }

  /** The rate since the last look that is long enough ago to tell. */
  private double rate(UdpPort port) {
    long now = System.nanoTime();
    long received = port.counters().received();
    Seen last = before.get(port.number());
    if (last == null) {
      before.put(port.number(), new Seen(received, now));
      return 0;
    }
    if (now - last.nanos() >= PERIOD.toNanos() * 3 / 4) {
      before.put(port.number(), new Seen(received, now));
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
