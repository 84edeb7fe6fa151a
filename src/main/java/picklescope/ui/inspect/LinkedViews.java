package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import picklescope.ui.control.Tips;
import picklescope.ui.control.WholeLabel;
import picklescope.ui.text.CodeStyle;
import picklescope.view.inspect.ByteRange;
import picklescope.view.inspect.Detail;
import picklescope.view.inspect.OpcodeRow;
import picklescope.view.inspect.ValueNode;

/**
 * Value, bytes and opcodes of one datagram: what is selected in one of the views is highlighted in
 * the others.
 */
final class LinkedViews {
  private final ValueView value;
  private final HexView bytes;
  private final OpcodeView opcodes;
  private final ValuePane valuePane;
  private final OpcodePane opcodePane;
  private final Label range = new WholeLabel();
  private final ToggleButton offsets = new ToggleButton("0x");
  private Optional<Detail> shown = Optional.empty();
  private List<ByteRange> displayed = List.of();

  LinkedViews(ObservableValue<CodeStyle> style) {
    value = new ValueView(style, this::selected);
    bytes = new HexView(style, this::selectedByte);
    opcodes = new OpcodeView(style, this::selected);
    valuePane = new ValuePane(value);
    opcodePane = new OpcodePane(opcodes);
    range.setId("detail-range");
    range.getStyleClass().add("explanation");
    range.setPadding(new Insets(0, 6, 0, 6));
    offsets.setId("detail-offsets");
    offsets.setMinWidth(Region.USE_PREF_SIZE);
    offsets.setAccessibleText("Offsets in decimal");
    Tips.explain(offsets, "Offsets in hexadecimal or decimal");
    offsets
        .selectedProperty()
        .subscribe(decimal -> {
          offsets.setText(decimal ? "10" : "0x");
          bytes.setDecimal(decimal);
          opcodes.setDecimal(decimal);
          showRanges(displayed);
        });
  }

  /** Returns the view of the value, with its search field. */
  ViewTabs.View valueView(FindField find) {
    return new ViewTabs.View("value", "Value", valuePane, value, List.of(find));
  }

  /** Returns the view of the bytes, with its search field. */
  ViewTabs.View bytesView(FindField find) {
    return new ViewTabs.View("bytes", "Bytes", bytes, range, offsets, find);
  }

  /** Returns the view of the opcodes. */
  ViewTabs.View opcodesView() {
    return new ViewTabs.View("opcodes", "Opcodes", opcodePane, opcodes, List.of(range, offsets));
  }

  ValueView value() {
    return value;
  }

  HexView bytes() {
    return bytes;
  }

  /** Sets whether offsets are decimal, and a listener for changes by the user. */
  void setDecimal(boolean decimal, Consumer<Boolean> onChange) {
    offsets.setSelected(decimal);
    offsets.setOnAction(_ -> onChange.accept(offsets.isSelected()));
  }

  /** Displays another datagram. */
  void display(Detail detail) {
    displayAgain(detail);
    bytes.display(detail.payload(), at -> detail.differs(at, at + 1), detail.unread());
    opcodes.display(detail.opcodes());
    opcodePane.explain(detail.withoutOpcodes());
    showRanges(List.of());
    value.selected().ifPresent(this::selected);
  }

  /** Displays the same datagram, which was read again; what is selected stays selected. */
  void displayAgain(Detail detail) {
    shown = Optional.of(detail);
    value.display(
        detail.tree(), content -> detail.change().filter(one -> one.marks(content)).isPresent());
    valuePane.setChange(detail.change().map(Detail.Change::text).orElse(""));
  }

  /** Selects a value in all views. */
  void selected(ValueNode node) {
    List<ByteRange> ranges = node.ranges();
    bytes.highlight(ranges);
    showRanges(ranges);
    if (!ranges.isEmpty()) {
      opcodes.reveal(ranges.getFirst().start());
    }
  }

  private void selected(OpcodeRow opcode) {
    highlight(opcode.offset(), opcode.end());
    shown.flatMap(detail -> detail.lineAt(opcode.offset())).ifPresent(value::reveal);
  }

  private void highlight(int from, int to) {
    var ranges = List.of(new ByteRange(from, to));
    bytes.highlight(ranges);
    showRanges(ranges);
  }

  /**
   * Selects the innermost value that contains a byte, with all its bytes, or only its opcode if
   * there is none.
   */
  private void selectedByte(int offset) {
    var range = shown.flatMap(detail -> detail.valueAt(offset));
    opcodes.reveal(offset);
    shown.flatMap(detail -> detail.lineAt(offset)).ifPresent(value::reveal);
    if (range.isPresent()) {
      highlight(range.get().start(), range.get().end());
    } else {
      showRanges(List.of(new ByteRange(offset, offset + 1)));
    }
  }

  /** Selects the value of the bytes that were found. */
  void bytesFound() {
    showRanges(bytes.highlighted());
    int first = bytes.highlighted().getFirst().start();
    shown.flatMap(detail -> detail.lineAt(first)).ifPresent(value::reveal);
    opcodes.reveal(first);
  }

  /** Displays the offsets of the selected bytes. */
  private void showRanges(List<ByteRange> ranges) {
    displayed = ranges;
    range.setText(
        ByteRange.description(
            ranges, at -> offsets.isSelected() ? "" + at : "0x%04x".formatted(at)));
  }
}
