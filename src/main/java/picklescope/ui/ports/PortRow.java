package picklescope.ui.ports;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import picklescope.system.OperatingSystem;
import picklescope.ui.control.Tips;
import picklescope.view.ports.PortKind;
import picklescope.view.ports.PortList.Line;
import picklescope.view.ports.PortText;
import picklescope.view.ports.PortsStatus;

/**
 * Displays a port in one line: the sign of its state, its number, its rate and its switch. A click
 * unfolds the rest. A port that was removed keeps its place until that can no longer be undone.
 */
final class PortRow extends VBox {
  private static final PseudoClass UNFOLDED = PseudoClass.getPseudoClass("unfolded");

  /** What the user can do with ports. */
  interface Actions {
    void toggle(int number, boolean on);

    void remove(PortsStatus.Entry entry);

    void undo(int number);

    void retry(int number);

    void share(int number);
  }

  private final ToggleSwitch toggle = new ToggleSwitch();
  private final Button open = new Button();
  private final Label sign = new Label();
  private final Label brief = new Label();
  private final HBox line;
  private final PortDetails details;
  private final Button undo = new Button("Undo");
  private final HBox removed;
  private final int number;
  private final Actions actions;
  private PortKind kind = PortKind.OFF;
  private boolean showing;

  PortRow(int number, Actions actions) {
    this.number = number;
    this.actions = actions;
    details = new PortDetails(number, actions);
    removed = removed();
    getStyleClass().add("port-row");
    setId("port-" + number);
    open.setText(Integer.toString(number));
    open.setId("port-details-" + number);
    open.getStyleClass().addAll("flat", "code", "port-number");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setOnAction(_ -> unfold(!isUnfolded()));
    open.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    sign.setGraphicTextGap(0);
    sign.setMinWidth(Region.USE_PREF_SIZE);
    sign.getStyleClass().add("port-sign");
    brief.setId("port-rate-" + number);
    brief.getStyleClass().addAll("code", "muted");
    brief.setMinWidth(Region.USE_PREF_SIZE);
    initToggle();
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    line = new HBox(sign, open, space, brief, toggle);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("port-line");
    line.setOnMouseClicked(_ -> unfold(!isUnfolded()));
    getChildren().setAll(line);
  }

  private void initToggle() {
    toggle.setId("port-toggle-" + number);
    toggle.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON); // ControlsFX sets none
    toggle.setAccessibleText("Listen on port " + number);
    Tips.explain(toggle, "Listen on port " + number + ", or free it");
    toggle.setOnMouseClicked(event -> event.consume()); // not a click on the line
    toggle
        .selectedProperty()
        .addListener((_, _, on) -> {
          if (!showing) {
            actions.toggle(number, on);
          }
        });
  }

  private HBox removed() {
    var text = new Label(number + " removed");
    text.getStyleClass().add("muted");
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    undo.setId("port-undo-" + number);
    undo.getStyleClass().addAll("flat", "small");
    undo.setMinWidth(Region.USE_PREF_SIZE);
    undo.setAccessibleText("Undo the removal of port " + number);
    undo.setOnAction(_ -> actions.undo(number));
    var box = new HBox(text, undo);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("port-line");
    return box;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.DELETE) {
      details.remove();
      event.consume();
    }
  }

  /** Displays the answer to a request of the user until the port has another state. */
  void answer(String text) {
    details.answer(text);
  }

  private boolean isUnfolded() {
    return getChildren().contains(details);
  }

  private void unfold(boolean unfolded) {
    if (unfolded != isUnfolded()) {
      if (unfolded) {
        getChildren().add(details);
      } else {
        getChildren().remove(details);
      }
      pseudoClassStateChanged(UNFOLDED, unfolded);
    }
  }

  int number() {
    return number;
  }

  void focusFirst() {
    (isRemoved() ? undo : open).requestFocus();
  }

  /** Returns whether the keyboard is at what undoes the removal. */
  boolean isUndoFocused() {
    return isRemoved() && undo.isFocused();
  }

  private boolean isRemoved() {
    return getChildren().contains(removed);
  }

  void display(Line shown) {
    switch (shown) {
      case Line.Listed listed -> display(listed.entry());
      case Line.Removed _ -> showRemoved();
    }
  }

  private void showRemoved() {
    if (!isRemoved()) {
      boolean focused = isFocusWithin();
      setMinHeight(getHeight()); // the rows below must not move
      getChildren().setAll(removed);
      kind = PortKind.OFF;
      if (focused) {
        undo.requestFocus();
      }
    }
  }

  private void display(PortsStatus.Entry entry) {
    if (isRemoved()) {
      boolean focused = isFocusWithin();
      setMinHeight(Region.USE_COMPUTED_SIZE);
      getChildren().setAll(line);
      pseudoClassStateChanged(UNFOLDED, false);
      if (focused) {
        open.requestFocus();
      }
    }
    showing = true;
    toggle.setSelected(entry.port().on());
    showing = false;
    brief.setText(PortText.brief(entry));
    details.display(entry);
    String all = PortText.summary(entry, OperatingSystem.running());
    if (!all.equals(open.getAccessibleHelp())) {
      Tips.explain(line, all);
      Tips.explain(open, all);
      open.setAccessibleText(all);
    }
    display(PortKind.of(entry.port()));
  }

  private void display(PortKind now) {
    sign.setText(now.sign());
    // Called twice a second: without a change there must be no new layout.
    if (!sign.getStyleClass().contains(now.style())) {
      sign.getStyleClass().setAll("label", "port-sign", now.style());
    }
    if (now == PortKind.FAILED && kind != PortKind.FAILED) {
      unfold(true);
    }
    kind = now;
  }
}
