package picklescope.ui.export;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import picklescope.export.folder.PlannedTable;
import picklescope.filter.Filter;
import picklescope.thread.Worker;
import picklescope.ui.control.Popovers;
import picklescope.view.export.ExportChoice;
import picklescope.view.export.ExportOrigin;
import picklescope.view.export.ExportPreview;
import picklescope.view.export.ExportWork;

/**
 * A popup over the window that exports messages as tables: it looks at all messages on the thread
 * {@code export}, shows the tables and the types of their columns, and writes them. It stays open
 * beside other work until it is closed, which cancels what is under way.
 */
public final class ExportPane implements AutoCloseable {
  private static final double MARGIN = 60; // pixels between it and the window's top and bottom

  private static final Duration MAX_CLOSING = Duration.ofSeconds(10);

  private final Worker worker = Worker.background("export", Platform::runLater);
  private final PopOver popOver = Popovers.create();
  private final ExportForm form;
  private Optional<ExportSource> source = Optional.empty();
  private Optional<ExportWork.Found> found = Optional.empty();
  private volatile Optional<ExportWork> work = Optional.empty();

  /** Asks for the messages to be exported. */
  public interface ExportSource {
    /** Returns the messages that a filter chooses. */
    ExportOrigin origin(Filter filter);

    /** Returns the filter of the table. */
    Filter shown();

    /** Allows the capture to be closed; called once. */
    void release();
  }

  /** Creates the popup, which is not shown. */
  public ExportPane(Supplier<Optional<Path>> folders) {
    form =
        new ExportForm(
            folders, this::preview, this::survey, this::write, this::cancel, popOver::hide);
    popOver.setContentNode(form);
    popOver.setArrowSize(0);
    popOver.setArrowIndent(0);
    popOver.setDetachable(false);
    Popovers.keepOpen(popOver);
    popOver.setOnHidden(_ -> end());
  }

  /** Opens over a window and looks at the messages of a capture. */
  public void show(Window owner, ExportSource newSource) {
    end();
    source = Optional.of(newSource);
    form.chooseShown();
    form.setMaxHeight(owner.getScene().getHeight() - 2 * MARGIN);
    popOver.show(owner, owner.getX(), owner.getY() + owner.getScene().getY() + MARGIN);
    popOver.setX(owner.getX() + (owner.getWidth() - popOver.getWidth()) / 2);
    survey();
    form.requestFocus();
  }

  /** Returns whether it is open. */
  public boolean isShowing() {
    return popOver.isShowing();
  }

  private void survey() {
    if (source.isEmpty()) {
      return;
    }
    stop();
    closeFound();
    form.displayTables(List.of());
    form.displayWorking("Looking at the messages…");
    var filter = source.get().shown(); // may be another one than when it was opened
    form.setFilter(filter);
    var origin = source.get().origin(form.onlyShown() ? filter : Filter.everything());
    run(ExportWork::survey, origin);
  }

  private void write() {
    if (found.isEmpty()) {
      return;
    }
    try {
      var request = form.choice().request();
      var tables = found.get();
      form.displayWorking("Writing…");
      run(now -> now.write(request, tables), source.orElseThrow().origin(Filter.everything()));
    } catch (ExportChoice.MistakeException e) {
      form.displayMistake(e.getMessage());
    }
  }

  /** What is done on the thread. */
  private interface Doing {
    ExportWork.Outcome run(ExportWork work);
  }

  private void run(Doing doing, ExportOrigin origin) {
    var begun = new ExportWork(origin);
    work = Optional.of(begun);
    worker.run(_ -> doing.run(begun), outcome -> display(begun, outcome));
  }

  private void display(ExportWork ended, ExportWork.Outcome outcome) {
    if (work.filter(now -> now == ended).isEmpty()) {
      if (outcome instanceof ExportWork.Found late) {
        worker.run(() -> late.messages().close());
      }
      return; // it was cancelled, and another one may have begun
    }
    work = Optional.empty();
    switch (outcome) {
      case ExportWork.Found tables -> {
        found = Optional.of(tables);
        preview();
      }
      case ExportWork.Written written -> form.displayDone(written.text());
      case ExportWork.Failed failed -> form.displayMistake(failed.text());
    }
  }

  /** Displays the tables with the current choice. */
  private void preview() {
    if (found.isEmpty() || work.isPresent()) {
      return;
    }
    try {
      List<PlannedTable> tables = form.choice().tables(found.get().survey());
      form.displayTables(tables);
      form.displayReady(ExportPreview.summary(tables), !tables.isEmpty());
    } catch (ExportChoice.MistakeException e) {
      form.displayTables(List.of());
      form.displayMistake(e.getMessage());
    }
  }

  /** Displays the progress. For each frame, at most thirty times a second. */
  public void pulse() {
    work.ifPresent(now -> form.displayProgress(now.progress()));
  }

  private void cancel() {
    if (work.isPresent()) {
      stop();
      form.displayMistake("Cancelled; nothing was written.");
    }
  }

  private void stop() {
    work.ifPresent(ExportWork::cancel);
    work = Optional.empty();
  }

  private void closeFound() {
    found.ifPresent(tables -> worker.run(() -> tables.messages().close()));
    found = Optional.empty();
  }

  private void end() {
    stop();
    closeFound();
    source.ifPresent(ended -> worker.run(ended::release));
    source = Optional.empty();
  }

  /** Closes the popup; what is under way is cancelled, and its files are deleted. */
  @Override
  public void close() {
    popOver.hide();
    end();
    worker.finish();
  }

  /**
   * Cancels what is under way, and waits until no incomplete file is left. May be called on any
   * thread but that of JavaFX.
   */
  public void abandon() {
    work.ifPresent(ExportWork::cancel);
    worker.finish();
    worker.awaitEnd(MAX_CLOSING);
  }
}
