package picklescope.ui.stream;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import picklescope.stream.StreamRow;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.stream.StreamBranch;
import picklescope.view.stream.StreamColumn;
import picklescope.view.stream.StreamText;
import picklescope.view.text.LeftToRight;

/** A cell of the table of streams. */
final class StreamCell extends TableCell<ObjectProperty<StreamRow>, StreamRow> {
  private final StreamColumn column;
  private final ObservableValue<CodeStyle> style;
  private final Optional<SparkLine> spark;
  private final Tooltip tooltip = Tips.create();

  /**
   * @param filter called with the stream whose title is clicked
   */
  StreamCell(StreamColumn column, ObservableValue<CodeStyle> style, Consumer<StreamRow> filter) {
    this.column = column;
    this.style = style;
    spark = column == StreamColumn.LAST_MINUTE ? Optional.of(new SparkLine()) : Optional.empty();
    setAlignment(column.isNumeric() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    getStyleClass().add("stream-" + style(column));
    if (column == StreamColumn.MESSAGES) {
      setOnMouseClicked(click -> {
        if (click.getButton() == MouseButton.PRIMARY && getItem() != null) {
          filter.accept(getItem());
        }
      });
    }
  }

  private static String style(StreamColumn column) {
    return switch (column) {
      case MESSAGES -> "link";
      case ODD -> "odd";
      case ADDRESS, PORT -> "muted";
      default -> "value";
    };
  }

  @Override
  protected void updateItem(StreamRow row, boolean empty) {
    super.updateItem(row, empty);
    setGraphic(null);
    setTooltip(null);
    if (empty || row == null) {
      setText("");
      return;
    }
    String text = column.text(row);
    setText(LeftToRight.held(text));
    if (spark.isPresent()) {
      spark.get().draw(row.spark(), style.getValue().palette().accent());
      setGraphic(spark.get());
    }
    pseudoClassStateChanged(
        StreamsPane.SILENT, column == StreamColumn.SILENT && StreamBranch.isSilent(row));
    switch (column) {
      case MESSAGES, ODD, SENDER -> {
        Tips.set(tooltip, StreamText.summary(row));
        setTooltip(tooltip);
      }
      case LAST -> {
        Tips.set(tooltip, text);
        setTooltip(tooltip);
      }
      default -> {}
    }
  }
}
