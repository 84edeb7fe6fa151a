package picklescope.ui.inspect;

import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A small field to look for something: Enter finds the next, Escape goes back to the view. */
final class FindField extends TextField {
  private static final PseudoClass NOT_FOUND = PseudoClass.getPseudoClass("error");

  private final Tooltip about = new Tooltip();

  FindField(String id, String prompt, String accessibleText) {
    setId(id);
    setPromptText(prompt);
    setAccessibleText(accessibleText);
    getStyleClass().addAll("code", "find");
    setPrefColumnCount(9);
    setMinWidth(40);
    setTooltip(about);
    textProperty().subscribe(_ -> found(true));
  }

  /** Says what to do for Enter and for Escape. */
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

  /** Shows whether there was one. */
  void found(boolean found) {
    pseudoClassStateChanged(NOT_FOUND, !found);
    tell(found ? getAccessibleText() : "Not found: " + getText());
  }

  /** Says that what is looked for cannot be read. */
  void wrong(String why) {
    pseudoClassStateChanged(NOT_FOUND, true);
    tell(why);
  }

  private void tell(String text) {
    about.setText(text);
    setAccessibleHelp(text);
  }
}
