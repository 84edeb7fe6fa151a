package picklescope.net;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds the sockets that have datagrams to receive: those that the selector reports, and those that
 * are polled. The selector's notifications cost a sender on the same computer a twentieth of its
 * time, so busy sockets are polled, as drivers of network cards do. Used on one thread.
 */
final class ReadyKeys {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** How exact the end of a short wait is; a selector waits for whole milliseconds. */
  private static final long SHORT_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private final Selector selector;
  private final List<SelectionKey> polled = new ArrayList<>();

  ReadyKeys(Selector selector) {
    this.selector = selector;
  }

  /**
   * Waits until a socket is ready, the selector is woken or the time has passed, and returns the
   * ready sockets; returns immediately if sockets are polled, and earlier than asked if the time is
   * shorter than two milliseconds. The result is a copy, because changing a port on this thread
   * changes the selected keys.
   */
  List<SelectionKey> await(long nanos) throws IOException {
    polled.removeIf(key -> !key.isValid()); // its port has been closed
    boolean mayWait = polled.isEmpty();
    if (mayWait && nanos >= 2 * MILLI) {
      selector.select(nanos / MILLI - 1);
    } else if (selector.selectNow() == 0 && mayWait && nanos > 0) {
      LockSupport.parkNanos(Math.min(nanos, SHORT_NANOS));
      selector.selectNow();
    }
    var ready = new ArrayList<>(selector.selectedKeys());
    selector.selectedKeys().clear();
    ready.addAll(polled);
    return ready;
  }

  /** Replaces the set of polled sockets. */
  void poll(List<SelectionKey> keys) {
    for (var key : polled) {
      if (key.isValid() && !keys.contains(key)) {
        key.interestOps(SelectionKey.OP_READ);
      }
    }
    for (var key : keys) {
      if (key.isValid() && !polled.contains(key)) {
        key.interestOps(0);
      }
    }
    polled.clear();
    polled.addAll(keys);
  }
}
