package picklescope.ui.inspect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.SourceException;
import picklescope.python.Struct;
import picklescope.python.StructException;
import picklescope.session.guess.RawGuess;
import picklescope.ui.text.CodeLines;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;
import picklescope.ui.text.StyledText;
import picklescope.ui.text.TokenKind;

/** Raw bytes read as the user wishes: as text, as a struct, or as one of the guesses. */
final class RawView extends BorderPane {
  /** A way to read the bytes. */
  private sealed interface Reading {}

  /** Text in an encoding. */
  private record Text(String title, Charset charset) implements Reading {
    @Override
    public String toString() {
      return title;
    }
  }

  /** A guess; it is labelled so. */
  private record Guess(RawGuess guess) implements Reading {
    @Override
    public String toString() {
      return "guess: " + guess.title();
    }
  }

  /** A format of Python's struct that the user writes. */
  private record Format() implements Reading {
    @Override
    public String toString() {
      return "struct format";
    }
  }

  private static final List<Text> ENCODINGS =
      List.of(
          new Text("text, UTF-8", StandardCharsets.UTF_8),
          new Text("text, Latin-1", StandardCharsets.ISO_8859_1),
          new Text("text, UTF-16 LE", StandardCharsets.UTF_16LE),
          new Text("text, UTF-16 BE", StandardCharsets.UTF_16BE));

  private final ComboBox<Reading> readings = new ComboBox<>();
  private final TextField format = new TextField("<3f");
  private final Label why = new Label();
  private final CodeView text;
  private byte[] bytes = {};

  RawView(ObservableValue<CodeStyle> style) {
    readings.setId("raw-reading");
    readings.setAccessibleText("How to read the bytes");
    readings.setMinWidth(120);
    readings.setPrefWidth(190);
    readings.getSelectionModel().selectedItemProperty().subscribe(_ -> read());
    format.setId("raw-format");
    format.getStyleClass().add("code");
    format.setPrefColumnCount(8);
    format.setAccessibleText("Format of Python's struct, such as <3f");
    format.textProperty().subscribe(_ -> readStruct());
    why.setId("raw-why");
    why.getStyleClass().add("explanation");
    why.setMinWidth(0);
    HBox.setHgrow(why, Priority.ALWAYS);
    var bar = new HBox(readings, format, why);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("line", "view-bar");
    text = new CodeView(style);
    text.setId("raw-text");
    text.setAccessibleText("The bytes, read");
    setTop(bar);
    setCenter(text);
    focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            text.requestFocus();
          }
        });
  }

  void show(byte[] newBytes, List<RawGuess> guesses) {
    bytes = newBytes;
    String before = String.valueOf(readings.getValue());
    var all = new ArrayList<Reading>(ENCODINGS);
    all.add(new Format());
    guesses.forEach(guess -> all.add(new Guess(guess)));
    readings.getItems().setAll(all);
    var same = all.stream().filter(reading -> reading.toString().equals(before)).findFirst();
    readings.setValue(same.orElse(all.getFirst()));
    read();
  }

  private void readStruct() {
    for (Reading reading : readings.getItems()) {
      if (reading instanceof Format) {
        readings.setValue(reading);
      }
    }
    read();
  }

  private void read() {
    switch (readings.getValue()) {
      case null -> {}
      case Text(_, Charset charset) -> {
        why.setText("");
        show(new String(bytes, charset).lines().toList());
      }
      case Guess(RawGuess guess) -> {
        why.setText("a guess, because " + guess.why());
        show(guess.lines());
      }
      case Format() -> struct();
    }
  }

  private void struct() {
    try {
      var struct = Struct.of(format.getText().strip());
      List<PyValue> values = struct.unpack(bytes, 0);
      int more = bytes.length - struct.size();
      why.setText(
          "%,d bytes%s".formatted(struct.size(), more > 0 ? ", and %,d more".formatted(more) : ""));
      var lines = new ArrayList<String>();
      for (int i = 0; i < values.size(); i++) {
        lines.add(
            "[%d] %s  bytes %d to %d"
                .formatted(
                    i,
                    Repr.line(200).of(values.get(i)),
                    struct.offset(i),
                    struct.offset(i) + struct.size(i) - 1));
      }
      show(lines);
    } catch (SourceException e) {
      why.setText("at %d: %s".formatted(e.offset(), e.getMessage()));
      text.show(CodeLines.NONE);
    } catch (StructException e) {
      why.setText(e.getMessage());
      text.show(CodeLines.NONE);
    }
  }

  private void show(List<String> lines) {
    text.show(
        CodeLines.of(
            lines.stream()
                .map(line -> StyledText.of(line.replace("\t", "    "), TokenKind.PLAIN))
                .toList()));
  }
}
