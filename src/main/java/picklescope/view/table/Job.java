package picklescope.view.table;

import java.lang.System.Logger;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picklescope.thread.Task;
import picklescope.thread.Worker;

/**
 * Work in the background whose progress and outcome are polled with each frame. Each job has a
 * {@link Worker} of its own, so that the next one does not wait until a cancelled one has ended.
 *
 * @param <T> the type of the result
 */
public final class Job<T> implements AutoCloseable {
  /** The work of a job. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does the work, on the thread of the worker.
     *
     * @param task takes the progress
     * @throws JobException if the work cannot be done; the message is for the user
     */
    T run(Task task) throws JobException;
  }

  /** How a job ended. */
  public sealed interface Outcome<T> {
    /** It has a result. */
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

  /** Starts the work on a thread with a name. */
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
      throw e; // the worker handles it
    } catch (RuntimeException | Error e) {
      LOG.log(Logger.Level.ERROR, "a job failed", e);
      return new Outcome.Failed<>(
          e instanceof OutOfMemoryError ? "there is not enough memory" : e.toString());
    }
  }

  /** Returns the progress, 0 to 1. */
  public double share() {
    return task.share();
  }

  /** Returns and removes the outcome; empty while it runs and if it was cancelled. */
  public Optional<Outcome<T>> poll() {
    return Optional.ofNullable(outcome.getAndSet(null));
  }

  /** Cancels it; there is no outcome then. */
  @Override
  public void close() {
    task.cancel();
  }
}
