package picklescope.ui.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import picklescope.settings.CaptureSetting;
import picklescope.settings.PublishSetting;
import picklescope.settings.RelaySetting;
import picklescope.settings.SourceSetting;
import picklescope.ui.control.Lazy;
import picklescope.view.source.PortKind;
import picklescope.view.source.SourceEntry;
import picklescope.view.source.SourceList;

/** The lines of the relays and passive captures. */
final class AddedRows extends VBox {
  private record Row(SourceRow row, SourceDetails details, Button retry) {
    void display(SourceEntry now) {
      var line = now.line();
      boolean failed = line.kind() == PortKind.FAILED;
      retry.setVisible(failed);
      retry.setManaged(failed);
      row.display(line);
      details.display(now.state(), String.join("\n", now.counts()), line.kind().style());
      details.displayMending(now.mendingLine());
    }
  }

  private final SourcesWatch watch;
  private final Lazy<RelayForm> relayForm;
  private final Lazy<CaptureForm> captureForm;
  private final Lazy<PublishForm> publishForm;
  private final SourceActions actions;
  private final Consumer<SourceRow> reveal;
  private final HeldPopup held;
  private final Map<String, Row> rowOf = new HashMap<>();
  private final SourceList<SourceEntry> list =
      new SourceList<>(SourceEntry::name, Comparator.comparing(AddedRows::order));

  /**
   * Creates the list.
   *
   * @param reveal scrolls to the line of a source that the user has added
   */
  AddedRows(SourcesWatch watch, SourceActions actions, Consumer<SourceRow> reveal) {
    this.reveal = reveal;
    this.watch = watch;
    relayForm = new Lazy<>(() -> new RelayForm(watch, this::added));
    captureForm = new Lazy<>(() -> new CaptureForm(watch, this::added));
    publishForm = new Lazy<>(() -> new PublishForm(watch, this::added));
    this.actions = actions;
    held = new HeldPopup(watch, actions);
    getStyleClass().add("source-rows");
  }

  /** Relays come first, in the order of their ports. */
  private static String order(SourceEntry entry) {
    return switch (entry.source().setting()) {
      case RelaySetting relay -> "%05d".formatted(relay.port());
      case CaptureSetting capture -> "capture " + capture.networkInterface();
      case PublishSetting publish -> "publish " + publish.server();
    };
  }

  /** Opens the form of a new relay at a node. */
  void addRelay(Node at) {
    relayForm.get().showNew(at);
  }

  /** Opens the form of a new passive capture at a node. */
  void addCapture(Node at) {
    captureForm.get().showNew(at);
  }

  /** Opens the form in which the live capture is published at a node. */
  void addPublishing(Node at) {
    publishForm.get().showNew(at);
  }

  private void added(String name) {
    list.add(name);
    display(false);
    Optional.ofNullable(rowOf.get(name)).map(Row::row).ifPresent(reveal);
  }

  /**
   * Displays the sources as they are now.
   *
   * @param mayMove whether lines may move
   */
  void display(boolean mayMove) {
    held.look();
    var shown = new ArrayList<SourceRow>();
    for (var line : list.lines(watch.now(), System.nanoTime(), mayMove)) {
      var entry = line.source();
      var row = rowOf.computeIfAbsent(entry.name(), _ -> row(entry.source().setting()));
      switch (line) {
        case SourceList.Line.Listed(var now) -> row.display(now);
        case SourceList.Line.Removed<?> _ -> row.row.displayRemoved();
      }
      shown.add(row.row);
    }
    if (!getChildren().equals(shown)) {
      getChildren().setAll(shown);
      rowOf.values().removeIf(row -> !shown.contains(row.row));
    }
  }

  private Row row(SourceSetting setting) {
    return switch (setting) {
      case RelaySetting relay -> {
        String name = relay.name();
        var row = row("relay", Integer.toString(relay.port()), name);
        examine(row, name);
        row.details.button(
            "held", "Held…", "Messages that a rule holds", at -> held.show(name, at));
        yield row;
      }
      case CaptureSetting capture -> {
        String name = capture.name();
        var row = row("capture", name, name);
        examine(row, name);
        yield row;
      }
      case PublishSetting publish -> row("publishing", publish.server(), publish.name());
    };
  }

  /**
   * Creates a row.
   *
   * @param key what names it among those of its kind
   * @param name what names it among all sources
   */
  private Row row(String kindName, String key, String name) {
    var details = new SourceDetails(kindName, key, () -> remove(name));
    details.button("edit", "Edit…", "Change the " + kindName, at -> edit(name, at));
    var retry =
        details.button(
            "retry", "Retry", "Start the " + kindName + " again", _ -> watch.toggle(name, true));
    return new Row(new SourceRow(kindName, key, details, rowActions(name)), details, retry);
  }

  private void examine(Row row, String name) {
    row.details.button(
        "examine", PortDetails.EXAMINE, "Examine why nothing arrives", _ -> examine(name));
  }

  private Optional<SourceEntry> entry(String name) {
    return watch.now().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  private void edit(String name, Node at) {
    entry(name)
        .ifPresent(entry -> {
          switch (entry.source().setting()) {
            case RelaySetting relay -> relayForm.get().show(relay, at);
            case CaptureSetting capture -> captureForm.get().show(capture, at);
            case PublishSetting publish -> publishForm.get().show(publish, at);
          }
        });
  }

  /** Examines its first port, or if it has all ports the one that is most likely meant. */
  private void examine(String name) {
    entry(name)
        .flatMap(entry -> entry.ports().stream().findFirst())
        .ifPresentOrElse(actions::hearNothing, actions::hearNothing);
  }

  private SourceRow.Actions rowActions(String name) {
    return new SourceRow.Actions() {
      @Override
      public void toggle(boolean on) {
        watch.toggle(name, on);
      }

      @Override
      public void remove() {
        AddedRows.this.remove(name);
      }

      @Override
      public void undo() {
        list.removed(name)
            .ifPresent(was -> watch.add(was.source().setting(), () -> added(name), _ -> {}));
      }
    };
  }

  private void remove(String name) {
    entry(name)
        .ifPresent(entry -> {
          list.remove(entry, System.nanoTime());
          display(false);
          watch.remove(name);
        });
  }

  /** Returns whether the keyboard is at an <em>Undo</em>. */
  boolean isUndoFocused() {
    return rowOf.values().stream().anyMatch(row -> row.row.isUndoFocused());
  }
}
