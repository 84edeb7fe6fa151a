package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;
import picklescope.view.inspect.Comparison;
import picklescope.view.inspect.Detail;
import picklescope.view.inspect.DetailLoader;
import picklescope.view.inspect.DetailMaker;
import picklescope.view.inspect.EnvelopePreview;
import picklescope.view.inspect.ValueSearch;
import picklescope.view.text.CodeLines;

/**
 * Shows the selected datagram in linked views: its value, what the callback sees, its bytes and its
 * opcodes; raw ones as what they may be; and what two datagrams differ in.
 */
public final class Inspector extends BorderPane implements AutoCloseable {
  private static final String OFFSETS = "inspector-offsets";
  private static final String DECIMAL = "decimal";
  private static final String HINT =
      "Select a message to see all of it here: click on its row, or press ↓ in the table (Ctrl+T).";

  private final Session session;
  private final Label hint = new Label(HINT);
  private final FindField findValue =
      new FindField("find-value", "find", "Find in the value: names, texts, numbers");
  private final FindField findBytes =
      new FindField("find-bytes", "find", "Find bytes: text, 0x80 04, or b'\\x80'");
  private final LinkedViews linked;
  private final CodeView callback;
  private final RawView raw;
  private final CompareView compare;
  private final ViewArrangement views;
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
    linked = new LinkedViews(style);
    maker = new DetailMaker(view, linked.value()::textColumns);
    loader = new DetailLoader(maker, Platform::runLater, new Answers());
    callback = new CodeView(style);
    callback.setId("detail-callback");
    callback.setAccessibleText("What the callback sees");
    raw = new RawView(style);
    compare = new CompareView(style);
    chooser = new EnvelopeChooser(new Choosing());
    views =
        new ViewArrangement(
            List.of(
                linked.valueView(findValue),
                new ViewTabs.View("callback", "Callback", callback),
                raw.view(),
                compare.view()),
            List.of(linked.bytesView(findBytes), linked.opcodesView()),
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

  /** What the button that enlarges does; so does a double click on the header. */
  public void onEnlarge(Runnable action) {
    header.onEnlarge(action);
  }

  private void remember(String name, String chosen) {
    session.settings().update(old -> old.withEntry(Settings.CHOICES, name, chosen));
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
      hint.setText(HINT);
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
      views.arrange();
      return;
    }
    loader.run(
        () -> Comparison.lines(maker, numbers.getFirst(), numbers.getLast()),
        lines -> {
          if (numbers.equals(compared)) {
            compare.show(lines);
            views.choose("compare");
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
        () -> tree.search(after, search::says),
        found -> {
          findValue.found(found.isPresent());
          if (found.isPresent() && tree == value.tree()) {
            value.reveal(found.get());
            linked.selected(found.get());
          }
        });
  }

  private void findInBytes() {
    views.choose("bytes");
    try {
      boolean found = linked.bytes().find(HexView.wanted(findBytes.getText()));
      findBytes.found(found);
      if (found) {
        linked.found();
      }
    } catch (SourceException e) {
      findBytes.wrong(e.getMessage());
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
    public void preview(Event event, Envelope tried, Consumer<String> answer) {
      loader.run(() -> EnvelopePreview.of(tried, event), answer);
    }
  }

  /** The split between two views beside each other, to be remembered. */
  public SplitPane views() {
    return views.both();
  }

  /** The places of views that are there now; each gives the keyboard to its view. */
  public List<? extends Node> panes() {
    return views.panes();
  }

  @Override
  public void close() {
    loader.close();
  }
}
