package picklescope.ui;

import java.util.Optional;
import picklescope.session.OpenedCapture;
import picklescope.ui.files.FilesWindow;
import picklescope.ui.table.EventTable;
import picklescope.view.table.EventRows;
import picklescope.view.table.ShownMessages;

/** Displays opened captures, and the results of opening and saving, in the main window. */
record MainFilesWindow(WindowPanes arranged, ShownCapture capture, Banner banner, StatusBar status)
    implements FilesWindow {
  @Override
  public void display(Optional<OpenedCapture> opened) {
    arranged.showTable();
    capture.display(opened.map(OpenedCapture::view));
  }

  private EventsPane events() {
    return capture.shown().events();
  }

  @Override
  public EventTable table() {
    return events().table();
  }

  @Override
  public ShownMessages shown() {
    return rows().shownMessages();
  }

  @Override
  public EventRows rows() {
    return events().rows();
  }

  @Override
  public void warn(String text) {
    banner.add(text);
  }

  @Override
  public void report(String text) {
    status.notify(text);
  }
}
