package picklescope.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.event.EventDispatcher;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/**
 * A popup of proposals for a text field. The field keeps the focus: up and down select a proposal,
 * Tab or Enter accepts the selected one, Tab the first if none is selected. ControlsFX's popup
 * replaces the whole text and has no help texts.
 *
 * @param <P> the type of a proposal
 */
public final class ProposalPopup<P> {
  private static final int MAX_ROWS = 8;
  private static final double NARROWEST = 200;
  private static final double WIDEST = 620;

  private final TextInputControl field;
  private final Function<P, Item> items;
  private final Supplier<Point2D> place;
  private final Consumer<P> take;
  private final Lazy<ListView<P>> list;
  private final Lazy<Popup> popup = new Lazy<>(ProposalPopup::createPopup);
  private String proposedFor = "";

  /**
   * The text of a proposal.
   *
   * @param label what is inserted
   * @param help what it means; may be empty
   */
  public record Item(String label, String help) {}

  /**
   * Creates a hidden popup.
   *
   * @param id the id of the list
   * @param place returns the position of its top left corner on the screen
   * @param take called with the accepted proposal
   */
  public ProposalPopup(
      TextInputControl field,
      String id,
      Function<P, Item> items,
      Supplier<Point2D> place,
      Consumer<P> take) {
    this.field = field;
    this.items = items;
    this.place = place;
    this.take = take;
    list = new Lazy<>(() -> createList(id));
    field
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            hide();
          }
        });
  }

  private static Popup createPopup() {
    var popup = new Popup();
    popup.setAutoHide(true);
    popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT); // not its shadow's
    popup.setHideOnEscape(false); // the field decides what Escape is for
    return popup;
  }

  private ListView<P> createList(String id) {
    var view = new ListView<P>();
    view.setId(id);
    view.getStyleClass().add("proposals");
    view.setFocusTraversable(false);
    view.setCellFactory(_ -> new ProposalCell());
    view.setOnMouseClicked(_ -> takeChosen());
    popup.get().getContent().add(view);
    return view;
  }

  /** Returns whether the popup is displayed. */
  public boolean isShowing() {
    return popup.made().filter(Popup::isShowing).isPresent();
  }

  /**
   * Displays proposals, or hides the popup if there are none. The selected proposal stays selected
   * if it is among them and the text is the same as before.
   */
  public void show(List<P> proposals) {
    if (proposals.isEmpty() || !field.isFocused()) {
      hide();
      return;
    }
    var view = list.get();
    boolean same = isShowing() && field.getText().equals(proposedFor);
    var selected = Optional.ofNullable(view.getSelectionModel().getSelectedItem());
    int chosen = same ? selected.map(proposals::indexOf).orElse(-1) : -1;
    proposedFor = field.getText();
    view.getItems().setAll(proposals);
    view.getSelectionModel().clearSelection();
    if (chosen >= 0) {
      view.getSelectionModel().select(chosen);
    }
    double size = field.getFont().getSize();
    view.setPrefWidth(Math.clamp((longest(proposals) + 8) * size * 0.6, NARROWEST, WIDEST));
    double row = size * 1.9;
    view.setFixedCellSize(row);
    view.setPrefHeight(Math.min(proposals.size(), MAX_ROWS) * row + 6);
    if (isShowing()) {
      reposition();
    } else {
      Point2D corner = place.get();
      view.getStylesheets().setAll(field.getScene().getStylesheets());
      view.setStyle(field.getScene().getRoot().getStyle());
      popup.get().show(field, corner.getX(), corner.getY());
    }
  }

  /** Moves the popup, for example because what it must not cover has moved. */
  public void reposition() {
    if (isShowing()) {
      Point2D corner = place.get();
      popup.get().setAnchorX(corner.getX());
      popup.get().setAnchorY(corner.getY());
    }
  }

  private int longest(List<P> proposals) {
    return proposals.stream()
        .map(items)
        .mapToInt(item -> item.label().length() + item.help().length())
        .max()
        .orElse(0);
  }

  /** Hides the popup. */
  public void hide() {
    popup.ifMade(Popup::hide);
  }

  /**
   * Handles keys before a control that passes keys to its field: an editable combo box does so in
   * an event filter, which another filter cannot prevent, and Tab would move the focus, too.
   */
  public void interceptKeysOf(Node control) {
    EventDispatcher usual = control.getEventDispatcher();
    control.setEventDispatcher((event, tail) ->
        event.getEventType() == KeyEvent.KEY_PRESSED && handleKey((KeyEvent) event)
            ? null // null: the event is consumed, see EventDispatcher
            : usual.dispatchEvent(event, tail));
  }

  /** Handles a key that was pressed in the field. Returns whether it has a function here. */
  public boolean handleKey(KeyEvent key) {
    if (!isShowing()) {
      return false;
    }
    switch (key.getCode()) {
      case DOWN -> choose(1);
      case UP -> choose(-1);
      case ESCAPE -> hide();
      case TAB -> {
        if (list.get().getSelectionModel().isEmpty()) {
          list.get().getSelectionModel().select(0);
        }
        takeChosen();
      }
      case ENTER -> {
        if (key.isShortcutDown() || list.get().getSelectionModel().isEmpty()) {
          hide();
          return false;
        }
        takeChosen();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void choose(int by) {
    var view = list.get();
    int count = view.getItems().size();
    int now = view.getSelectionModel().getSelectedIndex();
    int next = Math.floorMod(now < 0 && by < 0 ? -1 : now + by, count);
    view.getSelectionModel().select(next);
    view.scrollTo(next);
    field.setAccessibleHelp(items.apply(view.getItems().get(next)).label());
  }

  private void takeChosen() {
    P chosen = list.get().getSelectionModel().getSelectedItem();
    hide();
    if (chosen != null) {
      take.accept(chosen);
    }
  }

  private final class ProposalCell extends ListCell<P> {
    private final Label label = new Label();
    private final Label help = new Label();
    private final HBox line = new HBox(label, help);

    ProposalCell() {
      label.getStyleClass().add("code");
      label.setMinWidth(USE_PREF_SIZE);
      help.getStyleClass().add("muted");
      HBox.setHgrow(help, Priority.ALWAYS);
      line.getStyleClass().add("line");
    }

    @Override
    protected void updateItem(P proposal, boolean empty) {
      super.updateItem(proposal, empty);
      setText("");
      setGraphic(empty ? null : line); // null: no graphic, see Labeled
      if (!empty) {
        Tips.set(label, items.apply(proposal).label());
        Tips.set(help, items.apply(proposal).help());
      }
    }
  }
}
