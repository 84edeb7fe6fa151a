package picklescope.send;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.AtomicLong;
import picklescope.event.Datagram;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.net.NetworkException;

/**
 * Sends the datagrams of a capture again, byte for byte, on its own thread ({@code replay}): in the
 * recorded timing, scaled, or step by step while paused. Drift-free: the time at which a datagram
 * is due is computed from the first one, not from the previous one. If it falls behind by more than
 * a quarter of a second, because the computer slept or cannot reach the speed, it continues from
 * the present time.
 */
public final class Replay implements SendJob {
  private static final long SPEED_WINDOW_NANOS = 200_000_000;
  private static final long LONG_WAIT_NANOS = 1_000_000_000;
  private static final long NOWHERE = -1;

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
   * @param nextInNanos the time until the next send, if it is longer than a second; else 0
   */
  public record Progress(
      long played,
      long total,
      long loop,
      long recordedNanos,
      long lateP99Nanos,
      long lateMaxNanos,
      Undecided undecided,
      long nextInNanos) {
    /** Returns the time until the next send for the user, such as {@code 142 s}. */
    public String nextIn() {
      long seconds = Math.ceilDiv(nextInNanos, 1_000_000_000L);
      return seconds < 1_000
          ? seconds + " s"
          : seconds < 100 * 3_600
              ? "%s h %s min".formatted(seconds / 3_600, seconds / 60 % 60)
              : String.format(Locale.ROOT, "%,d days", seconds / 86_400);
    }
  }

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
  private volatile long unread; // only the replay's thread writes it
  private volatile boolean skipped;
  private final AtomicLong sought = new AtomicLong(NOWHERE);
  private volatile boolean waits; // until waitsUntil
  private volatile long waitsUntil;

  // Used only by the replay's thread.
  private final ReplayClock clock = new ReplayClock();
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
    boolean moved = false;
    PrimitiveIterator.OfLong numbers = plan.numbers().get().iterator();
    while (!pacer.stopped()) {
      long to = sought.getAndSet(NOWHERE);
      if (to != NOWHERE) {
        processed = Math.clamp(to, 0, plan.total());
        numbers = plan.numbers().get().skip(processed).iterator();
        played = processed;
        moved = true;
      }
      if (!numbers.hasNext()) {
        return;
      }
      processed++;
      Datagram datagram;
      try {
        datagram = plan.capture().get(numbers.nextLong());
      } catch (NoSuchElementException e) {
        unread = unread + 1; // no longer held, or the file has been changed
        continue;
      }
      if (plan.filter().text().isBlank()
          || undecided.isYes(plan.filter().decide(plan.decode().apply(datagram)))) {
        if (!begun) {
          begin(datagram.timeNanos(), number, before);
          begun = true;
        } else if (moved) {
          clock.move(datagram.timeNanos(), System.nanoTime(), speed);
          recorded = clock.sinceFirst();
        }
        moved = false;
        play(datagram);
      }
      if (!isMoving()) {
        played = processed;
      }
    }
  }

  private void begin(long firstRecorded, long number, long sent) {
    if (number == 1) {
      windowStart = System.nanoTime();
      clock.begin(firstRecorded, windowStart, speed);
    } else {
      clock.beginNext(firstRecorded, sent / (number - 1), speed);
    }
  }

  private void play(Datagram datagram) {
    long time = Math.max(clock.last(), datagram.timeNanos()); // merged captures may step back
    while (!await(clock.due(time))) {
      if (pacer.stopped() || isMoving()) {
        return;
      }
      long position = clock.position(System.nanoTime(), time);
      boolean skips = skipped;
      skipped = false;
      boolean stepping = pacer.paused();
      pacer.awaitResumed(this::isMoving);
      if (pacer.stopped() || isMoving()) {
        return;
      }
      boolean steps = stepping && pacer.paused();
      windowStart = System.nanoTime();
      windowPlayed = playedNanos;
      clock.goOn(skips || steps ? time : position, windowStart, speed);
      if (pacer.paused()) {
        break; // one step
      }
    }
    if (!pacer.paused()) {
      lateness.count(clock.late(time, System.nanoTime()));
    }
    playedNanos += clock.sent(time);
    recorded = clock.sinceFirst();
    send(datagram);
    measure();
  }

  private boolean await(long due) {
    waitsUntil = due;
    waits = due - System.nanoTime() > LONG_WAIT_NANOS;
    boolean undisturbed = pacer.await(due);
    waits = false;
    return undisturbed;
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

  /** Sends the next datagram now, and continues in the recorded timing. */
  public void skip() {
    skipped = true;
    pacer.nudge();
  }

  /**
   * Goes on at another of the recorded datagrams, also while it is paused; has no effect when it
   * has ended.
   *
   * @param position how many of the recorded datagrams are before it, from 0 to the total
   */
  public void seek(long position) {
    sought.set(Math.max(0, position));
    pacer.nudge();
  }

  private boolean isMoving() {
    return sought.get() != NOWHERE;
  }

  /** Changes the speed; see {@link ReplayPlan#speed}. */
  public void setSpeed(double newSpeed) {
    ReplayPlan.checkSpeed(newSpeed);
    speed = newSpeed;
    pacer.nudge();
  }

  /** Returns the progress. */
  public Progress progress() {
    long nextIn = waits ? Math.max(0, waitsUntil - System.nanoTime()) : 0; // before what was played
    return new Progress(
        played,
        plan.total(),
        loop,
        recorded,
        lateness.quantile(0.99),
        lateness.max(),
        undecided.get(),
        nextIn);
  }

  /** Returns how many datagrams could not be read any more when they were due, in all loops. */
  public long unread() {
    return unread;
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
