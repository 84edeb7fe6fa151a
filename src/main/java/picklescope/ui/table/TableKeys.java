package picklescope.ui.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import picklescope.view.table.TableModel;

/** The keys of the table. */
public final class TableKeys {
  private static final double SIDEWAYS = 60;

  private final EventTable table;
  private final TableModel model;
  private final HorizontalScroll sideways;
  private final Map<KeyCombination, Runnable> added = new LinkedHashMap<>();
  private BooleanSupplier onEscape = () -> false;

  TableKeys(EventTable table, TableModel model, HorizontalScroll sideways) {
    this.table = table;
    this.model = model;
    this.sideways = sideways;
  }

  void install(TableView<Integer> view) {
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** Adds a key. */
  public void on(KeyCombination key, Runnable action) {
    added.put(key, action);
  }

  /** Sets what Escape does first; it returns whether it has ended something. */
  public void onEscape(BooleanSupplier ends) {
    onEscape = ends;
  }

  private void pressed(KeyEvent key) {
    for (var known : added.entrySet()) {
      if (known.getKey().match(key)) {
        // later, or a field that it opens would get the typed character
        Platform.runLater(known.getValue());
        key.consume();
        return;
      }
    }
    if (key.isAltDown() || key.isMetaDown()) {
      return;
    }
    if (moves(key) || (!key.isShortcutDown() && alone(key))) {
      key.consume();
    }
  }

  /** Moves to another row: selects it alone, with Shift all up to it, with Ctrl nothing. */
  private boolean moves(KeyEvent key) {
    long page = Math.max(1, model.viewport().rows() - 1);
    return switch (key.getCode()) {
      case UP, KP_UP -> move(-1, key);
      case DOWN, KP_DOWN -> move(1, key);
      case PAGE_UP -> move(-page, key);
      case PAGE_DOWN -> move(page, key);
      case HOME -> to(model.order().begin(), key);
      case END -> end(key);
      case SPACE -> {
        model.toggleLead();
        yield true;
      }
      default -> false;
    };
  }

  private boolean alone(KeyEvent key) {
    return switch (key.getCode()) {
      case ESCAPE -> onEscape.getAsBoolean() || clear();
      case F10 -> key.isShiftDown() && table.menu().show();
      case CONTEXT_MENU -> table.menu().show();
      case LEFT, KP_LEFT -> scroll(-SIDEWAYS);
      case RIGHT, KP_RIGHT -> scroll(SIDEWAYS);
      default -> false;
    };
  }

  private boolean scroll(double pixels) {
    sideways.scrollBy(pixels);
    return true;
  }

  private boolean clear() {
    if (model.selection().count() == 0 && !model.isInspectedHidden()) {
      return false;
    }
    model.selection().clear();
    model.selectionChanged();
    return true;
  }

  /** Moves to the last row; without Shift the newest row is followed. */
  private boolean end(KeyEvent key) {
    if (key.isShiftDown()) {
      return to(model.order().end() - 1, key);
    }
    model.follow();
    return true;
  }

  private boolean move(long by, KeyEvent key) {
    long first = model.order().begin();
    long last = model.order().end() - 1;
    long start = by < 0 ? Math.min(last + 1, bottom() + 1) : model.viewport().top() - 1;
    return to(Math.clamp(model.selection().lead().orElse(start) + by, first, last + 1), key);
  }

  private long bottom() {
    return model.viewport().top() + model.viewport().rows() - 1;
  }

  private boolean to(long index, KeyEvent key) {
    long last = model.order().end() - 1;
    if (last < model.order().begin()) {
      return true;
    }
    if (key.isShortcutDown() && !key.isShiftDown()) {
      model.moveLeadAlone(Math.min(index, last));
    } else {
      model.moveLead(Math.min(index, last), key.isShiftDown());
    }
    return true;
  }
}
