package picklescope.ui.source;

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
import picklescope.ui.control.Tips;
import picklescope.view.source.PortKind;
import picklescope.view.source.SourceLine;

/**
 * Displays a source in one line: the sign of its state, its name, its rate and its switch. A click
 * unfolds the rest. A source that was removed keeps its place until that can no longer be undone.
 */
final class SourceRow extends VBox {
  private static final PseudoClass UNFOLDED = PseudoClass.getPseudoClass("unfolded");

  /** What the user can do with the source of a row. */
  interface Actions {
    void toggle(boolean on);

    void remove();

    void undo();
  }

  private final ToggleSwitch toggle = new ToggleSwitch();
  private final Button open = new Button();
  private final Label sign = new Label();
  private final Label brief = new Label();
  private final SourceHead line;
  private final Region details;
  private final Button undo = new Button("Undo");
  private final HBox removed;
  private final String kindName;
  private final String key;
  private final Actions actions;
  private PortKind kind = PortKind.OFF;
  private boolean showing;

  /**
   * Creates a row that shows nothing yet.
   *
   * @param kindName what it is, in one word of the user
   * @param key what names it among those of its kind
   * @param details what is unfolded below the line
   */
  SourceRow(String kindName, String key, Region details, Actions actions) {
    this.kindName = kindName;
    this.key = key;
    this.details = details;
    this.actions = actions;
    removed = removed();
    getStyleClass().add("source-row");
    setId(kindName + "-" + key);
    open.setId(id("details"));
    open.getStyleClass().addAll("flat", "code", "source-name");
    open.setOnAction(_ -> unfold(!isUnfolded()));
    open.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    sign.setGraphicTextGap(0);
    sign.setMinWidth(Region.USE_PREF_SIZE);
    sign.getStyleClass().add("source-sign");
    brief.setId(id("rate"));
    brief.getStyleClass().addAll("code", "muted");
    brief.setMinWidth(0);
    initToggle();
    line = new SourceHead(sign, open, brief, toggle);
    line.getStyleClass().add("source-line");
    line.setOnMouseClicked(_ -> unfold(!isUnfolded()));
    getChildren().setAll(line);
  }

  /** Takes its switch away: it cannot be switched here. */
  void removeSwitch() {
    line.getChildren().remove(toggle);
  }

  private String id(String part) {
    return kindName + "-" + part + "-" + key;
  }

  private void initToggle() {
    toggle.setId(id("toggle"));
    toggle.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON); // ControlsFX sets none
    toggle.setAccessibleText("Switch " + kindName + " " + key);
    Tips.explain(toggle, "Switch " + kindName + " " + key + " on or off");
    toggle.setOnMouseClicked(event -> event.consume()); // not a click on the line
    toggle
        .selectedProperty()
        .addListener((_, _, on) -> {
          if (!showing) {
            actions.toggle(on);
          }
        });
  }

  private HBox removed() {
    var text = new Label(key + " removed");
    text.getStyleClass().add("muted");
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    undo.setId(id("undo"));
    undo.getStyleClass().addAll("flat", "small");
    undo.setMinWidth(Region.USE_PREF_SIZE);
    undo.setAccessibleText("Undo the removal of " + kindName + " " + key);
    undo.setOnAction(_ -> actions.undo());
    var box = new HBox(text, undo);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("source-line");
    return box;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.DELETE) {
      actions.remove();
      event.consume();
    }
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

  void focusFirst() {
    (isRemoved() ? undo : open).requestFocus();
  }

  /** Returns whether the keyboard is at what undoes the removal. */
  boolean isUndoFocused() {
    return isRemoved() && undo.isFocused();
  }

  /** Returns whether it displays that its source was removed. */
  boolean isRemoved() {
    return getChildren().contains(removed);
  }

  /** Displays that the source was removed. */
  void displayRemoved() {
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

  /** Displays the source as it is now. */
  void display(SourceLine now) {
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
    toggle.setSelected(now.on());
    showing = false;
    Tips.set(open, now.name());
    line.display(now.brief());
    if (!now.summary().equals(open.getAccessibleHelp())) {
      Tips.explain(line, now.summary());
      Tips.explain(open, now.summary());
      open.setAccessibleText(now.summary());
    }
    display(now.kind());
  }

  private void display(PortKind now) {
    sign.setText(now.sign());
    // Called twice a second: without a change there must be no new layout.
    if (!sign.getStyleClass().contains(now.style())) {
      sign.getStyleClass().setAll("label", "source-sign", now.style());
    }
    if (now == PortKind.FAILED && kind != PortKind.FAILED) {
      unfold(true);
    }
    kind = now;
  }
}
