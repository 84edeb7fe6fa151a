package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import picklescope.ui.text.CodeStyle;
import picklescope.view.inspect.Detail;
import picklescope.view.inspect.Extent;
import picklescope.view.inspect.OpcodeRow;
import picklescope.view.inspect.ValueNode;

/** Value, bytes and opcodes of one datagram: what is selected in one lights up in the others. */
final class LinkedViews {
  private final ValueView value;
  private final HexView bytes;
  private final OpcodeView opcodes;
  private final ValuePane valuePane;
  private final OpcodePane opcodePane;
  private final Label range = new Label();
  private final ToggleButton offsets = new ToggleButton("0x");
  private Optional<Detail> shown = Optional.empty();
  private List<Extent> told = List.of();

  LinkedViews(ObservableValue<CodeStyle> style) {
    value = new ValueView(style, this::selected);
    bytes = new HexView(style, this::selectedByte);
    opcodes = new OpcodeView(style, this::selected);
    valuePane = new ValuePane(value);
    opcodePane = new OpcodePane(opcodes);
    range.setId("detail-range");
    range.getStyleClass().add("explanation");
    offsets.setId("detail-offsets");
    offsets.setAccessibleText("Offsets in decimal");
    offsets.setTooltip(new Tooltip("Offsets in hexadecimal or decimal"));
    offsets
        .selectedProperty()
        .subscribe(decimal -> {
          offsets.setText(decimal ? "10" : "0x");
          bytes.setDecimal(decimal);
          opcodes.setDecimal(decimal);
          tell(told);
        });
  }

  /** The value, to be shown with these controls. */
  ViewTabs.View valueView(FindField find) {
    return new ViewTabs.View("value", "Value", valuePane, value, List.of(find));
  }

  /** The bytes, to be shown with these controls. */
  ViewTabs.View bytesView(FindField find) {
    return new ViewTabs.View("bytes", "Bytes", bytes, range, offsets, find);
  }

  /** The opcodes. */
  ViewTabs.View opcodesView() {
    return new ViewTabs.View("opcodes", "Opcodes", opcodePane, opcodes, List.of(range, offsets));
  }

  ValueView value() {
    return value;
  }

  HexView bytes() {
    return bytes;
  }

  /** Sets whether offsets are decimal, and tells when the user changes it. */
  void setDecimal(boolean decimal, Consumer<Boolean> onChange) {
    offsets.setSelected(decimal);
    offsets.setOnAction(_ -> onChange.accept(offsets.isSelected()));
  }

  /** Shows another datagram. */
  void show(Detail detail) {
    shown = Optional.of(detail);
    value.show(
        detail.tree(), content -> detail.change().filter(one -> one.marks(content)).isPresent());
    bytes.show(detail.payload(), at -> detail.differs(at, at + 1));
    opcodes.show(detail.opcodes());
    valuePane.tellChange(detail.change().map(Detail.Change::text).orElse(""));
    tell(List.of());
    value.selected().ifPresent(this::selected);
  }

  /** The user has selected a value. */
  void selected(ValueNode node) {
    List<Extent> extents = extents(node);
    bytes.light(extents);
    tell(extents);
    if (!extents.isEmpty()) {
      opcodes.reveal(extents.getFirst().start());
    }
  }

  /** Lines of a text or an array have the bytes of all of it. */
  private static List<Extent> extents(ValueNode node) {
    return node.content() instanceof ValueNode.Of of
        ? of.origin().extents()
        : node.parent().map(LinkedViews::extents).orElse(List.of());
  }

  private void selected(OpcodeRow opcode) {
    light(opcode.offset(), opcode.end());
    shown.flatMap(detail -> detail.trace().at(opcode.offset())).ifPresent(value::reveal);
  }

  private void light(int from, int to) {
    var extents = List.of(new Extent(from, to));
    bytes.light(extents);
    tell(extents);
  }

  /** The innermost value of the byte, with all its bytes; or the byte's opcode. */
  private void selectedByte(int offset) {
    var span = shown.flatMap(detail -> detail.trace().at(offset));
    opcodes.reveal(offset);
    if (span.isPresent()) {
      value.reveal(span.get());
      light(span.get().start(), span.get().end());
    } else {
      tell(List.of(new Extent(offset, offset + 1)));
    }
  }

  /** Bytes were found. */
  void found() {
    tell(bytes.selection());
    int first = bytes.selection().getFirst().start();
    shown.flatMap(detail -> detail.trace().at(first)).ifPresent(value::reveal);
    opcodes.reveal(first);
  }

  /** Says which bytes are meant. */
  private void tell(List<Extent> extents) {
    told = extents;
    range.setText(
        Extent.words(extents, at -> offsets.isSelected() ? "" + at : "0x%04x".formatted(at)));
  }
}
