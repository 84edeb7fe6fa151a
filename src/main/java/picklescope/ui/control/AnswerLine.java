package picklescope.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A text field and a button that does the same as Enter in the field. */
public final class AnswerLine extends HBox {
  private final Button button;

  /**
   * Creates a line.
   *
   * @param field the field, with its ID; the button's ID is that with {@code -ok}
   * @param verb the text of the button
   * @param answer what Enter and the button do
   */
  public AnswerLine(TextField field, String verb, Runnable answer) {
    button = new Button(verb);
    button.setId(field.getId() + "-ok");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> answer.run());
    field.setOnAction(_ -> answer.run());
    getChildren().setAll(field, button);
    getStyleClass().add("line");
    setAlignment(Pos.CENTER_LEFT);
    setHgrow(field, Priority.ALWAYS);
  }

  /** Sets the text of the button, if what it does depends on what was written. */
  public void setVerb(String verb) {
    button.setText(verb);
  }
}
