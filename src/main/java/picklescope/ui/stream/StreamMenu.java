package picklescope.ui.stream;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;

/** The menu of a line of streams: gives the other computer a name. */
public final class StreamMenu {
  /** Asks for a name of an address. */
  @FunctionalInterface
  public interface Naming {
    /**
     * Asks.
     *
     * @param address an IP address as text
     * @param owner what has the keyboard afterwards
     * @param at where to ask, on the screen
     */
    void name(String address, Node owner, Point2D at);
  }

  private Point2D at = Point2D.ZERO;

  /**
   * Gives a control the menu.
   *
   * @param select selects the line with an index
   * @param address the address of the selected line, if it has one
   */
  StreamMenu(
      Control control, IntConsumer select, Supplier<Optional<String>> address, Naming naming) {
    var name = new MenuItem("Name this address…");
    name.setId("stream-name-address");
    name.setOnAction(_ -> {
      var chosen = address.get();
      // The end of the menu would close what opens now.
      chosen.ifPresent(one -> Platform.runLater(() -> naming.name(one, control, at)));
    });
    var menu = new ContextMenu(name);
    menu.setOnShowing(_ -> name.setDisable(address.get().isEmpty()));
    control.addEventFilter(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event -> {
          at = new Point2D(event.getScreenX(), event.getScreenY());
          line(event.getTarget()).ifPresent(select);
        });
    control.setContextMenu(menu);
  }

  /** Returns the index of the line that contains a node; empty for the keyboard's request. */
  private static OptionalInt line(Object target) {
    for (var node = target instanceof Node inside ? inside : null;
        node != null;
        node = node.getParent()) {
      if (node instanceof IndexedCell<?> cell && !cell.isEmpty()) {
        return OptionalInt.of(cell.getIndex());
      }
    }
    return OptionalInt.empty();
  }
}
