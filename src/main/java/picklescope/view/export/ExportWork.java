package picklescope.view.export;

import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import picklescope.export.folder.ExportRequest;
import picklescope.export.folder.FolderExport;
import picklescope.export.folder.FolderNotEmptyException;
import picklescope.export.folder.Survey;
import picklescope.export.folder.UnknownColumnException;
import picklescope.python.text.Counted;
import picklescope.python.text.VisibleText;
import picklescope.session.ExportedMessages;

/**
 * Looks for the tables of messages, and writes them. {@link #survey} and {@link #write} are called
 * on one thread, {@code export}; the progress may be asked for by any.
 */
public final class ExportWork {
  private static final Logger LOG = System.getLogger(ExportWork.class.getName());
  private static final Duration LOOK = Duration.ofMillis(50);

  private final ExportOrigin origin;
  private volatile long looked;
  private volatile long total;
  private volatile boolean cancelled;

  /** Creates work on messages. */
  public ExportWork(ExportOrigin origin) {
    this.origin = origin;
  }

  /** Requests the end; what was written is deleted. */
  public void cancel() {
    cancelled = true;
  }

  /** Returns the progress of the current pass, 0 to 1. */
  public double progress() {
    return total == 0 ? 0 : Math.min(1, (double) looked / total);
  }

  /** What has become of it. */
  public sealed interface Outcome {}

  /** The tables were found. */
  public record Found(Survey survey, ExportedMessages messages) implements Outcome {}

  /**
   * The tables were written.
   *
   * @param text what was written, for the user
   */
  public record Written(String text) implements Outcome {}

  /**
   * It was not done.
   *
   * @param text the reason, for the user
   */
  public record Failed(String text) implements Outcome {}

  /** Looks at all messages. The caller must close the messages that were found. */
  public Outcome survey() {
    try {
      while (!origin.capture().awaitRead(LOOK)) {
        if (cancelled) {
          return wasCancelled();
        }
      }
      var messages = new ExportedMessages(List.of(origin.exported().get()), origin.filter());
      total = messages.total();
      Optional<Survey> survey = Optional.empty();
      try {
        survey = Survey.of(messages, this::goOn);
      } finally {
        if (survey.isEmpty()) {
          messages.close();
        }
      }
      return survey
          .<Outcome>map(found -> new Found(found, messages))
          .orElseGet(ExportWork::wasCancelled);
    } catch (IOException e) {
      return new Failed(String.valueOf(e.getMessage()));
    } catch (NoSuchElementException e) {
      return new Failed("The capture has changed while it was read.");
    } catch (InterruptedException e) {
      return wasCancelled();
    } catch (RuntimeException e) {
      return defect(e);
    }
  }

  private boolean goOn(long now) {
    looked = now;
    return !cancelled;
  }

  private static Outcome wasCancelled() {
    return new Failed("The export was cancelled; nothing was written.");
  }

  private static Outcome defect(RuntimeException e) {
    LOG.log(Logger.Level.ERROR, "export", e);
    return new Failed("This is a bug in Picklescope, please report it: " + e);
  }

  /** Writes the tables. */
  public Outcome write(ExportRequest request, Found found) {
    total = found.messages().total();
    try {
      var result = new FolderExport(request, found.survey(), found.messages()).run(this::goOn);
      return result.complete() ? new Written(text(request, result)) : wasCancelled();
    } catch (FolderNotEmptyException e) {
      return new Failed(
          e.getMessage() + " Choose another folder, or tick 'Replace an earlier export'.");
    } catch (IOException | UnknownColumnException e) {
      return new Failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      return wasCancelled();
    } catch (RuntimeException e) {
      return defect(e);
    }
  }

  private static String text(ExportRequest request, FolderExport.Result result) {
    String missing =
        result.missing() == 0
            ? ""
            : "; %s no longer in the capture"
                .formatted(Counted.of(result.missing(), "was", "were"));
    String cut =
        result.cut() == 0
            ? ""
            : "; what is too long was cut in " + Counted.of(result.cut(), "cell", "cells");
    return "Exported %s to %s%s%s"
        .formatted(
            Counted.messages(result.rows()),
            VisibleText.line(request.folder().toString()),
            missing,
            cut);
  }
}
