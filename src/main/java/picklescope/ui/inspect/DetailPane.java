package picklescope.ui.inspect;

import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Event;
import picklescope.ui.text.CodeLines;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;

/** Shows the selected datagram: facts, whole value, bytes. */
public final class DetailPane extends BorderPane implements AutoCloseable {
  private final Label kind = new Label();
  private final Label facts = new Label();
  private final Label explanation = new Label();
  private final Label hint = new Label("Select a message to see all of it here.");
  private final VBox header;
  private final CodeView value;
  private final CodeView bytes;
  private final SplitPane views;
  private final DetailLoader loader;
  private final ObservableValue<CodeStyle> style;
  private OptionalLong wanted = OptionalLong.empty();
  private byte[] payload = {};
  private int perLine;

  /** Shows nothing yet. */
  public DetailPane(
      Capture capture, Function<Datagram, Event> decode, ObservableValue<CodeStyle> style) {
    this.style = style;
    setId("detail");
    getStyleClass().add("detail");
    kind.setId("detail-kind");
    kind.getStyleClass().add("kind");
    kind.setMinWidth(USE_PREF_SIZE);
    facts.setId("detail-facts");
    facts.getStyleClass().addAll("code", "facts");
    explanation.setId("detail-explanation");
    explanation.getStyleClass().add("explanation");
    hint.getStyleClass().add("hint");
    hint.setId("detail-hint");
    var first = new HBox(kind, facts);
    first.setAlignment(Pos.CENTER_LEFT);
    first.getStyleClass().add("line");
    header = new VBox(first, explanation);
    header.getStyleClass().add("header");
    value = new CodeView(style);
    value.setId("detail-value");
    value.setAccessibleText("Value");
    bytes = new CodeView(style);
    bytes.setId("detail-bytes");
    bytes.setAccessibleText("Bytes");
    bytes.widthProperty().addListener((_, _, _) -> fitBytes());
    style.addListener((_, _, _) -> fitBytes());
    views = new SplitPane(value, bytes);
    views.setId("detail-views");
    views.setDividerPositions(0.55);
    loader = new DetailLoader(capture, decode, this::show);
    setCenter(hint);
  }

  /** Shows that datagram, or that none is selected. */
  public void select(OptionalLong number) {
    if (number.equals(wanted)) {
      return;
    }
    wanted = number;
    if (number.isPresent()) {
      loader.ask(number.getAsLong());
    } else {
      setTop(null);
      setCenter(hint);
    }
  }

  private void show(Detail detail) {
    if (wanted.isEmpty()) {
      return;
    }
    kind.setText(detail.kind());
    facts.setText(detail.facts());
    explanation.setText(detail.explanation());
    value.show(CodeLines.of(detail.value()));
    payload = detail.payload();
    perLine = 0;
    fitBytes();
    setTop(header);
    setCenter(views);
  }

  /** Sixteen bytes in a line where there is room, else eight. */
  private void fitBytes() {
    double columns = (bytes.getWidth() - 34) / style.getValue().font().advance();
    int fits = columns >= HexLines.width(16) ? 16 : 8;
    if (fits != perLine) {
      perLine = fits;
      bytes.show(new HexLines(payload, fits));
    }
  }

  /** The split between value and bytes, to be remembered. */
  public SplitPane views() {
    return views;
  }

  @Override
  public void close() {
    loader.close();
  }
}
