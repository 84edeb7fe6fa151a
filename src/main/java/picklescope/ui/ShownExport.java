package picklescope.ui;

import java.util.function.Supplier;
import picklescope.capture.Capture;
import picklescope.filter.Filter;
import picklescope.session.ExportedCapture;
import picklescope.ui.export.ExportPane;
import picklescope.ui.files.ShownFile;
import picklescope.view.export.ExportOrigin;
import picklescope.view.table.EventRows;

/** The messages of the displayed capture since Clear, for an export. For the JavaFX thread. */
final class ShownExport implements ExportPane.ExportSource {
  private final Capture capture;
  private final Supplier<ExportedCapture> exported;
  private final EventRows rows;
  private final Runnable release;

  /** Creates it; the capture is kept open until it is released. */
  ShownExport(ShownFile file, EventRows rows) {
    capture = file.view().capture();
    exported = file.exported();
    this.rows = rows;
    release = file.hold();
  }

  @Override
  public ExportOrigin origin(Filter filter) {
    long cleared = rows.clearedTo();
    return new ExportOrigin(capture, () -> exported.get().from(cleared + 1), filter);
  }

  @Override
  public Filter shown() {
    return rows.chosenBy();
  }

  @Override
  public void release() {
    release.run();
  }
}
