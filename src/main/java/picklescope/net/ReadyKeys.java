package picklescope.net;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the sockets that have datagrams to receive: those that the selector reports, and those that
 * are polled. The selector's notifications cost a sender on the same computer a twentieth of its
 * time, so busy sockets are polled, as drivers of network cards do. Used on the receive loop's
 * thread.
 */
final class ReadyKeys {
  private static final long LONGEST_WAIT_MILLIS = 1_000;

  private final Selector selector;
  private final List<SelectionKey> polled = new ArrayList<>();

  ReadyKeys(Selector selector) {
    this.selector = selector;
  }

  /**
   * Waits until a socket is ready, the selector is woken or a second has passed, and returns the
   * ready sockets; returns immediately if sockets are polled. The result is a copy, because
   * changing a port on this thread changes the selected keys.
   */
  List<SelectionKey> await() throws IOException {
    polled.removeIf(key -> !key.isValid()); // its port has been closed
    if (polled.isEmpty()) {
      selector.select(LONGEST_WAIT_MILLIS);
    } else {
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
