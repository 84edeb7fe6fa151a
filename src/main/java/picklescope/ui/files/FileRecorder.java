package picklescope.ui.files;

import java.util.List;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import picklescope.session.FilteredRecording;
import picklescope.session.Session;
import picklescope.ui.control.SecondClick;
import picklescope.view.files.FileChoice;
import picklescope.view.files.RecordTexts;

/**
 * Records messages to files as they come, with a line for each recording until the user ends it.
 * For the JavaFX thread.
 */
public final class FileRecorder extends VBox {
  private final Session session;
  private final FilesWindow window;
  private final FileChoice choice;

  /** Creates a recorder of the live capture. */
  FileRecorder(Session session, FilesWindow window, FileChoice choice) {
    this.session = session;
    this.window = window;
    this.choice = choice;
    SecondClick.ignore(this);
  }

  /**
   * Asks what is recorded.
   *
   * @param owner the window over which it asks
   * @param shown the filter of the table
   */
  public void ask(Window owner, String shown) {
    new RecordForm(this::record).show(owner, shown);
  }

  /** Asks for the file, and records. */
  void record(RecordTexts texts) {
    choice
        .toRecord()
        .ifPresent(file -> {
          try {
            add(session.record(texts.plan(file)));
          } catch (RecordTexts.MistakeException e) {
            window.warn(String.valueOf(e.getMessage()));
          }
        });
  }

  private void add(FilteredRecording recording) {
    getChildren().add(new RecordedFiles(recording));
  }

  /** Displays how far the recordings are, and reports those that have ended. */
  void pulse() {
    for (var child : List.copyOf(getChildren())) {
      var line = (RecordedFiles) child;
      line.display();
      if (line.hasEnded()) {
        getChildren().remove(line);
        window.report(line.end());
      }
    }
  }
}
