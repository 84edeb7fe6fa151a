package picklescope.send;

import java.net.InetSocketAddress;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import picklescope.event.Datagram;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.net.NetworkException;

/**
 * Sends the datagrams of a capture again, byte for byte, on its own thread ({@code replay}): in the
 * recorded timing, scaled, or step by step while paused. Drift-free: the time at which a datagram
 * is due is computed from the first one, not from the previous one.
 */
public final class Replay implements SendJob {
  private static final long SPEED_WINDOW_NANOS = 200_000_000;

  /**
   * The progress of a replay.
   *
   * @param played how many of the recorded datagrams this loop has processed
   * @param total how many recorded datagrams there are
   * @param loop the number of this loop, from 1
   * @param recordedNanos the position in the recorded time of this loop
   * @param lateP99Nanos the 99th percentile of the sends' delays
   * @param lateMaxNanos the longest delay
   * @param undecided the messages that the filter could not decide, in all loops; they are not sent
   */
  public record Progress(
      long played,
      long total,
      long loop,
      long recordedNanos,
      long lateP99Nanos,
      long lateMaxNanos,
      Undecided undecided) {}

  private final ReplayPlan plan;
  private final Pacer pacer = Pacer.exact();
  private final SendJobThread thread;
  private final Transmitter transmitter;
  private final UndecidedTally undecided = new UndecidedTally();
  private final Lateness lateness = new Lateness();
  private volatile double speed;
  private volatile double actualSpeed;
  private volatile long played;
  private volatile long loop = 1;
  private volatile long recorded;

  // Used only by the replay's thread. The recorded time anchorRecorded was due at System.nanoTime()
  // == anchor.
  private long anchor;
  private long anchorRecorded;
  private double anchorSpeed;
  private long first;
  private long last;
  private long windowStart;
  private long playedNanos;
  private long windowPlayed;

  private Replay(ReplayPlan plan, Transmitter transmitter, boolean paused) {
    this.plan = plan;
    this.transmitter = transmitter;
    speed = plan.speed();
    pacer.pause(paused);
    thread = new SendJobThread("replay", pacer, transmitter, this::run);
  }

  /** Starts a replay. The transmitter is closed when the replay ends. */
  public static Replay start(ReplayPlan plan, Transmitter transmitter) {
    var replay = new Replay(plan, transmitter, false);
    replay.thread.start();
    return replay;
  }

  /**
   * Starts a replay that sends nothing until {@link #step} or {@link #pause pause(false)} is
   * called.
   */
  public static Replay startPaused(ReplayPlan plan, Transmitter transmitter) {
    var replay = new Replay(plan, transmitter, true);
    replay.thread.start();
    return replay;
  }

  private void run() {
    for (long i = 1; i <= plan.loops() && !pacer.stopped(); i++) {
      loop = i;
      long sentBefore = thread.rate().count();
      playOnce(i);
      if (thread.rate().count() == sentBefore) {
        return; // nothing to send: another loop would not find more
      }
    }
  }

  private void playOnce(long number) {
    boolean begun = false;
    long before = thread.rate().count();
    long processed = 0;
    PrimitiveIterator.OfLong numbers = plan.numbers().get().iterator();
    while (numbers.hasNext() && !pacer.stopped()) {
      processed++;
      Datagram datagram;
      try {
        datagram = plan.capture().get(numbers.nextLong());
      } catch (NoSuchElementException e) {
        continue; // no longer held
      }
      if (plan.filter().text().isBlank()
          || undecided.isYes(plan.filter().decide(plan.decode().apply(datagram)))) {
        if (!begun) {
          begin(datagram.timeNanos(), number, before);
          begun = true;
        }
        play(datagram);
      }
      played = processed;
    }
  }

  /**
   * Sets the time of the first datagram of a loop: the gap between two loops is the average gap
   * between datagrams.
   */
  private void begin(long firstRecorded, long number, long sent) {
    if (number == 1) {
      anchor = System.nanoTime();
      windowStart = anchor;
    } else {
      long gaps = Math.max(1, sent / (number - 1) - 1);
      anchor = due(last) + (long) ((last - first) / gaps / speed);
    }
    anchorRecorded = firstRecorded;
    anchorSpeed = speed;
    first = firstRecorded;
    last = firstRecorded;
  }

  private long due(long recordedTime) {
    return anchor + (long) ((recordedTime - anchorRecorded) / anchorSpeed);
  }

  private void play(Datagram datagram) {
    long time = Math.max(last, datagram.timeNanos()); // merged captures may step back
    while (!pacer.await(due(time))) {
      if (pacer.stopped()) {
        return;
      }
      boolean stepping = pacer.paused();
      pacer.awaitResumed();
      if (pacer.stopped()) {
        return;
      }
      anchor = System.nanoTime();
      anchorRecorded = stepping && pacer.paused() ? time : last;
      anchorSpeed = speed;
      windowStart = anchor;
      windowPlayed = playedNanos;
      if (pacer.paused()) {
        break; // one step
      }
    }
    if (!pacer.paused()) {
      lateness.count(System.nanoTime() - due(time));
    }
    playedNanos += time - last;
    last = time;
    recorded = time - first;
    send(datagram);
    measure();
  }

  private void send(Datagram datagram) {
    thread.send(by -> {
      NetworkException failure = null;
      for (InetSocketAddress remote : transmitter.remotes()) {
        var to =
            plan.recordedPorts()
                ? new InetSocketAddress(remote.getAddress(), datagram.port())
                : remote;
        try {
          by.send(datagram.payload(), to);
        } catch (NetworkException e) {
          failure = e;
        }
      }
      if (failure != null) {
        throw failure;
      }
    });
  }

  private void measure() {
    long now = System.nanoTime();
    if (now - windowStart >= SPEED_WINDOW_NANOS) {
      actualSpeed = (double) (playedNanos - windowPlayed) / (now - windowStart);
      windowStart = now;
      windowPlayed = playedNanos;
    }
  }

  /** Pauses the replay, or resumes it at the same position. */
  public void pause(boolean pause) {
    pacer.pause(pause);
  }

  /** Sends the next datagram while the replay is paused. */
  public void step() {
    pacer.step();
  }

  /** Changes the speed; see {@link ReplayPlan#speed}. */
  public void setSpeed(double newSpeed) {
    ReplayPlan.checkSpeed(newSpeed);
    speed = newSpeed;
    pacer.nudge();
  }

  /** Returns the progress. */
  public Progress progress() {
    return new Progress(
        played,
        plan.total(),
        loop,
        recorded,
        lateness.quantile(0.99),
        lateness.max(),
        undecided.get());
  }

  @Override
  public Status status() {
    var status = thread.status(speed, actualSpeed);
    return status.state() == State.RUNNING || status.state() == State.DONE
        ? status
        : status.resting();
  }

  @Override
  public void stop() {
    pacer.stop();
  }

  @Override
  public void await() throws InterruptedException {
    thread.await();
  }

  @Override
  public void close() {
    thread.close();
  }
}
