package picklescope.ui.stream;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.stream.StreamEntry;

/** A sender or a stream in the tree: its name, its last minute and rate, its newest message. */
final class StreamTreeCell extends TreeCell<ObjectProperty<StreamEntry>> {
  private final ObservableValue<CodeStyle> style;
  private final Label name = new Label();
  private final Label mark = new Label();
  private final Label rate = new Label();
  private final Label last = new Label();
  private final SparkLine spark = new SparkLine();
  private final Region space = new Region();
  private final HBox top = new HBox(4, name, mark);
  private final HBox middle = new HBox(6, spark, space, rate);
  private final VBox box = new VBox(top, middle, last);
  private final Tooltip tooltip = Tips.create();
  private Subscription watched = Subscription.EMPTY;

  /**
   * @param toggle called when it is clicked
   */
  StreamTreeCell(ObservableValue<CodeStyle> style, Consumer<StreamEntry> toggle) {
    this.style = style;
    name.getStyleClass().add("code"); // as that of a stream
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    mark.getStyleClass().add("stream-mark");
    mark.setMinWidth(USE_PREF_SIZE);
    rate.getStyleClass().addAll("code", "muted");
    rate.setMinWidth(USE_PREF_SIZE);
    last.getStyleClass().addAll("code", "muted", "stream-last");
    last.setMinWidth(0);
    top.setAlignment(Pos.CENTER_LEFT);
    middle.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(space, Priority.ALWAYS);
    box.setMinWidth(0);
    box.setPrefWidth(1); // as wide as the tree
    setOnMouseClicked(click -> {
      if (click.getButton() == MouseButton.PRIMARY && getItem() != null) {
        toggle.accept(getItem().get());
      }
    });
  }

  @Override
  protected void updateItem(ObjectProperty<StreamEntry> item, boolean empty) {
    super.updateItem(item, empty);
    watched.unsubscribe();
    if (empty || item == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    watched = item.subscribe(this::display);
    setTooltip(tooltip);
    setGraphic(box);
  }

  private void display(StreamEntry entry) {
    Tips.set(name, entry.title());
    Tips.set(rate, entry.rateText());
    mark.setText(entry.needsAttention() ? "⚠" : "");
    name.pseudoClassStateChanged(StreamsPane.SILENT, entry.isSilent());
    arrange(entry instanceof StreamEntry.Stream);
    if (entry instanceof StreamEntry.Stream(var row)) {
      Tips.set(last, row.lastValue());
      spark.draw(row.spark(), style.getValue().palette().accent());
    }
    Tips.set(tooltip, entry.summary());
    setAccessibleText(entry.title() + ", " + entry.rateText());
  }

  /** Has the lines of a stream, or the one line of a sender. */
  private void arrange(boolean stream) {
    if (last.isVisible() == stream) {
      return; // no new layout
    }
    middle.getChildren().setAll(stream ? List.of(spark, space, rate) : List.of());
    top.getChildren().setAll(stream ? List.of(name, mark) : List.of(name, mark, rate));
    last.setVisible(stream);
    last.setManaged(stream);
    if (stream) {
      name.getStyleClass().add("code");
    } else {
      name.getStyleClass().remove("code");
    }
  }
}
