package picklescope.ui.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.VBox;
import picklescope.net.PortSharing;
import picklescope.system.OperatingSystem;
import picklescope.view.source.PortInput;
import picklescope.view.source.PortText;
import picklescope.view.source.PortsStatus;
import picklescope.view.source.SourceList;

/** The lines of the ports. */
final class PortRows extends VBox {
  /** What the user can do with a port besides switching and removing it. */
  interface Actions {
    void remove(PortsStatus.Entry entry);

    void retry(int port);

    void share(int port);

    void hearNothing(int port);
  }

  private record Row(SourceRow row, PortDetails details) {}

  private final PortsWatch watch;
  private final SourceActions actions;
  private final Map<String, Row> rowOf = new HashMap<>();
  private final SourceList<PortsStatus.Entry> list =
      new SourceList<>(PortRows::name, Comparator.comparingInt(entry -> entry.port().number()));
  private Optional<String> added = Optional.empty();

  PortRows(PortsWatch watch, SourceActions actions) {
    this.watch = watch;
    this.actions = actions;
    getStyleClass().add("source-rows");
  }

  private static String name(PortsStatus.Entry entry) {
    return Integer.toString(entry.port().number());
  }

  /**
   * Adds the ports of a text.
   *
   * @param line shows the mistakes
   */
  void add(String text, PortSharing sharing, PortAdding line) {
    var input = PortInput.of(text, port -> list.contains(Integer.toString(port)));
    if (input.ports().isEmpty()) {
      line.showMistake(input.mistake());
      return;
    }
    for (var port : input.ports()) {
      String name = Integer.toString(port.number());
      added = Optional.of(name);
      list.add(name);
      watch.add(port, sharing, line::showMistake);
    }
    line.clear();
  }

  Optional<SourceRow> first() {
    return getChildren().stream().map(SourceRow.class::cast).findFirst();
  }

  /**
   * Displays the ports as they are now; returns the line of a port that the user has just added.
   *
   * @param mayMove whether lines may move
   */
  Optional<SourceRow> display(PortsStatus status, boolean mayMove) {
    var shown = new ArrayList<SourceRow>();
    for (var line : list.lines(status.entries(), System.nanoTime(), mayMove)) {
      String name = name(line.source());
      var row = rowOf.computeIfAbsent(name, _ -> row(line.source().port().number()));
      switch (line) {
        case SourceList.Line.Listed(var entry) -> {
          if (row.row.isRemoved() || !row.details.shows(entry)) {
            row.row.display(PortText.line(entry, OperatingSystem.running()));
            row.details.display(entry);
          }
        }
        case SourceList.Line.Removed<?> _ -> row.row.displayRemoved();
      }
      shown.add(row.row);
    }
    if (!getChildren().equals(shown)) {
      getChildren().setAll(shown);
      rowOf.values().removeIf(row -> !shown.contains(row.row));
    }
    var reveal = added.map(rowOf::get).map(Row::row);
    if (reveal.isPresent()) {
      added = Optional.empty();
    }
    return reveal;
  }

  private Row row(int port) {
    var details = new PortDetails(port, new DetailActions());
    var row =
        new SourceRow(
            "port",
            Integer.toString(port),
            details,
            new SourceRow.Actions() {
              @Override
              public void toggle(boolean on) {
                watch.toggle(port, on);
              }

              @Override
              public void remove() {
                details.remove();
              }

              @Override
              public void undo() {
                restore(port);
              }
            });
    return new Row(row, details);
  }

  private void restore(int port) {
    String name = Integer.toString(port);
    list.removed(name)
        .ifPresent(was -> {
          var old = was.port();
          watch.restore(
              old.spec(),
              old.sharing(),
              old.on(),
              () -> {
                list.add(name);
                display(watch.status().get(), false);
              });
        });
  }

  /** Returns whether the keyboard is at an <em>Undo</em>. */
  boolean isUndoFocused() {
    return rowOf.values().stream().anyMatch(row -> row.row.isUndoFocused());
  }

  private final class DetailActions implements Actions {
    @Override
    public void remove(PortsStatus.Entry entry) {
      list.remove(entry, System.nanoTime());
      display(watch.status().get(), false);
      watch.remove(entry.port().number());
    }

    @Override
    public void retry(int port) {
      watch.retry(port);
    }

    @Override
    public void hearNothing(int port) {
      actions.hearNothing(port);
    }

    @Override
    public void share(int port) {
      watch.share(
          port,
          PortSharing.REUSE_ADDRESS,
          text ->
              Optional.ofNullable(rowOf.get(Integer.toString(port)))
                  .ifPresent(row -> row.details.answer(text)));
    }
  }
}
