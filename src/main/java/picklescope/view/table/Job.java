package picklescope.view.table;

import java.lang.System.Logger;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import picklescope.thread.Background;

/**
 * Work on a thread of its own that tells how far it has come and can be cancelled. It is asked with
 * each frame whether it is done; nobody waits for it.
 *
 * @param <T> what comes of it
 */
public final class Job<T> implements AutoCloseable {
  /** The work itself. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does it, on the job's thread.
     *
     * @throws JobException if it cannot be done; the message is for the user
     */
    T run(Progress progress) throws JobException;
  }

  /** How far the work has come; it is told by the work and asked by the window. */
  public static final class Progress {
    private volatile double share;
    private volatile boolean cancelled;

    /**
     * Tells how far it has come.
     *
     * @param newShare 0 to 1
     * @throws CancellationException if the result is no longer wanted
     */
    public void at(double newShare) {
      share = newShare;
      if (cancelled) {
        throw new CancellationException();
      }
    }
  }

  /** How it ended. */
  public sealed interface Outcome<T> {
    /** As it should. */
    record Done<T>(T result) implements Outcome<T> {}

    /**
     * It could not be done.
     *
     * @param why for the user
     */
    record Failed<T>(String why) implements Outcome<T> {}

    /** It was cancelled. */
    record Cancelled<T>() implements Outcome<T> {}
  }

  private static final Logger LOG = System.getLogger(Job.class.getName());

  private final Progress progress = new Progress();
  private final AtomicReference<Outcome<T>> outcome = new AtomicReference<>();

  /** Starts to work on a thread of that name. */
  public Job(String thread, Work<T> work) {
    Background.start(thread, () -> outcome.set(run(work)));
  }

  private Outcome<T> run(Work<T> work) {
    try {
      T result = work.run(progress);
      return progress.cancelled ? new Outcome.Cancelled<>() : new Outcome.Done<>(result);
    } catch (JobException e) {
      return new Outcome.Failed<>(e.getMessage());
    } catch (CancellationException e) {
      return new Outcome.Cancelled<>();
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.log(Logger.Level.ERROR, "a job failed", e);
      return new Outcome.Failed<>(
          e instanceof OutOfMemoryError ? "there is not enough memory" : e.toString());
    }
  }

  /** How far it has come, 0 to 1. */
  public double share() {
    return progress.share;
  }

  /** How it ended, once; empty while it has not. */
  public Optional<Outcome<T>> poll() {
    return Optional.ofNullable(outcome.getAndSet(null));
  }

  /** Ends it soon, without a result. */
  @Override
  public void close() {
    progress.cancelled = true;
  }
}
