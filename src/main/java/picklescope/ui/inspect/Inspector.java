package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.RawNetworkEvent;
import picklescope.pickle.ValueSpan;
import picklescope.python.PyStr;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.SourceException;
import picklescope.session.CaptureView;
import picklescope.session.Session;
import picklescope.ui.text.CodeLines;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;

/**
 * Shows the selected datagram in linked views: its value, what the callback sees, its bytes and its
 * opcodes. What is selected in one lights up in the others.
 */
public final class Inspector extends BorderPane implements AutoCloseable {
  private static final String LEFT = "inspector-left";
  private static final String RIGHT = "inspector-right";
  private static final String OFFSETS = "inspector-offsets";
  private static final String DECIMAL = "decimal";

  private final Session session;
  private final Label change = new Label();
  private final Label range = new Label();
  private final Label hint = new Label("Select a message to see all of it here.");
  private final ToggleButton offsets = new ToggleButton("0x");
  private final FindField findValue = new FindField("find-value", "find", "Find in the value");
  private final FindField findBytes =
      new FindField("find-bytes", "find", "Find bytes: text, 0x80 04, or b'\\x80'");
  private final ValueView value;
  private final HexView bytes;
  private final OpcodeView opcodes;
  private final CodeView callback;
  private final RawView raw;
  private final CompareView compare;
  private final ViewTabs left;
  private final ViewTabs right;
  private final SplitPane views;
  private final InspectorHeader header;
  private final DetailMaker maker;
  private final DetailLoader loader;
  private final EnvelopeChooser chooser;
  private OptionalLong wanted = OptionalLong.empty();
  private Optional<Detail> shown = Optional.empty();
  private List<Long> compared = List.of();

  /** Shows nothing yet. */
  public Inspector(Session session, CaptureView view, ObservableValue<CodeStyle> style) {
    this.session = session;
    maker = new DetailMaker(view);
    loader = new DetailLoader(maker, new Answers());
    value = new ValueView(style, this::selected);
    bytes = new HexView(style, this::selectedByte);
    opcodes = new OpcodeView(style, this::selected);
    callback = new CodeView(style);
    callback.setId("detail-callback");
    callback.setAccessibleText("What the callback sees");
    raw = new RawView(style);
    compare = new CompareView(style);
    chooser = new EnvelopeChooser(new Choosing());
    change.setId("detail-change");
    change.getStyleClass().add("explanation");
    range.setId("detail-range");
    range.getStyleClass().add("explanation");
    left =
        new ViewTabs(
            List.of(
                new ViewTabs.View("value", "Value", value),
                new ViewTabs.View("callback", "Callback", callback),
                new ViewTabs.View("raw", "Raw", raw),
                new ViewTabs.View("compare", "Compare", compare)),
            change,
            findValue);
    right =
        new ViewTabs(
            List.of(
                new ViewTabs.View("bytes", "Bytes", bytes),
                new ViewTabs.View("opcodes", "Opcodes", new OpcodePane(opcodes))),
            range,
            offsets,
            findBytes);
    views = new SplitPane(left, right);
    views.setId("detail-views");
    views.setDividerPositions(0.55);
    header =
        new InspectorHeader(
            () -> left.choose("callback"),
            below -> shown.ifPresent(one -> chooser.show(below, one.event(), one.envelope())));
    setId("detail");
    getStyleClass().add("detail");
    hint.getStyleClass().add("hint");
    hint.setId("detail-hint");
    setCenter(hint);
    remember();
    findValue.install(this::findInValue, value::requestFocus);
    findBytes.install(this::findInBytes, bytes::requestFocus);
  }

  /** What the button that enlarges does; so does a double click on the header. */
  public void onEnlarge(Runnable action) {
    header.onEnlarge(action);
  }

  private void remember() {
    var choices = session.settings().get().choices();
    left.choose(choices.getOrDefault(LEFT, "value"));
    right.choose(choices.getOrDefault(RIGHT, "bytes"));
    left.onChoose(name -> choose(LEFT, name));
    right.onChoose(name -> choose(RIGHT, name));
    offsets.setId("detail-offsets");
    offsets.setAccessibleText("Offsets in decimal");
    offsets.setTooltip(new Tooltip("Offsets in hexadecimal or decimal"));
    offsets
        .selectedProperty()
        .subscribe(decimal -> {
          offsets.setText(decimal ? "10" : "0x");
          bytes.setDecimal(decimal);
          opcodes.setDecimal(decimal);
        });
    offsets.setSelected(DECIMAL.equals(choices.get(OFFSETS)));
    offsets.setOnAction(_ -> choose(OFFSETS, offsets.isSelected() ? DECIMAL : "hexadecimal"));
  }

  private void choose(String name, String chosen) {
    session.settings().update(old -> old.withChoice(name, chosen));
  }

  /** Shows that datagram, or that none is selected. */
  public void select(OptionalLong number) {
    if (!number.equals(wanted)) {
      wanted = number;
      load();
    }
  }

  private void load() {
    if (wanted.isPresent()) {
      loader.ask(wanted.getAsLong());
    } else {
      shown = Optional.empty();
      setTop(null);
      setCenter(hint);
    }
  }

