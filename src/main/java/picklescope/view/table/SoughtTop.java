package picklescope.view.table;

import java.util.OptionalLong;

/**
 * The datagram that was topmost before other rows were shown, which a filter may reach later: it
 * becomes topmost again, or the next one, unless the user scrolls before.
 */
final class SoughtTop {
  private OptionalLong number = OptionalLong.empty();
  private long placed = -1; // the top as it was set, or -1

  /** Seeks a datagram; nothing if it is empty. */
  void seek(OptionalLong datagram) {
    number = datagram;
    placed = -1;
  }

  /** Scrolls to the datagram as far as an order has rows. */
  void place(RowOrder order, Viewport viewport) {
    if (number.isEmpty()) {
      return;
    }
    boolean scrolled = placed >= 0 && viewport.top() != placed;
    if (!scrolled) {
      viewport.scrollTo(order.indexOf(number.getAsLong()));
      placed = viewport.top();
    }
    if (scrolled || order.indexOf(number.getAsLong()) < order.end() || !order.grows()) {
      number = OptionalLong.empty();
    }
  }
}
