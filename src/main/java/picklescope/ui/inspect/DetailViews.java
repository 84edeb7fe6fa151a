package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import picklescope.session.CaptureView;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.ui.control.Lazy;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;
import picklescope.view.inspect.Detail;
import picklescope.view.inspect.DetailLoader;
import picklescope.view.inspect.DetailReader;
import picklescope.view.text.CodeLines;

/** The header of a datagram and its linked views, which read it in the background. */
final class DetailViews extends BorderPane implements AutoCloseable {
  private static final String OFFSETS = "inspector-offsets";
  private static final String DECIMAL = "decimal";

  private final Session session;
  private final Runnable onDisplay;
  private final BiConsumer<Long, String> onFailure;
  private final LinkedViews linked;
  private final CodeView callback;
  private final RawView raw;
  private final ViewArrangement views;
  private final MessageComparison comparison;
  private final InspectorHeader header;
  private final DetailReader reader;
  private final DetailLoader loader;
  private final Lazy<EnvelopeChooser> chooser;
  private final RecognitionLine recognition;
  private OptionalLong requested = OptionalLong.empty();
  private Optional<Detail> shown = Optional.empty();
  private long version;

  /**
   * Creates views that display no datagram.
   *
   * @param onDisplay called when a datagram has been read and is displayed
   * @param onFailure called with the number of a datagram that cannot be read, and the reason
   */
  DetailViews(
      Session session,
      CaptureView view,
      ObservableValue<CodeStyle> style,
      Inspector.Surroundings around,
      Runnable onDisplay,
      BiConsumer<Long, String> onFailure) {
    this.session = session;
    this.onDisplay = onDisplay;
    this.onFailure = onFailure;
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
    var envelopes = new EnvelopeActions(session.envelopes(), view, loader, this::load);
    chooser = new Lazy<>(() -> new EnvelopeChooser(envelopes));
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
    views.setSizes(around.sizes());
    comparison = new MessageComparison(reader, loader, compare, views);
    new ValueMenus(linked, loader, () -> shown).install(around.values());
    header =
        new InspectorHeader(
            this::showCallback,
            below -> shown.ifPresent(one -> chooser.get().show(below, one)),
            views.button(),
            around.enlarge());
    recognition =
        new RecognitionLine(session.envelopes(), header, around.recognition(), this::load);
    linked.setDecimal(
        DECIMAL.equals(session.settings().get(Settings.CHOICES).get(OFFSETS)),
        decimal -> remember(OFFSETS, decimal ? DECIMAL : "hexadecimal"));
    search.start(loader, views::choose);
    setTop(new VBox(header, recognition));
    setCenter(views);
  }

  private void remember(String name, String chosen) {
    session.settings().update(old -> old.withEntry(Settings.CHOICES, name, chosen));
  }

  /** Displays what the callback sees. */
  void showCallback() {
    views.choose("callback");
  }

  /** Reads and displays a datagram, or nothing. */
  void select(OptionalLong number) {
    requested = number;
    recognition.forget();
    load();
  }

  private void load() {
    requested.ifPresentOrElse(loader::ask, () -> shown = Optional.empty());
  }

  private boolean isRequested(long number) {
    return requested.isPresent() && requested.getAsLong() == number;
  }

  /** Takes back what was recognized in the displayed datagram, or undoes that. */
  void toggleRecognition() {
    shown.ifPresent(detail -> recognition.toggle(detail.event()));
  }

  /** Returns whether something was recognized in the datagram, or has been taken back. */
  boolean canToggleRecognition() {
    return shown.filter(detail -> recognition.isPossible(detail.event())).isPresent();
  }

  /** Returns whether what its sender sends is read as pickles only. */
  boolean isRecognitionTakenBack() {
    return shown.filter(detail -> recognition.isTakenBack(detail.event())).isPresent();
  }

  /** Sets why the datagram has no row in the table, in words; empty if it has one. */
  void setWhyNoRow(String words) {
    header.setWhyNoRow(words);
  }

  /** Sets whether only the header is displayed. */
  void setFolded(boolean folded) {
    views.setVisible(!folded);
    views.setManaged(!folded);
  }

  /**
   * Displays the datagram again if its sender has another name now. For each frame.
   *
   * @param newVersion changes when datagrams may decode to other events
   */
  void pulse(long newVersion) {
    if (version != newVersion) {
      version = newVersion;
      if (shown.filter(detail -> reader.isRenamed(detail.event())).isPresent()) {
        load();
      }
    }
  }

  /**
   * Compares two datagrams while they are selected. With any other number of datagrams the previous
   * views are displayed again.
   */
  void compare(List<Long> numbers) {
    comparison.compare(numbers);
  }

  /** Returns the panes that are displayed now; each passes the focus on to its view. */
  List<? extends Node> panes() {
    return views.panes();
  }

  private void display(Detail detail) {
    boolean again = shown.filter(detail::hasContentOf).isPresent();
    shown = Optional.of(detail);
    header.display(detail);
    recognition.display(detail.event());
    callback.display(CodeLines.of(detail.callbackLines()));
    if (again) {
      linked.displayAgain(detail);
    } else {
      linked.display(detail);
      raw.display(detail);
    }
    onDisplay.run();
  }

  @Override
  public void close() {
    loader.close();
  }

  /** Displays what the loader has read. */
  private final class DetailListener implements DetailLoader.Listener {
    @Override
    public void loaded(Detail detail) {
      if (isRequested(detail.event().datagram().number())) {
        DetailViews.this.display(detail);
      }
    }

    @Override
    public void failed(long number, String why) {
      if (isRequested(number)) {
        shown = Optional.empty();
        onFailure.accept(number, why);
      }
    }
  }
}
