package picklescope.ui;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import picklescope.capture.CaptureGrowth;
import picklescope.net.OwnAddress;
import picklescope.session.CaptureView;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Tips;
import picklescope.ui.table.EventTable;
import picklescope.view.empty.EmptyPage;
import picklescope.view.empty.EmptyPages;
import picklescope.view.empty.Situation;
import picklescope.view.source.PortsStatus;
import picklescope.view.source.SourcesStatus;
import picklescope.view.table.EventRows;

/** Shows why a table has no rows: a line over the table, or a page in its place. */
final class NoRows {
  /** The pages that are shown as a line over the table. */
  private static final Set<EmptyPage.Kind> OVER_THE_TABLE =
      EnumSet.of(EmptyPage.Kind.FILE, EmptyPage.Kind.NO_MATCH);

  private final CaptureView view;
  private final EventRows rows;
  private final EventTable table;
  private final Lazy<EmptyHint> hint;
  private final StackPane place = new StackPane();
  private final Label line = new Label();
  private final EmptyPages pages;
  private List<OwnAddress> addresses = List.of();
  private PortsStatus ports = PortsStatus.NONE;
  private SourcesStatus sources = SourcesStatus.NONE;

  NoRows(
      CaptureView view,
      EventRows rows,
      EventTable table,
      Supplier<EmptyHint> hint,
      EmptyPages pages) {
    this.pages = pages;
    this.view = view;
    this.rows = rows;
    this.table = table;
    this.hint = new Lazy<>(() -> placed(hint.get()));
    place.setId("empty");
    place.getStyleClass().add("empty");
    line.setId("no-match");
    line.getStyleClass().add("hint");
    line.setWrapText(true);
    line.setMouseTransparent(true);
  }

  private EmptyHint placed(EmptyHint made) {
    made.onRemedy(this::showAgain);
    made.setAddresses(addresses);
    place.getChildren().setAll(made);
    return made;
  }

  private void showAgain(EmptyPage.Kind hidden) {
    if (hidden == EmptyPage.Kind.PAUSED) {
      rows.pause(false);
    } else {
      rows.undoClear();
    }
  }

  /** Returns the line over the table. */
  Node line() {
    return line;
  }

  /** Returns the page in place of the table. */
  Node hint() {
    return place;
  }

  void setPorts(PortsStatus status) {
    ports = status;
  }

  void setSources(SourcesStatus status) {
    sources = status;
  }

  /** Sets the addresses of this computer. */
  void setAddresses(List<OwnAddress> own) {
    addresses = own;
    hint.ifMade(made -> made.setAddresses(own));
  }

  /**
   * Updates what is shown.
   *
   * @param inTable whether the table is shown; the other views explain themselves
   */
  void pulse(boolean inTable) {
    var page = pages.next(situation(), System.nanoTime()).filter(_ -> inTable);
    var hinted = page.filter(one -> !OVER_THE_TABLE.contains(one.kind()));
    if (place.isVisible() && hinted.isEmpty() && place.isFocusWithin()) {
      table.requestFocus();
    }
    place.setVisible(hinted.isPresent());
    hinted.ifPresent(one -> hint.get().display(one));
    line.setVisible(page.isPresent() && hinted.isEmpty());
    Tips.set(line, page.map(EmptyPage::text).orElse(""));
  }

  private Situation situation() {
    return new Situation(
        source(),
        rows.count(),
        rows.chosen(),
        rows.isLookedThrough(),
        rows.isCleared(),
        rows.isPaused(),
        rows.waiting(),
        ports,
        sources);
  }

  private Situation.Source source() {
    if (rows.isLive()) {
      return Situation.Source.LIVE;
    }
    return view.capture().growth() == CaptureGrowth.READING
        ? Situation.Source.FILE_READING
        : Situation.Source.FILE;
  }
}
