package picklescope.demo;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import picklescope.net.NetworkException;
import picklescope.thread.Threads;

/**
 * Plays the lab: sends its messages on time from loopback addresses to a port of this computer, on
 * the thread {@code demo}, until it is stopped or its time is over. Anna and Ben answer what is
 * sent to them. Thread-safe.
 */
public final class DemoRun implements AutoCloseable {
  /** After a longer delay, such as that of a computer that slept, it goes on from there. */
  private static final long MOST_LATE = 1_000_000_000;

  private final DemoLab lab;
  private final long most;
  private final Stage stage;
  private final Thread thread = Thread.ofPlatform().daemon().name("demo").unstarted(this::run);
  private volatile boolean stopped;
  private volatile long sent; // only the thread writes it
  private volatile long answered; // likewise
  private volatile State state = State.PLAYING;
  private volatile String problem = "";

  /** How far it is. */
  public enum State {
    /** It sends, or is about to. */
    PLAYING,
    /** It was stopped, or its time was over. */
    ENDED,
    /** It could not begin; see {@link DemoRun#problem}. */
    FAILED
  }

  /** What is prepared for the lab before it sends; called by its thread. */
  public interface Stage {
    /**
     * Prepares for the senders.
     *
     * @param senders from where each computer will send
     * @return the port of this computer to which they send
     * @throws NetworkException if there is no port; the message is for the user
     */
    int begin(Map<LabComputer, InetSocketAddress> senders) throws NetworkException;

    /** Ends what {@link #begin} has prepared, after the last message; also if that has failed. */
    void end();
  }

  private DemoRun(long seed, Duration most, Stage stage) {
    lab = new DemoLab(seed);
    this.most = most.toNanos();
    this.stage = stage;
  }

  /**
   * Starts the lab.
   *
   * @param seed labs of the same seed send the same
   * @param most when it ends by itself
   */
  public static DemoRun start(long seed, Duration most, Stage stage) {
    var run = new DemoRun(seed, most, stage);
    run.thread.start();
    return run;
  }

  private void run() {
    var end = State.ENDED;
    try (var sockets = new LabSockets()) {
      play(sockets, stage.begin(sockets.addresses()));
    } catch (NetworkException e) {
      problem = e.getMessage();
      end = State.FAILED;
    } finally {
      stage.end();
      state = end;
    }
  }

  private void play(LabSockets sockets, int port) throws NetworkException {
    long start = System.nanoTime();
    var next = lab.next();
    while (!stopped && next.atNanos() < most) {
      long late = System.nanoTime() - (start + next.atNanos());
      if (late < 0) {
        LockSupport.parkNanos(this, -late);
        continue;
      }
      if (late > MOST_LATE) {
        start += late;
      }
      sockets.send(next.from(), next.payload(), port);
      sent = sent + 1;
      var written = sockets.written();
      if (written.isPresent()) {
        sockets.send(written.get(), Chat.answer(), port);
        sent = sent + 1;
        answered = answered + 1;
      }
      next = lab.next();
    }
  }

  /** Returns how far it is. */
  public State state() {
    return state;
  }

  /** Returns why it could not go on; empty unless it has failed. */
  public String problem() {
    return problem;
  }

  /** Returns how many messages were sent. */
  public long sent() {
    return sent;
  }

  /** Returns how many messages Anna and Ben have answered. */
  public long answered() {
    return answered;
  }

  /** Ends it after the message that is being sent, without waiting for that. */
  public void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /** Waits until it has ended, or the time is over. Returns whether it has ended. */
  public boolean await(Duration time) throws InterruptedException {
    return thread.join(time);
  }

  /** Stops it and waits until it has ended. */
  @Override
  public void close() {
    stop();
    Threads.joinUninterruptibly(thread);
  }
}
