package picklescope.ui.inspect;

import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;

/** A search field: Enter finds the next match, Escape returns to the view. */
final class FindField extends LimitedField {
  private static final PseudoClass NOT_FOUND = PseudoClass.getPseudoClass("error");

  private final Tooltip about = Tips.create();

  FindField(String id, String prompt, String accessibleText) {
    setId(id);
    setPromptText(prompt);
    setAccessibleText(accessibleText);
    getStyleClass().addAll("code", "find");
    setPrefColumnCount(9);
    setMinWidth(40);
    setTooltip(about);
    textProperty().subscribe(_ -> showFound(true));
  }

  /** Sets the actions of Enter and Escape. */
  void install(Runnable next, Runnable back) {
    setOnAction(_ -> next.run());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ESCAPE) {
            back.run();
            key.consume();
          }
        });
  }

  /** Displays whether there was a match. */
  void showFound(boolean found) {
    pseudoClassStateChanged(NOT_FOUND, !found);
    setDescription(found ? getAccessibleText() : "Not found: " + getText());
  }

  /** Displays why the text cannot be searched for. */
  void showMistake(String text) {
    pseudoClassStateChanged(NOT_FOUND, true);
    setDescription(text);
  }

  private void setDescription(String text) {
    Tips.set(about, text);
    setAccessibleHelp(text);
  }
}
