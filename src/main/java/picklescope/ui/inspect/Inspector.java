package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;
import picklescope.view.inspect.BytePattern;
import picklescope.view.inspect.Comparison;
import picklescope.view.inspect.Detail;
import picklescope.view.inspect.DetailLoader;
import picklescope.view.inspect.DetailReader;
import picklescope.view.inspect.EnvelopePreview;
import picklescope.view.inspect.ValuePaths;
import picklescope.view.inspect.ValueSearch;
import picklescope.view.inspect.ViewChoices;
import picklescope.view.layout.PaneSizes;
import picklescope.view.text.CodeLines;
import picklescope.view.value.ChosenValue;
import picklescope.view.value.ValueActions;

/**
 * Displays the selected datagram in linked views: its value, what the callback sees, its bytes and
 * its opcodes; possible interpretations of raw bytes; and the differences between two datagrams.
 */
public final class Inspector extends BorderPane implements AutoCloseable {
  private static final String OFFSETS = "inspector-offsets";
  private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
  private static final String DECIMAL = "decimal";

  private final Session session;
  private final Label hint = new Label();
  private final FindField findValue =
      new FindField("find-value", "find", "Find in the value: names, text, numbers");
  private final FindField findBytes =
      new FindField("find-bytes", "find", "Find bytes: text, 0x80 04, or b'\\x80'");
  private final LinkedViews linked;
  private final CodeView callback;
  private final RawView raw;
  private final CompareView compare;
  private final ViewArrangement views;
  private final InspectorHeader header;
  private final DetailReader reader;
  private final DetailLoader loader;
  private final EnvelopeChooser chooser;
  private OptionalLong requested = OptionalLong.empty();
  private Optional<Detail> shown = Optional.empty();
  private List<Long> compared = List.of();
  private Runnable onMessage = () -> {};
  private long version;

  /** Creates an inspector that displays no datagram. */
  public Inspector(Session session, CaptureView view, ObservableValue<CodeStyle> style) {
    this.session = session;
    linked = new LinkedViews(style);
    reader = new DetailReader(view, linked.value()::textColumns);
    loader = new DetailLoader(reader, Platform::runLater, new DetailListener());
    callback = new CodeView(style);
    callback.setId("detail-callback");
    callback.setAccessibleText("What the callback sees");
    raw = new RawView(style);
    compare = new CompareView(style);
    chooser = new EnvelopeChooser(new EnvelopeActions());
    views =
        new ViewArrangement(
            List.of(
                linked.valueView(findValue),
                new ViewTabs.View("callback", "Callback", callback),
                raw.view(),
                compare.view()),
            List.of(linked.bytesView(findBytes), linked.opcodesView()),
            style,
            session.settings().get(Settings.CHOICES),
            this::remember);
    header =
        new InspectorHeader(
            () -> views.choose("callback"),
            below -> shown.ifPresent(one -> chooser.show(below, one.event(), one.envelope())),
            views.button());
    setId("detail");
    getStyleClass().add("detail");
    hint.getStyleClass().add("hint");
    hint.setId("detail-hint");
    hint.setWrapText(true);
    setCenter(hint);
    linked.setDecimal(
        DECIMAL.equals(session.settings().get(Settings.CHOICES).get(OFFSETS)),
        decimal -> remember(OFFSETS, decimal ? DECIMAL : "hexadecimal"));
    findValue.install(this::findInValue, linked.value()::requestFocus);
    findBytes.install(this::findInBytes, linked.bytes()::requestFocus);
  }

  /** Sets the action of the enlarge button and of a double click on the header. */
  public void onEnlarge(Runnable action) {
    header.onEnlarge(action);
  }

  /** Sets what is done with a value that the user chooses in the tree or among the bytes. */
  public void onValue(ValueActions actions) {
    var value = linked.value();
    var bytes = linked.bytes();
    new ValueMenu(value, this::askValue, actions, value.copyItems());
    new ValueMenu(bytes, this::askBytes, actions, bytes.copyItems());
  }

  private void askValue(Consumer<ChosenValue> answer) {
    var node = linked.value().selected();
    if (node.isPresent() && shown.isPresent()) {
      var event = shown.get().event();
      loader.run(() -> ValuePaths.of(node.get(), event), answer);
    }
  }

  private void askBytes(Consumer<ChosenValue> answer) {
    if (shown.isPresent()) {
      var detail = shown.get();
      var selected = linked.bytes().highlighted();
      int caret = linked.bytes().caret();
      loader.run(
          () -> ValuePaths.ofBytes(detail, selected, caret),
          value -> answer.accept(value.orElse(ValueMenu.NONE)));
    }
  }

