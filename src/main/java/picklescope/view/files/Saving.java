package picklescope.view.files;

import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import picklescope.capture.Capture;
import picklescope.capture.CaptureSave;
import picklescope.export.AddedColumn;
import picklescope.export.EventExport;
import picklescope.export.ExportSource;
import picklescope.python.text.Counted;
import picklescope.python.text.VisibleText;
import picklescope.session.CaptureView;
import picklescope.view.table.MessageNumbers;

/**
 * Saves datagrams to a file. {@link #run} is called on the thread {@code save}; the other methods
 * by any thread.
 */
public final class Saving {
  /**
   * The datagrams to be saved.
   *
   * @param view the capture
   * @param names returns the name of a computer, if it is known
   * @param numbers the numbers of the datagrams
   * @param columns the columns that the user has added to the table
   */
  public record Source(
      CaptureView view,
      Function<InetAddress, Optional<String>> names,
      MessageNumbers numbers,
      List<AddedColumn> columns) {}

  private static final Logger LOG = System.getLogger(Saving.class.getName());

  private final Source source;
  private final Path file;
  private volatile long done;
  private volatile boolean cancelled;

  /** Creates the saving of datagrams to a file; nothing is written before {@link #run}. */
  public Saving(Source source, Path file) {
    this.source = source;
    this.file = file;
  }

  /** Returns whether it saves datagrams of a capture. */
  public boolean isOf(Capture capture) {
    return source.view().capture().equals(capture);
  }

  /** Returns the progress as text for the user. */
  public String progressText() {
    String waiting = source.numbers().waitingFor();
    return "Saving %s: %,d of %,d%s"
        .formatted(
            VisibleText.fileName(file),
            done,
            source.numbers().found(),
            waiting.isEmpty() ? "" : " so far; " + waiting);
  }

  /** Returns the progress, 0 to 1, in relation to the datagrams that are known. */
  public double progress() {
    long total = source.numbers().found();
    return total == 0 ? 0 : Math.min(1, (double) done / total);
  }

  /** Requests the end of saving; no file is written. */
  public void cancel() {
    cancelled = true;
  }

  /** Returns whether the end was requested. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * The result.
   *
   * @param saved whether the file was written
   * @param text a message for the user
   */
  public record Outcome(boolean saved, String text) {}

  /** Writes the file. Blocks until it is complete or saving has ended for another reason. */
  public Outcome run() {
    try (var numbers = source.numbers()) {
      var result = save(numbers.take(() -> !cancelled));
      if (result.cancelled()) {
        return new Outcome(false, "Saving was cancelled; no file was written.");
      }
      String notHeld =
          switch ((int) Math.min(2, result.notHeld())) {
            case 0 -> "";
            case 1 -> "; 1 was no longer in the capture";
            default -> "; %,d were no longer in the capture".formatted(result.notHeld());
          };
      return new Outcome(
          true,
          "Saved %s to %s%s"
              .formatted(Counted.messages(result.saved()), VisibleText.fileName(file), notHeld));
    } catch (IOException e) {
      return notSaved(reason(e));
    } catch (InterruptedException e) {
      return notSaved("Saving was interrupted.");
    } catch (RuntimeException e) {
      LOG.log(Logger.Level.ERROR, "saving " + file, e);
      return notSaved("This is a bug in Picklescope, please report it: %s".formatted(e));
    }
  }

  private Outcome notSaved(String why) {
    return new Outcome(false, "%s was not saved. %s".formatted(VisibleText.fileName(file), why));
  }

  /** Writes the format that the file's name ends with: a capture, or text. */
  private CaptureSave.Result save(LongStream numbers) throws IOException {
    var view = source.view();
    CaptureSave.Progress progress =
        now -> {
          done = now;
          return !cancelled;
        };
    var export = EventExport.of(file);
    return export.isPresent()
        ? export.get().write(exported(view), numbers, file, progress)
        : CaptureSave.save(
            view.capture(), numbers, source.names(), view.marks()::comment, file, progress);
  }

  private ExportSource exported(CaptureView view) {
    return new ExportSource(
        view.capture(), view.decoder()::decode, view.marks()::comment, source.columns());
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "There is no such folder. Choose another folder.";
      case AccessDeniedException _ ->
          "You have no permission to write there. Choose another folder.";
      case FileSystemException system when system.getReason() != null ->
          "%s. Choose another folder, or delete files.".formatted(system.getReason());
      default -> "%s. Choose another folder, or delete files.".formatted(e.getMessage());
    };
  }
}
