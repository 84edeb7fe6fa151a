package picklescope.ui.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import picklescope.view.source.LabHostLine;

/** The lines of the hosts of the lab that is watched; nothing if none is. */
final class HostRows extends VBox {
  private static final String KIND = "host";

  private final SourcesWatch watch;
  private final Label title = new Label("Lab");
  private final Map<String, Row> rowOf = new HashMap<>();

  private record Row(SourceRow row, SourceDetails details) {
    void display(LabHostLine now) {
      row.display(now.line());
      details.display(now.state(), String.join("\n", now.details()), now.line().kind().style());
    }
  }

  /** Of a host nothing can be switched or removed from here. */
  private static final class Nothing implements SourceRow.Actions {
    @Override
    public void toggle(boolean on) {}

    @Override
    public void remove() {}

    @Override
    public void undo() {}
  }

  HostRows(SourcesWatch watch) {
    this.watch = watch;
    title.setId("lab-hosts");
    title.getStyleClass().addAll("pane-title", "lab-hosts");
    getStyleClass().add("source-rows");
  }

  /** Displays the hosts as they are now. */
  void display() {
    var hosts = watch.hosts();
    var shown = new ArrayList<Node>();
    if (!hosts.isEmpty()) {
      shown.add(title);
    }
    for (LabHostLine host : hosts) {
      var row = rowOf.computeIfAbsent(host.name(), HostRows::row);
      row.display(host);
      shown.add(row.row);
    }
    if (!getChildren().equals(shown)) {
      getChildren().setAll(shown);
      rowOf.keySet().retainAll(hosts.stream().map(LabHostLine::name).toList());
    }
  }

  private static Row row(String name) {
    var details = new SourceDetails(KIND, name, () -> {});
    details.removeButtons();
    var row = new SourceRow(KIND, name, details, new Nothing());
    row.removeSwitch();
    return new Row(row, details);
  }
}
