package picklescope.session;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import picklescope.capture.CaptureGrowth;
import picklescope.event.DatagramHeader;
import picklescope.event.SourceNames;
import picklescope.filter.Filter;
import picklescope.filter.Subject;
import picklescope.net.AwaitedNames;
import picklescope.stream.Alarm;
import picklescope.stream.AlarmNews;
import picklescope.stream.AlarmWatch;
import picklescope.stream.HostClocks;
import picklescope.stream.StreamGrouping;
import picklescope.stream.Streams;
import picklescope.stream.StreamsSnapshot;

/**
 * Adds the events of a feed to the statistics of their streams, and looks at the alarms. The
 * methods of the feed are called on its thread, all others on any.
 */
final class StreamCounting implements EventFeed.Sink {
  /** The time between two snapshots. */
  private static final long SNAPSHOT_NANOS = 250_000_000;

  /** The time of messages or of the clock between two looks at the alarms. */
  private static final long CHECK_NANOS = 250_000_000;

  /** The most looks of an alarm at streams for the time between two messages of a file. */
  private static final long MOST_LOOKS = 2_000;

  /** A longer step of the clock is noticed. */
  private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * If the clock was not read for longer, and for more than {@link #STALL_TIMES} times the usual
   * pause, the program or the computer has stood still. On a busy computer all pauses are long.
   */
  private static final long STALL_NANOS = 500_000_000;

  private static final long STALL_TIMES = 4;

  /** By how much the clock of another computer may be ahead. */
  private static final long MOST_AHEAD_NANOS = TimeUnit.MINUTES.toNanos(10);

  /** The source of messages of this computer. */
  private static final String HERE = "";

  /** The most begins and ends of alarms that are kept until somebody asks. */
  private static final int MOST_NEWS = 1_000;

  /**
   * What is watched.
   *
   * @param awaited the numbers of messages that alarms look at when their senders have names
   */
  private record Watching(AlarmWatch alarms, AwaitedNames<Long> awaited) {}

  private final CaptureView view;
  private final StreamGrouping grouping;
  private final boolean needsSender;
  private final boolean isPeriod;
  private final LiveClock clock;
  private final Queue<AlarmNews> news = new ConcurrentLinkedQueue<>();
  private volatile StreamsSnapshot snapshot = StreamsSnapshot.EMPTY;
  private volatile long snapshotNumber;
  private volatile Watching watching;
  private volatile boolean wanted = true;
  private volatile int unnamed; // only the feed's thread changes it
  private volatile long reached; // the number of the last datagram that was looked at

  // of the feed's thread
  private HostClocks times = new HostClocks();
  private Streams streams;
  private long now; // the clock's time when it was read last; 0 before
  private long passing; // the other clock's time then
  private boolean recording; // when it was asked last
  private long pause; // the longest of the last ones between two readings
  private long published = System.nanoTime() - SNAPSHOT_NANOS;

  /**
   * Creates it without events.
   *
   * @param filter chooses the events; one that chooses a period ends the time of a file with it
   */
  StreamCounting(
      CaptureView view,
      Filter filter,
      StreamGrouping grouping,
      List<Alarm> alarms,
      LiveClock clock) {
    this.view = view;
    this.grouping = grouping;
    needsSender = filter.needsSender() || grouping.needsSender();
    isPeriod = filter.needsPeriod();
    watching = watching(new AlarmWatch(alarms));
    this.clock = clock;
    streams = new Streams(grouping, times);
  }

  /** Returns the newest snapshot and asks for a newer one. */
  StreamsSnapshot snapshot() {
    wanted = true;
    return snapshot;
  }

  /**
   * Returns the newest snapshot if it has all datagrams up to a number, and asks for a newer one.
   */
  Optional<StreamsSnapshot> snapshotUpTo(long number) {
    long upTo = snapshotNumber; // before the snapshot, which may contain more
    var newest = snapshot();
    return upTo >= number ? Optional.of(newest) : Optional.empty();
  }

  void setAlarms(List<Alarm> newAlarms) {
    watching = watching(new AlarmWatch(newAlarms, reached));
  }

  private Watching watching(AlarmWatch alarms) {
    return new Watching(alarms, new AwaitedNames<>(view.named(), _ -> unnamed = unnamed + 1));
  }

  /** Returns for how many senders alarms use the address, because the name came too late. */
  int unnamed() {
    return unnamed;
  }

  Optional<AlarmNews> nextAlarm() {
    return Optional.ofNullable(news.poll());
  }

  @Override
  public void begin(long first) {
    times = new HostClocks();
    streams = new Streams(grouping, times);
    reached = 0;
    snapshotNumber = 0;
    recording = isRecording();
  }

  @Override
  public void event(long number, Subject subject) {
    goOn(subject.header()); // before it is added, or the silence before it would not be noticed
    streams.add(subject.event());
    var current = watching;
    current.alarms().message(subject, one -> awaitsName(one, current.awaited()));
  }

  /** A message that does not count tells nevertheless what time it is. */
  @Override
  public void leftOut(DatagramHeader header) {
    if (!isPeriod) {
      goOn(header);
    }
  }

  private void goOn(DatagramHeader header) {
    if (!recording) {
      passTime(header);
    }
    hear(header);
    checkIfDue();
  }

  /** Returns whether alarms that choose by the sender have to wait for its name. */
  private boolean awaitsName(Subject subject, AwaitedNames<Long> awaited) {
    var header = subject.header();
    return view.decoder()
        .namedAddress(header)
        .filter(address -> awaited.holds(address, header.number(), System.nanoTime()))
        .isPresent();
  }

  private void lookAtNamed() {
    var current = watching;
    var released = current.awaited().released(System.nanoTime());
    if (!released.isEmpty()) {
      released.forEach(number -> subject(number).ifPresent(current.alarms()::named));
      check();
    }
  }

  /**
   * Looks at the alarms between the messages of a file, as while it was recorded: an alarm began
   * then, and not when its sender came back.
   */
  private void passTime(DatagramHeader header) {
    long sent = header.timeNanos();
    long gap = times.ahead(header.source(), sent);
    long wait = watching.alarms().longestWait();
    if (gap <= CHECK_NANOS || wait == 0) {
      return;
    }
    long end = Math.min(gap, wait + 2 * CHECK_NANOS);
    long shortest = Math.max(CHECK_NANOS, end / MOST_LOOKS * streams.size());
    long step = shortest;
    for (long passed = step; passed < end; passed += step) {
      times.pass(header.source(), step);
      check();
      step = Math.max(shortest, passed / 32);
    }
  }

  private void hear(DatagramHeader header) {
    String host = SourceNames.host(header.source());
    long sent = header.timeNanos();
    if (host.isEmpty() && times.placed(HERE, sent) > times.at(host) && isOfTheFuture(sent)) {
      return;
    }
    if (now > 0 && host.isEmpty() && Math.abs(sent - now) > STEP_NANOS) {
      lookForStep(clock.wall().getAsLong(), clock.passing().getAsLong());
    }
    times.message(header.source(), sent, clock.wall());
  }

  /**
   * Returns whether a message that has just been recorded elsewhere has a time that nobody reaches
   * soon. It is what the recording says; for it all streams would be silent, and no alarm end.
   */
  private boolean isOfTheFuture(long nanos) {
    if (nanos - MOST_AHEAD_NANOS > now && isRecording()) {
      readClock();
      return nanos - MOST_AHEAD_NANOS > now;
    }
    return false;
  }

  private boolean isRecording() {
    return view.capture().growth() == CaptureGrowth.RECORDING;
  }

  @Override
  public void reached(long number) {
    reached = number;
    recording = isRecording();
    if (recording) {
      readClock();
    }
    if (number >= view.capture().last()) {
      check();
    }
    publish();
  }

  @Override
  public void pulse() {
    recording = isRecording();
    if (recording) {
      readClock();
      tick();
    }
    lookAtNamed();
    checkIfDue();
    publish();
  }

  /**
   * Reads the clock. After a stall all streams would be silent for as long as it took: nobody
   * received what came meanwhile.
   */
  private void readClock() {
    long read = clock.wall().getAsLong();
    long passed = clock.passing().getAsLong();
    lookForStep(read, passed);
    if (now > 0) {
      long since = passed - passing;
      if (since > STALL_NANOS && since > STALL_TIMES * pause) {
        watching.alarms().resume(times.placed(HERE, read));
      }
      pause = Math.max(since, pause - pause / 8);
    }
    now = read;
    passing = passed;
  }

  /** Notes that the clock was set, if it shows another time than what has passed. */
  private void lookForStep(long read, long passed) {
    long step = read - now - (passed - passing);
    if (now > 0 && Math.abs(step) > STEP_NANOS) {
      times.set(step);
      now += step;
    }
  }

  /** From the first time on, alarms are looked at by this computer's clock. */
  private void tick() {
    times.tick(now);
    watching.alarms().present(times.common());
  }

  @Override
  public boolean renamed() {
    if (needsSender) {
      return false;
    }
    streams.rename(this::sender);
    return true;
  }

  private Optional<String> sender(long number) {
    return subject(number).map(Subject::sender);
  }

  private Optional<Subject> subject(long number) {
    try {
      return Optional.of(view.decoder().subject(view.capture().get(number)));
    } catch (NoSuchElementException e) {
      return Optional.empty(); // deleted meanwhile
    }
  }

  private void checkIfDue() {
    if (times.isDue(CHECK_NANOS)) {
      check();
    }
  }

  private void check() {
    times.looked();
    var alarms = watching.alarms();
    if (!alarms.alarms().isEmpty()) {
      if (isRecording()) {
        readClock(); // a stall may have ended just now
      }
      news.addAll(alarms.check(streams, times));
      while (news.size() > MOST_NEWS) {
        news.poll();
      }
    }
  }

  private void publish() {
    if (wanted && System.nanoTime() - published >= SNAPSHOT_NANOS) {
      wanted = false;
      snapshot = streams.snapshot(times);
      snapshotNumber = reached;
      published = System.nanoTime();
    }
  }
}
