package picklescope.send;

/** Something that sends until it is done or stopped. Any thread may ask and stop it. */
public sealed interface SendJob extends AutoCloseable permits Repeat, Replay {
  /** Whether it still sends. */
  enum State {
    RUNNING,
    PAUSED,
    /** All is sent. */
    DONE,
    /** Somebody has stopped it. */
    STOPPED,
    /** It could not go on; {@link Status#problem} says why. */
    FAILED;

    /** Whether it will send more. */
    public boolean isActive() {
      return this == RUNNING || this == PAUSED;
    }
  }

  /**
   * How far it has come.
   *
   * @param sent how many times it has sent
   * @param failed how many times the system did not send it
   * @param asked how much was asked for: messages a second of a repeat, the speed of a replay
   * @param actual how much it is now, in the same measure
   * @param problem what went wrong last, for the user; empty if nothing did
   */
  record Status(State state, long sent, long failed, double asked, double actual, String problem) {
    /** The same with nothing being sent now. */
    Status resting() {
      return new Status(state, sent, failed, asked, 0, problem);
    }
  }

  Status status();

  /** Ends it, and returns at once. */
  void stop();

  /** Waits until it has ended. */
  void await() throws InterruptedException;

  /** Ends it and waits for that. */
  @Override
  void close();
}
