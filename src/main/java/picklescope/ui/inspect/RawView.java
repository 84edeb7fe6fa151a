package picklescope.ui.inspect;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.event.RawNetworkEvent;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;
import picklescope.view.inspect.Detail;
import picklescope.view.inspect.RawReading;
import picklescope.view.text.CodeLines;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/** Displays raw bytes as text, as a struct, or as one of the guesses, as the user chooses. */
final class RawView {
  private final ComboBox<RawReading> readings = new ComboBox<>();
  private final TextField format = new LimitedField("<3f");
  private final Label why = new Label();
  private final CodeView text;
  private final BorderPane pane = new BorderPane();
  private byte[] bytes = {};

  RawView(ObservableValue<CodeStyle> style) {
    readings.setId("raw-reading");
    readings.setAccessibleText("How to read the bytes");
    readings.setMinWidth(120);
    readings.setMaxWidth(320);
    readings.valueProperty().subscribe(_ -> read());
    format.setId("raw-format");
    format.getStyleClass().add("code");
    format.setPrefColumnCount(8);
    format.setMinWidth(60);
    format.setAccessibleText("Format of Python's struct, such as <3f");
    Tips.explain(
        format,
        "Format of Python's struct: < little-endian or > big-endian, then a count and\n"
            + "b B h H i I q Q (ints), e f d (floats), ? (bool), s (bytes), x (skipped)");
    format.textProperty().subscribe(_ -> readStruct());
    format.setOnAction(_ -> readStruct());
    why.setId("raw-why");
    why.getStyleClass().addAll("explanation", "below-view");
    why.setMinWidth(0);
    why.setMaxWidth(Double.MAX_VALUE);
    why.setWrapText(true);
    why.setTooltip(Tips.create());
    why.getTooltip().textProperty().bind(why.textProperty());
    HBox.setHgrow(readings, Priority.ALWAYS);
    var bar = new HBox(readings, format);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("line", "view-bar");
    text = new CodeView(style);
    text.setId("raw-text");
    text.setAccessibleText("The bytes, read");
    pane.setTop(bar);
    pane.setCenter(text);
    pane.setBottom(why);
  }

  ViewTabs.View view() {
    return new ViewTabs.View("raw", "Raw", pane, text, List.of());
  }

  void display(Detail detail) {
    bytes = detail.payload();
    String before = String.valueOf(readings.getValue());
    List<RawReading> all = RawReading.offered(detail.guesses());
    readings.getItems().setAll(all);
    var same = all.stream().filter(reading -> reading.toString().equals(before)).findFirst();
    readings.setValue(same.orElse(all.getFirst()));
    read();
    if (!(detail.event() instanceof RawNetworkEvent)) {
      why.setText("not a raw message but a pickle: see Value");
    }
  }

  private void readStruct() {
    readings.getItems().stream()
        .filter(reading -> reading instanceof RawReading.Format)
        .forEach(readings::setValue);
    read();
  }

  private void read() {
    if (readings.getValue() == null) {
      return; // while the items are replaced
    }
    var result = readings.getValue().read(bytes, format.getText().strip());
    Tips.set(why, result.why());
    why.getStyleClass().remove("mistake");
    format.getStyleClass().remove("mistaken");
    if (result.mistake()) {
      why.getStyleClass().add("mistake");
      format.getStyleClass().add("mistaken");
    }
    text.display(
        CodeLines.of(
            result.lines().stream()
                .map(line -> StyledText.of(visible(line), TokenKind.PLAIN))
                .toList()));
  }

  /** Replaces control characters, which have no glyphs, by dots. */
  private static String visible(String line) {
    var text = new StringBuilder();
    for (char c : line.replace("\t", "    ").toCharArray()) {
      text.append(c < 0x20 ? '\u00B7' : c);
    }
    return text.toString();
  }
}
