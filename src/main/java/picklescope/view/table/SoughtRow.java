package picklescope.view.table;

import java.util.OptionalLong;

/**
 * The row that is to be selected as soon as it is among those shown: the one that was selected
 * before other rows were shown, which a filter may reach later or hide, or the first one. A hidden
 * one is sought again when other rows are shown.
 */
final class SoughtRow {
  private OptionalLong number = OptionalLong.empty();
  private OptionalLong hidden = OptionalLong.empty();
  private boolean first;

  /** Seeks the first row of any order until {@link #forget} is called. */
  void seekFirst() {
    first = true;
  }

  /** Returns whether the first row is sought. */
  boolean isFirst() {
    return first;
  }

  /** Seeks a datagram, or the one sought before if it is empty. */
  void seek(OptionalLong datagram) {
    if (first) {
      number = OptionalLong.empty();
    } else if (datagram.isPresent()) {
      number = datagram;
    } else if (hidden.isPresent()) {
      number = hidden;
    }
    hidden = OptionalLong.empty();
  }

  /** Returns the datagram that is sought, or that is hidden. */
  OptionalLong number() {
    return number.isPresent() ? number : hidden;
  }

  /** Seeks nothing, because the user has selected something else. */
  void forget() {
    first = false;
    number = OptionalLong.empty();
    hidden = OptionalLong.empty();
  }

  /** Returns whether a datagram is sought and it is known whether it is in an order. */
  boolean isDecided(RowOrder order) {
    return number.isPresent()
        && (order.indexOf(number.getAsLong()) < order.end() || !order.grows());
  }

  /** Returns the index of the datagram and ends the search; empty if an order hides it. */
  OptionalLong take(RowOrder order) {
    long wanted = number.orElseThrow();
    number = OptionalLong.empty();
    OptionalLong index = order.rowOf(wanted);
    if (index.isEmpty()) {
      hidden = OptionalLong.of(wanted);
    }
    return index;
  }
}
