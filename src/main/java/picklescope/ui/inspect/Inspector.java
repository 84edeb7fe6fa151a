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
import javafx.scene.layout.VBox;
import picklescope.event.DatagramHeader;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.PortSender;
import picklescope.session.CaptureView;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.ui.control.Lazy;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;
import picklescope.view.command.Command;
import picklescope.view.inspect.Detail;
import picklescope.view.inspect.DetailLoader;
import picklescope.view.inspect.DetailReader;
import picklescope.view.inspect.EnvelopePreview;
import picklescope.view.layout.PaneSizes;
import picklescope.view.text.CodeLines;
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
  private final LinkedViews linked;
  private final CodeView callback;
  private final RawView raw;
  private final ViewArrangement views;
  private final MessageComparison comparison;
  private final ValueMenus valueMenus;
  private final InspectorHeader header;
  private final DetailReader reader;
  private final DetailLoader loader;
  private final Lazy<EnvelopeChooser> chooser;
  private final RecognitionLine recognition;
  private final VBox top;
  private OptionalLong requested = OptionalLong.empty();
  private Optional<Detail> shown = Optional.empty();
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
    callback.addCopy(
        "Copy def onNetwork(e)", () -> shown.map(one -> one.callback().code()).orElse(""));
    raw = new RawView(style);
    var compare = new CompareView(style);
    var search = new LinkedSearch(linked);
    chooser = new Lazy<>(() -> new EnvelopeChooser(new EnvelopeActions()));
    views =
        new ViewArrangement(
            List.of(
                linked.valueView(search.values()),
                new ViewTabs.View("callback", "Callback", callback),
                raw.view(),
                compare.view()),
            List.of(linked.bytesView(search.bytes()), linked.opcodesView()),
            style,
            session.settings().get(Settings.CHOICES),
            this::remember);
    comparison = new MessageComparison(reader, loader, compare, views);
    valueMenus = new ValueMenus(linked, loader, () -> shown);
    header =
        new InspectorHeader(
            () -> views.choose("callback"),
            below -> shown.ifPresent(one -> chooser.get().show(below, one)),
            views.button());
    recognition = new RecognitionLine(session.envelopes(), header, this::load);
    top = new VBox(header, recognition);
    setId("detail");
    getStyleClass().add("detail");
    hint.getStyleClass().add("hint");
    hint.setId("detail-hint");
    hint.setWrapText(true);
    setCenter(hint);
    linked.setDecimal(
        DECIMAL.equals(session.settings().get(Settings.CHOICES).get(OFFSETS)),
        decimal -> remember(OFFSETS, decimal ? DECIMAL : "hexadecimal"));
    search.start(loader, views::choose);
  }

  /** Sets the action of the enlarge button and of a double click on the header. */
  public void onEnlarge(Runnable action) {
    header.onEnlarge(action);
  }

  /** Sets the command that takes back what was recognized in the datagram, or undoes that. */
  public void onRecognition(Command command) {
    recognition.setCommand(command);
  }

  /** Takes back what was recognized in the displayed datagram, or undoes that. */
  public void toggleRecognition() {
    shown.ifPresent(detail -> recognition.toggle(detail.event()));
  }

  /** Returns whether something was recognized in the datagram, or has been taken back. */
  public boolean canToggleRecognition() {
    return shown.filter(detail -> recognition.isPossible(detail.event())).isPresent();
  }

  /** Returns whether what its sender sends is read as pickles only. */
  public boolean isRecognitionTakenBack() {
    return shown.filter(detail -> recognition.isTakenBack(detail.event())).isPresent();
  }

  /** Sets what is done with a value that the user chooses in the tree or among the bytes. */
  public void onValue(ValueActions actions) {
    valueMenus.install(actions);
  }

  private void remember(String name, String chosen) {
    session.settings().update(old -> old.withEntry(Settings.CHOICES, name, chosen));
  }

  /** Displays a datagram, or nothing if none is selected. */
  public void select(OptionalLong number) {
    if (!number.equals(requested)) {
      boolean had = hasMessage();
      requested = number;
      recognition.forget();
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

  /** Sets whether the datagram is not among the rows of the table. */
  public void setHidden(boolean hidden) {
    header.setHidden(hidden);
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
      showHint("");
    }
  }

  private void showHint(String text) {
    hint.setText(text);
    setTop(null);
    setCenter(hint);
  }

  /**
   * Compares two datagrams while they are selected. With any other number of datagrams the previous
   * views are displayed again.
   */
  public void compare(List<Long> numbers) {
    comparison.compare(numbers);
  }

  /** Displays what the loader has read. */
  private final class DetailListener implements DetailLoader.Listener {
    @Override
    public void loaded(Detail detail) {
      if (requested.isPresent() && requested.getAsLong() == detail.event().datagram().number()) {
        Inspector.this.display(detail);
      }
    }

    @Override
    public void failed(long number, String why) {
      if (requested.isPresent() && requested.getAsLong() == number) {
        showHint("#%d: %s".formatted(number, why));
      }
    }
  }

  private void display(Detail detail) {
    shown = Optional.of(detail);
    header.display(detail);
    recognition.display(detail.event());
    linked.display(detail);
    callback.display(CodeLines.of(detail.callbackLines()));
    raw.display(detail);
    setTop(top);
    setCenter(views);
  }

  /** The actions of the envelope chooser. */
  private final class EnvelopeActions implements EnvelopeChooser.Actions {
    @Override
    public void use(DatagramHeader message, boolean ofSender, Envelope chosen) {
      if (ofSender) {
        session.envelopes().set(PortSender.of(message), chosen);
      } else {
        session.envelopes().set(message.port(), chosen);
      }
      load();
    }

    @Override
    public void remove(DatagramHeader message) {
      session.envelopes().remove(PortSender.of(message));
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
