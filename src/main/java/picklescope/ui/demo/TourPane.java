package picklescope.ui.demo;

import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.ui.control.Tips;
import picklescope.view.demo.TourStep;

/** A step of the tour with its buttons: a column beside the window's panes, or a strip below. */
final class TourPane extends VBox {
  private static final PseudoClass STRIP = PseudoClass.getPseudoClass("strip");

  private final Label place = new Label();
  private final Label title = new Label();
  private final Label text = new Label();
  private final StackPane titles = new StackPane();
  private final StackPane texts = new StackPane();
  private final Button back = new Button("Back");
  private final Button next = new Button("Next");
  private final Button stop = new Button("Stop the demo");
  private final Button leave = new Button("Leave the tour");
  private final TourActions actions;

  TourPane(TourActions actions) {
    this.actions = actions;
    setId("tour");
    getStyleClass().add("tour");
    place.setId("tour-place");
    place.getStyleClass().add("muted");
    place.setMinWidth(Region.USE_PREF_SIZE);
    title.setId("tour-title");
    title.getStyleClass().add("title");
    title.setWrapText(true);
    text.setId("tour-text");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    keepRoom(titles, TourStep::title, "title");
    keepRoom(texts, TourStep::text, "tour-text");
    texts.getChildren().add(text);
    button(back, "tour-back", "Go to the step before", () -> actions.go(step().previous()));
    button(next, "tour-next", "Go to the next step", this::goOn);
    next.getStyleClass().add("accent");
    button(stop, "tour-stop", "Stop the lab and the tour (Ctrl+.)", actions::stop);
    button(leave, "tour-leave", "Close this; the lab goes on (Escape)", actions::leave);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    display(false);
    display(TourStep.MESSAGES);
  }

  /** Makes each step as high as the highest, so that the buttons stay under the pointer. */
  private static void keepRoom(StackPane pane, Function<TourStep, String> of, String style) {
    pane.setAlignment(Pos.TOP_LEFT);
    pane.setMinHeight(Region.USE_PREF_SIZE);
    for (var step : TourStep.values()) {
      var room = new Label(of.apply(step));
      room.getStyleClass().add(style);
      room.setWrapText(true);
      room.setMinHeight(Region.USE_PREF_SIZE);
      room.setVisible(false);
      pane.getChildren().add(room);
    }
  }

  private TourStep shown = TourStep.MESSAGES;

  private TourStep step() {
    return shown;
  }

  private void goOn() {
    if (shown.isLast()) {
      actions.leave();
    } else {
      actions.go(shown.next());
    }
  }

  private static void button(Button button, String id, String help, Runnable action) {
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    Tips.explain(button, help);
  }

  private void keyPressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      actions.leave();
      key.consume();
    }
  }

  /** Displays a step. */
  void display(TourStep step) {
    shown = step;
    place.setText(step.place());
    title.setText(step.title());
    text.setText(step.text());
    back.setDisable(step.isFirst());
    next.setText(step.isLast() ? "Done" : "Next");
  }

  /** Displays it as a column, or as a strip. */
  void display(boolean strip) {
    pseudoClassStateChanged(STRIP, strip);
    var space = new Region();
    if (strip) {
      HBox.setHgrow(space, Priority.ALWAYS);
      var head = new HBox(place, title, space, stop, leave, back, next);
      head.setAlignment(Pos.CENTER_LEFT);
      head.getStyleClass().add("line");
      title.setMinWidth(0);
      title.setWrapText(false);
      getChildren().setAll(head, texts);
    } else {
      VBox.setVgrow(space, Priority.ALWAYS);
      var steps = new HBox(back, next);
      steps.getStyleClass().add("line");
      title.setWrapText(true);
      title.setMinHeight(Region.USE_PREF_SIZE);
      titles.getChildren().remove(title);
      titles.getChildren().add(title);
      getChildren().setAll(place, titles, texts, steps, space, leave, stop);
    }
  }

  /** Moves the focus to the button for the next step. */
  void focusNext() {
    next.requestFocus();
  }
}
