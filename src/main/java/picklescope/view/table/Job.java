package picklescope.view.table;

import java.lang.System.Logger;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picklescope.thread.Task;
import picklescope.thread.Worker;

/**
 * Work of a {@link Worker} of its own that is asked with each frame how far it has come and whether
 * it is done; nobody waits for it. It has a worker of its own because a job that is cancelled may
 * take its time to notice, and the next one must not wait for that.
 *
 * @param <T> what comes of it
 */
public final class Job<T> implements AutoCloseable {
  /** The work itself. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does it, on the worker's thread.
     *
     * @param task is told how far it has come
     * @throws JobException if it cannot be done; the message is for the user
     */
    T run(Task task) throws JobException;
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
  }

  private static final Logger LOG = System.getLogger(Job.class.getName());

  private final Task task;
  private final AtomicReference<@Nullable Outcome<T>> outcome = new AtomicReference<>();

  /** Starts to work on a thread of that name. */
  public Job(String thread, Work<T> work) {
    var worker = Worker.background(thread);
    task = worker.run(running -> run(work, running), outcome::set);
    worker.finish();
  }

  private Outcome<T> run(Work<T> work, Task running) {
    try {
      return new Outcome.Done<>(work.run(running));
    } catch (JobException e) {
      return new Outcome.Failed<>(e.getMessage());
    } catch (CancellationException e) {
      throw e; // the worker knows it
    } catch (RuntimeException | Error e) {
      LOG.log(Logger.Level.ERROR, "a job failed", e);
      return new Outcome.Failed<>(
          e instanceof OutOfMemoryError ? "there is not enough memory" : e.toString());
    }
  }

  /** How far it has come, 0 to 1. */
  public double share() {
    return task.share();
  }

  /** How it ended, once; empty while it has not, and if it was cancelled. */
  public Optional<Outcome<T>> poll() {
    return Optional.ofNullable(outcome.getAndSet(null));
  }

  /** Ends it soon, without a result. */
  @Override
  public void close() {
    task.cancel();
  }
}
