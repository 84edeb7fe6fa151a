package picklescope.ui.files;

import java.util.Optional;
import picklescope.session.OpenedCapture;
import picklescope.ui.table.EventTable;
import picklescope.view.table.EventRows;
import picklescope.view.table.ShownMessages;

/** The window in which captures are opened and saved. For the JavaFX thread. */
public interface FilesWindow {
  /** Displays the messages of a file, or the live messages. */
  void display(Optional<OpenedCapture> opened);

  /** Returns the table that is displayed now. */
  EventTable table();

  /** Returns the messages in that table. The caller must close them. */
  ShownMessages shown();

  /** Returns the rows of that table. */
  EventRows rows();

  /** Displays a problem. */
  void warn(String text);

  /** Displays what was done. */
  void report(String text);
}
