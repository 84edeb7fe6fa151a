package picklescope.ui.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import picklescope.settings.CaptureSetting;
import picklescope.settings.RelaySetting;
import picklescope.settings.SourceSetting;
import picklescope.view.source.CaptureText;
import picklescope.view.source.RelayText;
import picklescope.view.source.SourceEntry;
import picklescope.view.source.SourceList;

/** The lines of the relays and passive captures. */
final class AddedRows extends VBox {
  /** A row, and what displays a source in it. */
  private record Row(SourceRow row, Consumer<SourceEntry> display) {}

  private final SourcesWatch watch;
  private final RelayForm relayForm;
  private final CaptureForm captureForm;
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
    relayForm = new RelayForm(watch, this::added);
    captureForm = new CaptureForm(watch, this::added);
    this.actions = actions;
    held = new HeldPopup(watch, actions);
    getStyleClass().add("source-rows");
  }

  /** Relays come first, in the order of their ports. */
  private static String order(SourceEntry entry) {
    return switch (entry.source().setting()) {
      case RelaySetting relay -> "%05d".formatted(relay.port());
      case CaptureSetting capture -> "capture " + capture.networkInterface();
    };
  }

  /** Opens the form of a new relay at a node. */
  void addRelay(Node at) {
    relayForm.showNew(at);
  }

  /** Opens the form of a new passive capture at a node. */
  void addCapture(Node at) {
    captureForm.showNew(at);
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
        case SourceList.Line.Listed(var now) -> row.display.accept(now);
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
      case RelaySetting relay -> relayRow(relay.name(), Integer.toString(relay.port()));
      case CaptureSetting capture -> captureRow(capture.name());
    };
  }

  private Row relayRow(String name, String port) {
    var details = new SourceDetails("relay", port, () -> remove(name));
    details.button("edit", "Edit…", "Change targets, faults and rules", at -> edit(name, at));
    details.button(
        "examine",
        PortDetails.EXAMINE,
        "Examine why nothing arrives",
        _ -> actions.hearNothing(Integer.parseInt(port)));
    details.button("held", "Held…", "Messages that a rule holds", at -> held.show(name, at));
    var row = new SourceRow("relay", port, details, rowActions(name));
    return new Row(
        row,
        entry -> {
          if (entry.source().setting() instanceof RelaySetting now) {
            var line = RelayText.line(entry, now);
            row.display(line);
            details.display(
                RelayText.state(entry.source(), now),
                String.join("\n", RelayText.counts(entry)),
                line.kind().style());
          }
        });
  }

  private Row captureRow(String name) {
    var details = new SourceDetails("capture", name, () -> remove(name));
    details.button("edit", "Edit…", "Change interface and ports", at -> edit(name, at));
    var row = new SourceRow("capture", name, details, rowActions(name));
    return new Row(
        row,
        entry -> {
          if (entry.source().setting() instanceof CaptureSetting now) {
            var line = CaptureText.line(entry, now);
            row.display(line);
            details.display(
                CaptureText.state(entry),
                String.join("\n", CaptureText.counts(entry)),
                line.kind().style());
          }
        });
  }

  private void edit(String name, Node at) {
    entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .ifPresent(entry -> {
          switch (entry.source().setting()) {
            case RelaySetting relay -> relayForm.show(relay, at);
            case CaptureSetting capture -> captureForm.show(capture, at);
          }
        });
  }

  private List<SourceEntry> entries() {
    return watch.now();
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
    entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
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
