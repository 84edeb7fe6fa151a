package picklescope.send;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The repeats and replays that run, and those that have ended since the latest one was started: a
 * replay that has ended must not keep the numbers of its messages. Thread-safe.
 */
public final class SendJobs implements AutoCloseable {
  /**
   * A job with the texts that are displayed for it.
   *
   * @param title describes what is sent
   * @param to the destinations
   */
  public record Listed(String title, String to, SendJob job) {}

  private final List<Listed> jobs = new CopyOnWriteArrayList<>();

  /** Creates an empty list of jobs. */
  public SendJobs() {}

  /** Adds a job that has been started, and forgets those that have ended. */
  public Listed add(String title, String to, SendJob job) {
    var listed = new Listed(title, to, job);
    jobs.removeIf(one -> !one.job().status().state().isActive());
    jobs.add(listed);
    return listed;
  }

  /** Returns all jobs in the order in which they were added. */
  public List<Listed> list() {
    return List.copyOf(jobs);
  }

  /** Returns whether any job is active. */
  public boolean isAnyActive() {
    return jobs.stream().anyMatch(one -> one.job().status().state().isActive());
  }

  /**
   * Stops all jobs without waiting for their end. They stay in the list until the next one is
   * added.
   */
  public void stopAll() {
    jobs.forEach(one -> one.job().stop());
  }

  /** Stops all jobs and waits until they have ended. */
  @Override
  public void close() {
    stopAll();
    jobs.forEach(one -> one.job().close());
  }
}
