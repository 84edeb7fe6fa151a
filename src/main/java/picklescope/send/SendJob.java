package picklescope.send;

/** A task that sends messages until it is done or stopped. Thread-safe. */
public sealed interface SendJob extends AutoCloseable permits Repeat, Replay, Sequence {
  /** The state of a job. */
  enum State {
    RUNNING,
    PAUSED,
    /** Everything has been sent. */
    DONE,
    /** It was stopped before it was done. */
    STOPPED,
    /** It could not continue; {@link Status#problem} gives the reason. */
    FAILED;

    /** Returns whether the job will send more. */
    public boolean isActive() {
      return this == RUNNING || this == PAUSED;
    }
  }

  /**
   * The progress of a job.
   *
   * @param sent how many times it has sent
   * @param failed how many sends the system refused
   * @param asked the requested messages per second of a repeat, or the requested speed of a replay;
   *     0 of a sequence
   * @param actual the measured value now, in the same unit
   * @param problem the most recent error, or that the destination refuses the messages, for the
   *     user; empty if there was none
   */
  record Status(State state, long sent, long failed, double asked, double actual, String problem) {
    /** Returns a copy with an actual rate of 0. */
    Status resting() {
      return new Status(state, sent, failed, asked, 0, problem);
    }
  }

  Status status();

  /** Stops the job without waiting for its end. */
  void stop();

  /** Waits until the job has ended. */
  void await() throws InterruptedException;

  /** Stops the job and waits until it has ended. */
  @Override
  void close();
}