  private void remember(String name, String chosen) {
    session.settings().update(old -> old.withEntry(Settings.CHOICES, name, chosen));
  }

  /** Displays a datagram, or nothing if none is selected. */
  public void select(OptionalLong number) {
    if (!number.equals(requested)) {
      boolean had = hasMessage();
      requested = number;
      load();
      if (had != hasMessage()) {
        onMessage.run();
      }
    }
  }

  /** Returns whether a datagram is selected. */
  public boolean hasMessage() {
    return requested.isPresent();
  }

  /** Sets the action that is called when {@link #hasMessage} changes. */
  public void onMessage(Runnable action) {
    onMessage = action;
  }

  /** Sets whether only the header is displayed. */
  public void setFolded(boolean folded) {
    for (Node body : List.of(hint, views)) {
      body.setVisible(!folded);
      body.setManaged(!folded);
    }
    pseudoClassStateChanged(FOLDED, folded);
  }

  /**
   * Displays the datagram again if its sender has another name now. For each frame.
   *
   * @param newVersion changes when datagrams may decode to other events
   */
  public void pulse(long newVersion) {
    if (version != newVersion) {
      version = newVersion;
      if (shown.filter(detail -> reader.isRenamed(detail.event())).isPresent()) {
        load();
      }
    }
  }

  private void load() {
    if (requested.isPresent()) {
      loader.ask(requested.getAsLong());
    } else {
      shown = Optional.empty();
      hint.setText("");
      setTop(null);
      setCenter(hint);
    }
  }

  /**
   * Compares two datagrams while they are selected. With any other number of datagrams the previous
   * views are displayed again.
   */
  public void compare(List<Long> numbers) {
    if (numbers.equals(compared)) {
      return;
    }
    compared = numbers;
    if (numbers.size() != 2) {
      compare.clear();
      views.arrange();
      return;
    }
    loader.run(
        () -> Comparison.lines(reader, numbers.getFirst(), numbers.getLast()),
        lines -> {
          if (numbers.equals(compared)) {
            compare.show(lines);
            views.choose(ViewChoices.COMPARE);
          }
        });
  }

  /** Displays what the loader has read. */
  private final class DetailListener implements DetailLoader.Listener {
    @Override
    public void loaded(Detail detail) {
      if (requested.isPresent() && requested.getAsLong() == detail.event().datagram().number()) {
        Inspector.this.show(detail);
      }
    }

    @Override
    public void failed(long number, String why) {
      if (requested.isPresent() && requested.getAsLong() == number) {
        hint.setText("#%d: %s".formatted(number, why));
        setTop(null);
        setCenter(hint);
      }
    }
  }

  private void show(Detail detail) {
    shown = Optional.of(detail);
    header.show(detail);
    linked.show(detail);
    callback.show(CodeLines.of(detail.callbackLines()));
    raw.show(detail);
    setTop(header);
    setCenter(views);
  }

  private void findInValue() {
    if (findValue.getText().isEmpty() || shown.isEmpty()) {
      return;
    }
    views.choose("value");
    var search = new ValueSearch(findValue.getText());
    var value = linked.value();
    var tree = value.tree();
    var after = value.selected();
    loader.run(
        () -> tree.search(after, search::matches),
        found -> {
          findValue.showFound(found.isPresent());
          if (found.isPresent() && tree == value.tree()) {
            value.reveal(found.get());
            linked.selected(found.get());
          }
        });
  }

  private void findInBytes() {
    views.choose("bytes");
    try {
      boolean found = linked.bytes().find(BytePattern.of(findBytes.getText()));
      findBytes.showFound(found);
      if (found) {
        linked.bytesFound();
      }
    } catch (SourceException e) {
      findBytes.showMistake(e.getMessage());
    }
  }

  /** The actions of the envelope chooser. */
  private final class EnvelopeActions implements EnvelopeChooser.Actions {
    @Override
    public void use(int port, Envelope chosen) {
      session.envelopes().set(port, chosen);
      load();
    }

    @Override
    public void preview(Event event, Envelope tried, Consumer<String> answer) {
      loader.run(() -> EnvelopePreview.of(tried, event), answer);
    }
  }

  /** Sets the sizes of the panes, which have that of the two views beside each other. */
  public void setSizes(PaneSizes sizes) {
    views.setSizes(sizes);
  }

  /** Returns the panes that are displayed now; each passes the focus on to its view. */
  public List<? extends Node> panes() {
    return views.panes();
  }

  @Override
  public void close() {
    loader.close();
  }
}
