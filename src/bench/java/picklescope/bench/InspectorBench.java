package picklescope.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import picklescope.event.Envelope;
import picklescope.net.Network;
import picklescope.python.Call;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyValue;
import picklescope.session.Session;
import picklescope.ui.MainWindow;
import picklescope.ui.table.EventTable;

/**
 * What a step with an arrow key costs while the inspector shows each row: the processor time of our
 * threads, so that other programs' work does not count. And how long a message of 65 kB with 30,000
 * values takes from the key to the inspector. {@code mvn -q -Pbench test-compile
 * exec:exec@inspector}.
 */
public final class InspectorBench {
  private static final int ROWS = 1_000;
  private static final List<String> OURS = List.of("JavaFX Application Thread", "detail", "decode");

  private final Session session = new Session();
  private MainWindow window;
  private Stage stage;
  private Optional<Label> facts = Optional.empty();

  private InspectorBench() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    new InspectorBench().run();
    Platform.exit();
  }

  private void run() throws Exception {
    int port = 46_950;
    session.ports().add(port);
    try (var network = Network.to("localhost", port)) {
      for (int i = 0; i < ROWS; i++) {
        var call = Call.of("pose").with("pos", List.of(i / 7.0, 1.8, -0.25)).with("n", i);
        network.sendRaw(Envelope.auto().encode(call, 4));
      }
      network.sendRaw(large());
    }
    await(() -> session.capture().last() == ROWS + 1);
    var shown = new CompletableFuture<Void>();
    Platform.startup(() -> {
      stage = new Stage();
      window = new MainWindow(stage, session);
      window.show(() -> {});
      shown.complete(null);
    });
    shown.join();
    fx(() -> table().model().goTo(1));
    awaitShown(1);
    for (int round = 0; round < 3; round++) {
      fx(() -> table().model().goTo(1));
      awaitShown(1);
      step();
    }
    open();
    fx(window::close);
    session.close();
  }

  private static byte[] large() throws Exception {
    var items = new PyValue[30_000];
    Arrays.setAll(items, i -> PyInt.of(i % 200));
    byte[] payload = Envelope.auto().encode(Call.of(PyList.of(items), "x".repeat(5_000)), 4);
    System.out.printf("large message: %,d bytes%n", payload.length);
    return payload;
  }

  private void step() throws Exception {
    long before = processorTime();
    long start = System.nanoTime();
    for (long number = 2; number <= ROWS; number++) {
      fx(() -> key(KeyCode.DOWN));
      awaitShown(number);
    }
    long own = processorTime() - before;
    System.out.printf(
        "a step: %.2f ms of our own work, %.2f ms from key to key%n",
        own / 1e6 / (ROWS - 1), (System.nanoTime() - start) / 1e6 / (ROWS - 1));
  }

  private void open() throws Exception {
    var times = new double[9];
    var works = new double[9];
    for (int i = 0; i < times.length; i++) {
      fx(() -> table().model().goTo(ROWS));
      awaitShown(ROWS);
      long work = processorTime();
      long start = System.nanoTime();
      fx(() -> table().model().goTo(ROWS + 1));
      awaitShown(ROWS + 1);
      times[i] = (System.nanoTime() - start) / 1e6;
      works[i] = (processorTime() - work) / 1e6;
    }
    System.out.printf("large message, first time: %.0f ms, %.0f ms of work%n", times[0], works[0]);
    Arrays.sort(times);
    Arrays.sort(works);
    System.out.printf("large message, median of 9: %.0f ms, %.0f ms of work%n", times[4], works[4]);
  }

  private void awaitShown(long number) throws Exception {
    String start = "#" + number + " ";
    await(() -> facts().isPresent());
    Label label = facts().orElseThrow();
    await(() -> label.getText().startsWith(start));
  }

  private Optional<Label> facts() {
    return facts.isPresent() ? facts : (facts = lookUpFacts());
  }

  private Optional<Label> lookUpFacts() {
    var found = new CompletableFuture<Optional<Label>>();
    Platform.runLater(() ->
        found.complete(
            stage.getScene().lookup("#detail-facts") instanceof Label label
                ? Optional.of(label)
                : Optional.empty()));
    return found.join();
  }

  private EventTable table() {
    return find(stage.getScene().getRoot());
  }

  private static EventTable find(Node node) {
    if (node instanceof EventTable table) {
      return table;
    }
    if (node instanceof javafx.scene.Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        EventTable found = find(child);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private void key(KeyCode code) {
    Node focused = stage.getScene().lookup("#events");
    Event.fireEvent(
        focused, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  /** Of the threads that belong to the inspector and the table. */
  private static long processorTime() {
    var threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long id : threads.getAllThreadIds()) {
      var info = threads.getThreadInfo(id);
      if (info != null && OURS.stream().anyMatch(info.getThreadName()::startsWith)) {
        sum += Math.max(0, threads.getThreadCpuTime(id));
      }
    }
    return sum;
  }

  private static void fx(Runnable action) {
    var done = new CompletableFuture<Void>();
    Platform.runLater(() -> {
      action.run();
      done.complete(null);
    });
    done.join();
  }

  private static void await(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not within a minute");
      }
      LockSupport.parkNanos(200_000);
    }
  }
}