  /**
   * Compares two datagrams as long as they are selected; with any other count it goes back to what
   * was shown before.
   */
  public void compare(List<Long> numbers) {
    if (numbers.equals(compared)) {
      return;
    }
    compared = numbers;
    if (numbers.size() != 2) {
      compare.clear();
      left.choose(session.settings().get().choices().getOrDefault(LEFT, "value"));
      return;
    }
    loader.run(
        () -> CompareView.lines(maker, numbers.getFirst(), numbers.getLast()),
        lines -> {
          if (numbers.equals(compared)) {
            compare.show(lines);
            left.choose("compare");
          }
        });
  }

  /** What the loader tells. */
  private final class Answers implements DetailLoader.Shown {
    @Override
    public void show(Detail detail) {
      if (wanted.isPresent() && wanted.getAsLong() == detail.event().datagram().number()) {
        Inspector.this.show(detail);
      }
    }

    @Override
    public void failed(long number, String why) {
      if (wanted.isPresent() && wanted.getAsLong() == number) {
        hint.setText("#%d: %s".formatted(number, why));
        setTop(null);
        setCenter(hint);
      }
    }
  }

  private void show(Detail detail) {
    shown = Optional.of(detail);
    header.show(detail);
    Predicate<ValueNode.Of> differs =
        of ->
            detail.change().isPresent()
                && of.around()
                    .filter(
                        around -> detail.change().get().differences().isMarked(around, of.part()))
                    .isPresent();
    value.show(detail.tree(), differs);
    bytes.show(detail.payload());
    opcodes.show(detail.opcodes());
    callback.show(CodeLines.of(detail.callbackLines()));
    boolean isRaw = detail.event() instanceof RawNetworkEvent;
    raw.show(isRaw ? detail.payload() : new byte[0], detail.guesses());
    change.setText(changeText(detail));
    range.setText("");
    value.selected().ifPresent(this::selected);
    setTop(header);
    setCenter(views);
  }

  private static String changeText(Detail detail) {
    return detail
        .change()
        .map(one -> {
          int count = one.differences().count();
          return count == 0
              ? "same as #%d".formatted(one.number())
              : "%,d differ from #%d".formatted(count, one.number());
        })
        .orElse("");
  }

  private void selected(ValueNode node) {
    if (node.content() instanceof ValueNode.Of of && of.span().isPresent()) {
      ValueSpan span = of.span().get();
      bytes.light(span.start(), span.end());
      opcodes.reveal(span.start());
      tellRange(span.start(), span.end());
    }
  }

  private void selected(OpcodeRow opcode) {
    bytes.light(opcode.offset(), opcode.end());
    tellRange(opcode.offset(), opcode.end());
    shown.flatMap(detail -> detail.trace().at(opcode.offset())).ifPresent(value::reveal);
  }

  /** The innermost value of the byte, with all its bytes; or the byte's opcode. */
  private void selectedByte(int offset) {
    var span = shown.flatMap(detail -> detail.trace().at(offset));
    opcodes.reveal(offset);
    if (span.isPresent()) {
      value.reveal(span.get());
      bytes.light(span.get().start(), span.get().end());
      tellRange(span.get().start(), span.get().end());
    } else {
      tellRange(offset, offset + 1);
    }
  }

  private void tellRange(int from, int to) {
    range.setText(
        to - from == 1
            ? "byte %d".formatted(from)
            : "bytes %d–%d, %,d".formatted(from, to - 1, to - from));
  }

  private void findInValue() {
    String wantedText = findValue.getText().toLowerCase(java.util.Locale.ROOT);
    if (wantedText.isEmpty() || shown.isEmpty()) {
      return;
    }
    left.choose("value");
    var tree = value.tree();
    var after = value.selected();
    loader.run(
        () -> tree.search(after, node -> says(node, wantedText)),
        found -> {
          findValue.found(found.isPresent());
          if (found.isPresent() && tree == value.tree()) {
            value.reveal(found.get());
            selected(found.get());
          }
        });
  }

  private static boolean says(ValueNode node, String wantedText) {
    String text =
        switch (node.content()) {
          case ValueNode.Of of when node.isContainer() && !(of.value() instanceof PyStr) -> "";
          case ValueNode.Of of ->
              PyValues.text(of.value()).orElseGet(() -> Repr.line(400).of(of.value()));
          case ValueNode.Fact fact -> fact.text();
          case ValueNode.Page _, ValueNode.Line _ -> "";
        };
    return (node.name() + " = " + text).toLowerCase(java.util.Locale.ROOT).contains(wantedText);
  }

  private void findInBytes() {
    right.choose("bytes");
    try {
      boolean found = bytes.find(HexView.wanted(findBytes.getText()));
      findBytes.found(found);
      if (found) {
        tellRange(bytes.from(), bytes.to());
        shown.flatMap(detail -> detail.trace().at(bytes.from())).ifPresent(value::reveal);
        opcodes.reveal(bytes.from());
      }
    } catch (SourceException e) {
      findBytes.found(false);
    }
  }

  /** What the envelope's chooser asks for. */
  private final class Choosing implements EnvelopeChooser.Work {
    @Override
    public void use(int port, Envelope chosen) {
      session.setEnvelope(port, chosen);
      load();
    }

    @Override
    public void preview(Event event, Envelope tried, java.util.function.Consumer<Event> answer) {
      loader.run(() -> tried.decode(event.datagram(), event.sender()), answer);
    }
  }

  /** The split between the left and the right views, to be remembered. */
  public SplitPane views() {
    return views;
  }

  /** The view on the left gets the keyboard. */
  public void focusLeft() {
    left.focus();
  }

  /** The view on the right gets the keyboard. */
  public void focusRight() {
    right.focus();
  }

  @Override
  public void close() {
    loader.close();
  }
}
