package picklescope.net;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * The sockets that have something to receive: those that the selector tells of, and those that are
 * looked at without being told. To tell a selector of each datagram costs a sender on the same
 * computer a twentieth of its time, so sockets that very much comes to are polled, as network
 * cards' drivers do. For the receive loop's thread.
 */
final class ReadyKeys {
  private static final long LONGEST_WAIT_MILLIS = 1_000;

  private final Selector selector;
  private final List<SelectionKey> polled = new ArrayList<>();

  ReadyKeys(Selector selector) {
    this.selector = selector;
  }

  /**
   * Those there are, as soon as there is one, the selector is woken, or a second has gone; at once
   * while any is polled. A copy: whoever changes a port on this thread changes the selected keys.
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

  /** Polls those from now on, and no longer others. */
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
