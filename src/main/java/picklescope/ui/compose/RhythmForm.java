package picklescope.ui.compose;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.send.Rhythm;
import picklescope.ui.control.Popovers;

/** The popup that asks how often a message is repeated. */
final class RhythmForm {
  private static final String HERTZ = "times a second";
  private static final String MILLIS = "ms between";

  private final TextField rate = field("repeat-rate", "60", 7);
  private final ComboBox<String> unit = new ComboBox<>();
  private final TextField count = field("repeat-count", "", 13);
  private final TextField burst = field("repeat-burst", "1", 5);
  private final Label mistake = new Label();
  private final PopOver popOver = Popovers.create();
  private Consumer<Rhythm> onStart = _ -> {};

  RhythmForm() {
    unit.setId("repeat-unit");
    unit.getItems().setAll(HERTZ, MILLIS);
    unit.setValue(HERTZ);
    count.setPromptText("until stopped");
    mistake.setId("repeat-mistake");
    mistake.getStyleClass().add("mistake");
    var start = new Button("Start");
    start.setId("repeat-start");
    start.getStyleClass().add("accent");
    start.setDefaultButton(true);
    start.setOnAction(_ -> start());
    var box =
        new VBox(
            8,
            line(rate, unit),
            line(new Label("Messages"), count, new Label("at once"), burst),
            line(start, mistake));
    box.getStyleClass().add("popover-content");
    popOver.setContentNode(box);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  /**
   * Shows the popup.
   *
   * @param known the rhythm that is offered
   * @param start receives the chosen rhythm
   */
  void show(Node at, Optional<Rhythm> known, Consumer<Rhythm> start) {
    onStart = start;
    known.ifPresent(this::set);
    mistake.setText("");
    Popovers.show(popOver, at);
    rate.requestFocus();
    rate.selectAll();
  }

  private TextField field(String id, String text, int columns) {
    var field = new TextField(text);
    field.setId(id);
    field.setPrefColumnCount(columns);
    field.getStyleClass().add("code");
    field.setOnAction(_ -> start());
    field.textProperty().addListener((_, _, _) -> mistake.setText(""));
    return field;
  }

  private static HBox line(Node... nodes) {
    var line = new HBox(6, nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void start() {
    rhythm()
        .ifPresent(rhythm -> {
          popOver.hide();
          onStart.accept(rhythm);
        });
  }

  private Optional<Rhythm> rhythm() {
    try {
      double number = Double.parseDouble(rate.getText().strip().replace(',', '.'));
      var rhythm =
          unit.getValue().equals(HERTZ) ? Rhythm.hertz(number) : Rhythm.everyMillis(number);
      return Optional.of(
          rhythm
              .withBurst((int) Math.min(Integer.MAX_VALUE, whole(burst, 1)))
              .withCount(whole(count, Rhythm.UNTIL_STOPPED)));
    } catch (NumberFormatException e) {
      mistake.setText("Enter numbers, such as 60.");
    } catch (IllegalArgumentException e) {
      mistake.setText(e.getMessage());
    }
    return Optional.empty();
  }

  private static long whole(TextField field, long fallback) {
    String text = field.getText().replaceAll("[\\s_,]", "");
    return text.isEmpty() ? fallback : Long.parseLong(text);
  }

  private void set(Rhythm rhythm) {
    boolean hertz = isHertz(rhythm);
    unit.setValue(hertz ? HERTZ : MILLIS);
    rate.setText(number(hertz ? hertz(rhythm) : rhythm.intervalNanos() / 1e6));
    burst.setText(Integer.toString(rhythm.burst()));
    count.setText(rhythm.count() == Rhythm.UNTIL_STOPPED ? "" : Long.toString(rhythm.count()));
  }

  /** Returns whether the rhythm is a whole number of times per second. */
  private static boolean isHertz(Rhythm rhythm) {
    double perSecond = 1e9 / rhythm.intervalNanos();
    return perSecond >= 1 && Math.abs(perSecond - Math.rint(perSecond)) < 1e-4 * perSecond;
  }

  private static double hertz(Rhythm rhythm) {
    return Math.rint(1e9 / rhythm.intervalNanos());
  }

  private static String number(double number) {
    double rounded = Math.rint(number * 1e4) / 1e4;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  /** Returns a rhythm as text: {@code 60/s}, {@code every 16.7 ms, 100 in all}. */
  static String words(Rhythm rhythm) {
    String every =
        isHertz(rhythm)
            ? number(hertz(rhythm)) + "/s"
            : "every " + number(rhythm.intervalNanos() / 1e6) + " ms";
    return every
        + (rhythm.burst() == 1 ? "" : ", %,d at once".formatted(rhythm.burst()))
        + (rhythm.count() == Rhythm.UNTIL_STOPPED ? "" : ", %,d in all".formatted(rhythm.count()));
  }
}
