package picklescope.send;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The repeats and replays that run, or have run and were not taken away. Any thread may call. */
public final class SendJobs implements AutoCloseable {
  /**
   * A job as the user knows it.
   *
   * @param title what is sent
   * @param to where to
   */
  public record Listed(String title, String to, SendJob job) {}

  private final List<Listed> jobs = new CopyOnWriteArrayList<>();

  /** None yet. */
  public SendJobs() {}

  /** Lists a job that has begun. */
  public Listed add(String title, String to, SendJob job) {
    var listed = new Listed(title, to, job);
    jobs.add(listed);
    return listed;
  }

  /** All, in the order in which they began. */
  public List<Listed> list() {
    return List.copyOf(jobs);
  }

  /** Whether one still sends. */
  public boolean isAnyActive() {
    return jobs.stream().anyMatch(one -> one.job().status().state().isActive());
  }

  /** Stops one and takes it from the list. */
  public void remove(Listed listed) {
    listed.job().stop();
    jobs.remove(listed);
  }

  /** Stops all; they stay listed. Returns at once. */
  public void stopAll() {
    jobs.forEach(one -> one.job().stop());
  }

  /** Stops all and waits until they have ended. */
  @Override
  public void close() {
    stopAll();
    jobs.forEach(one -> one.job().close());
  }
}
