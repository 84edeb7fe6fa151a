package picklescope.ui.inspect;

import java.lang.System.Logger;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Event;

/**
 * Reads and decodes the datagram to inspect, on the thread {@code detail}; the newest wish wins.
 */
final class DetailLoader implements AutoCloseable {
  private static final Logger LOG = System.getLogger(DetailLoader.class.getName());

  private final Capture capture;
  private final Function<Datagram, Event> decode;
  private final Consumer<Detail> show;
  private final BlockingQueue<Long> wishes = new ArrayBlockingQueue<>(1);
  private final Thread thread;

  /**
   * @param show called on the JavaFX thread
   */
  DetailLoader(Capture capture, Function<Datagram, Event> decode, Consumer<Detail> show) {
    this.capture = capture;
    this.decode = decode;
    this.show = show;
    thread = Thread.ofPlatform().daemon().name("detail").start(this::run);
  }

  void ask(long number) {
    while (!wishes.offer(number)) {
      wishes.poll();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        Detail detail = detail(wishes.take());
        Platform.runLater(() -> show.accept(detail));
      }
    } catch (InterruptedException e) {
      // The window closes.
    }
  }

  private Detail detail(long number) {
    try {
      return Detail.of(decode.apply(capture.get(number)));
    } catch (NoSuchElementException e) {
      return failed(number, "This datagram is no longer held: the capture keeps the newest.");
    } catch (RuntimeException e) {
      LOG.log(Logger.Level.ERROR, "datagram " + number, e);
      return failed(number, "It could not be shown: " + e);
    }
  }

  private static Detail failed(long number, String why) {
    return new Detail("unreadable", "#" + number, why, List.of(), new byte[0]);
  }
}
