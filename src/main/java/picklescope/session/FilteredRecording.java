package picklescope.session;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picklescope.capture.Capture;
import picklescope.capture.RecordingFiles;
import picklescope.capture.SplitWriter;
import picklescope.event.Datagram;
import picklescope.filter.Filter;
import picklescope.filter.UndecidedTally;
import picklescope.net.AwaitedNames;
import picklescope.net.WallClock;
import picklescope.thread.Background;
import picklescope.thread.Threads;

/**
 * Writes the messages that a filter chooses to files as they come, with what came shortly before
 * and after them, on the thread {@code filtered-recording}, until it is closed or a write fails.
 * Each file is complete by itself, with the comments that there are when it is written. If the
 * filter uses the name of the sender, the name of a new address is awaited, for 2 s at most.
 * Thread-safe.
 */
public final class FilteredRecording implements AutoCloseable {
  private static final long PAUSE_NANOS = 20_000_000;

  /** So long a message waits for the comment of a relay that drops or changes it. */
  private static final long COMMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long MOST_WAIT_NANOS =
      TimeUnit.MILLISECONDS.toNanos(AwaitedNames.MOST_MILLIS);

  private final CaptureView view;
  private final Capture capture;
  private final Plan plan;
  private final RecordingFiles files;
  private final Surroundings surroundings;
  private final UndecidedTally undecided = new UndecidedTally();
  private final long first; // what comes from there on is looked at
  private final long droppedBefore;
  private long notedEarlier; // at messages before the first, which are written too
  private final Thread thread;
  private volatile boolean closed;
  private volatile long written; // only the thread changes these
  private volatile long missed;
  private volatile long unnamed;
  private volatile Optional<String> problem = Optional.empty();

  /**
   * What is written where.
   *
   * @param file as for {@link RecordingFiles}
   * @param filter chooses the messages
   * @param before how long before a chosen message others are written too
   * @param after how long after it
   * @param limit when another file begins
   */
  public record Plan(
      Path file, Filter filter, Duration before, Duration after, SplitWriter.Limit limit) {}

  private FilteredRecording(CaptureView view, Plan plan) {
    this.view = view;
    capture = view.capture();
    this.plan = plan;
    files = new RecordingFiles(plan.file(), plan.limit());
    surroundings = new Surroundings(plan.before().toNanos(), plan.after().toNanos());
    first = capture.last() + 1;
    var before = capture.dropped();
    droppedBefore = before.noted() + before.packets();
    thread = Background.factory("filtered-recording").newThread(this::run);
  }

  /**
   * Starts a recording of what comes from now on, and of what came before it as far as the plan has
   * that.
   */
  static FilteredRecording start(CaptureView view, Plan plan) {
    var recording = new FilteredRecording(view, plan);
    recording.thread.start();
    return recording;
  }

  private void run() {
    long next = first;
    try (var writer = new SplitWriter(plan.limit(), files, this::known, _ -> System.nanoTime())) {
      long end = Long.MAX_VALUE;
      while (next <= end) {
        if (closed && end == Long.MAX_VALUE) {
          end = capture.last(); // what came until then is written
        }
        next = take(writer, next, Math.min(end, capture.last()));
        writer.flush();
        if (next <= end) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
      long dropped = capture.dropped().total() - droppedBefore;
      writer.dropped(dropped + missed + notedEarlier, WallClock.nanos());
    } catch (IOException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      problem = Optional.of("A mistake in Picklescope (%s).".formatted(e));
      throw e;
    }
  }

  private Optional<String> known(InetAddress address) {
    String name = view.decoder().names().apply(address);
    return name.equals(address.getHostAddress()) ? Optional.empty() : Optional.of(name);
  }

  /** Takes what has come up to a number; returns the number of the next message. */
  private long take(SplitWriter writer, long from, long last) throws IOException {
    long next = from;
    while (next <= last) {
      try {
        var datagram = capture.get(next);
        boolean isUnnamed = isUnnamed(datagram);
        if (isYoungerThan(isUnnamed ? MOST_WAIT_NANOS : COMMENT_NANOS, datagram)) {
          break; // those that follow wait too, so that the files are in order
        }
        if (isUnnamed) {
          unnamed = unnamed + 1;
        }
        if (undecided.isYes(plan.filter().decide(view.decoder().subject(datagram)))) {
          surroundings.chosen(capture, next, number -> write(writer, number));
        }
        next++;
      } catch (NoSuchElementException e) { // deleted, because the capture is full
        long held = Math.max(next + 1, capture.first());
        missed = missed + held - next;
        next = held;
      }
    }
    surroundings.passed(capture, next - 1, number -> write(writer, number));
    return next;
  }

  /** Returns whether the filter chooses by the name of the sender, which is not known yet. */
  private boolean isUnnamed(Datagram datagram) {
    return plan.filter().needsSender()
        && view.decoder()
            .namedAddress(datagram)
            .filter(address -> !view.named().test(address))
            .isPresent();
  }

  private boolean write(SplitWriter writer, long number) throws IOException {
    var notes = capture.notes(number).withComment(view.marks().comment(number));
    writer.write(capture.get(number), notes);
    if (number < first) {
      notedEarlier += notes.dropped();
    }
    written = written + 1;
    return true;
  }

  /** Returns whether a message came so recently; false for times of other clocks. */
  private static boolean isYoungerThan(long nanos, Datagram datagram) {
    return Math.abs(WallClock.nanos() - datagram.timeNanos()) < nanos;
  }

  /** Returns what is written where. */
  public Plan plan() {
    return plan;
  }

  /** Returns how many messages have been written. */
  public long written() {
    return written;
  }

  /** Returns how many messages were deleted from the capture before they were looked at. */
  public long missed() {
    return missed;
  }

  /** Returns how many messages the filter could not decide; they are not written for themselves. */
  public long undecided() {
    return undecided.get().count();
  }

  /** Returns for how many messages the filter used the address, because the name came too late. */
  public long unnamed() {
    return unnamed;
  }

  /** Returns the file that is being written. */
  public Path file() {
    return files.last();
  }

  /** Returns why it has ended, for the user; empty unless a write has failed. */
  public Optional<String> problem() {
    return problem;
  }

  /** Returns whether it still writes. */
  public boolean isRunning() {
    return thread.isAlive();
  }

  /** Asks it to end, once it has written what has come, without waiting for that. */
  public void stop() {
    closed = true;
    LockSupport.unpark(thread);
  }

  /** Writes what has come, and closes the file. */
  @Override
  public void close() {
    stop();
    Threads.joinUninterruptibly(thread);
  }
}
