package picklescope.ui.files;

import javafx.application.Platform;
import javafx.scene.Node;
import picklescope.session.Session;
import picklescope.thread.Worker;
import picklescope.ui.control.Lines;
import picklescope.view.files.FileChoice;

/**
 * What opens captures in the window and saves them, with the lines about it above the table.
 * Creates, updates and closes these parts. For the JavaFX thread.
 */
public final class CaptureFiles implements AutoCloseable {
  private final Session session;
  private final RecordingLine recording = new RecordingLine();
  private final SavingQueue savingQueue;
  private final Worker openingWorker = Worker.background("open", Platform::runLater);
  private final ShownFile shown;
  private final FileOpener opener;
  private final FileSaver saver;
  private final FileRecorder recorder;
  private final LeftBehindLines leftBehind;
  private final Lines lines;

  /** Creates the parts for a window that displays the live capture. */
  public CaptureFiles(Session session, FilesWindow window, FileChoice choice) {
    this.session = session;
    savingQueue = new SavingQueue(session, window);
    session.beforeClose(savingQueue::abandon); // a signal closes the session alone
    shown = new ShownFile(session, window, savingQueue);
    opener = new FileOpener(session, window, choice, shown, openingWorker);
    saver = new FileSaver(session, window, choice, shown, savingQueue);
    leftBehind = new LeftBehindLines(window, choice, opener, saver, shown);
    recorder = new FileRecorder(session, window, choice);
    lines = new Lines(recording, leftBehind, savingQueue, recorder, shown.bar());
  }

  /** Returns the lines to be displayed above the table. */
  public Node lines() {
    return lines;
  }

  /** Returns the commands whose number or state depends on what is displayed. */
  public FileCommands commands() {
    return new FileCommands(session, opener, saver);
  }

  /** Returns the file that is displayed instead of the live capture. */
  public ShownFile shown() {
    return shown;
  }

  /** Returns what opens captures. */
  public FileOpener opener() {
    return opener;
  }

  /** Returns what saves messages. */
  public FileSaver saver() {
    return saver;
  }

  /** Returns what records messages to files as they come. */
  public FileRecorder recorder() {
    return recorder;
  }

  /** Offers the last session and captures that were left behind by a crash. */
  public void offerLeftBehind() {
    leftBehind.offer(session.recorder(), openingWorker);
  }

  /**
   * Displays the progress of opening and saving. Called for each frame, at most thirty times a
   * second.
   */
  public void pulse() {
    shown.pulse();
    savingQueue.pulse();
    recorder.pulse();
  }

  /** Displays whether the live capture is written to disk. */
  public void showRecording() {
    if (session.recorder().isOnDisk()) {
      recording.display(session.recorder().state());
    }
  }

  /** Cancels all saves, which deletes their files, and closes the opened file. */
  @Override
  public void close() {
    shown.close();
    opener.close();
    savingQueue.close();
    openingWorker.finish(); // a file that is being opened has to be closed
  }

  /** After {@link #close}: waits until all writing has ended. Not for the JavaFX thread. */
  public void awaitClosed() {
    savingQueue.awaitClosed();
  }
}
