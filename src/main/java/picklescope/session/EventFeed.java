package picklescope.session;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import picklescope.capture.Capture;
import picklescope.event.DatagramHeader;
import picklescope.filter.Filter;
import picklescope.filter.Subject;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.thread.Failures;
import picklescope.thread.Worker;

/**
 * Passes the events of a capture that a filter chooses to a sink, in the order of their numbers:
 * those that are there, then new ones as they come, until it is closed. It runs behind the receive
 * path on a thread of its own with low priority, and tells how far it has come.
 *
 * <p>If messages decode to other events, because the envelope of a port or the name of a sender has
 * changed, it begins again.
 */
public final class EventFeed implements AutoCloseable {
  private static final Logger LOG = System.getLogger(EventFeed.class.getName());

  /** Events between two looks at whether it is closed or has to begin again. */
  private static final int BATCH = 1_024;

  /** Receives the events. All methods are called on the thread of the feed. */
  public interface Sink {
    /**
     * Begins, or begins again: what was received before is void.
     *
     * @param first the number of the first datagram that is looked at
     */
    void begin(long first);

    /**
     * Receives an event.
     *
     * @param subject the event, valid during the call only
     */
    void event(long number, Subject subject);

    /**
     * Receives a datagram that the filter leaves out.
     *
     * @param header valid during the call only
     */
    default void leftOut(DatagramHeader header) {}

    /** Called when all events up to a number have been passed, after each batch. */
    default void reached(long number) {}

    /**
     * Called when names of senders may have changed.
     *
     * @return whether the sink needs nothing else; if not, it begins again
     */
    default boolean renamed() {
      return false;
    }

    /** Called after each look for new datagrams, also when there were none. */
    default void pulse() {}
  }

  private final CaptureView view;
  private final Capture capture;
  private final Filter filter;
  private final long first;
  private final Sink sink;
  private final Worker worker;
  private final DecodingWatch watch;
  private volatile UndecidedTally undecided = new UndecidedTally();
  private volatile long looked;
  private volatile long missed;
  private volatile boolean closed;

  /**
   * Starts to pass events.
   *
   * @param thread the name of its thread
   * @param filter chooses the events
   * @param first the number of the first datagram to look at; older ones are left out
   * @param pause how long it waits before it looks for new datagrams again
   */
  public EventFeed(
      String thread, CaptureView view, Filter filter, long first, Duration pause, Sink sink) {
    this.view = view;
    this.filter = filter;
    this.first = first;
    this.sink = sink;
    capture = view.capture();
    watch = new DecodingWatch(view);
    looked = first() - 1;
    worker = Worker.background(thread);
    worker.run(() -> sink.begin(first()));
    worker.runEvery(pause, this::look);
  }

  private long first() {
    return Math.max(first, capture.first());
  }

  /** Returns the number of the last datagram that has been looked at. */
  public long looked() {
    return looked;
  }

  /** Returns how many datagrams have not been looked at yet. */
  public long behind() {
    return Math.max(0, capture.last() - looked);
  }

  /** Returns how many datagrams were deleted from the capture before they were looked at. */
  public long missed() {
    return missed;
  }

  /** Returns how many datagrams the filter could not decide. */
  public Undecided undecided() {
    return undecided.get();
  }

  private void look() {
    boolean more = true;
    while (more && !closed) {
      long last = capture.last();
      boolean again =
          switch (watch.next(view, looked >= last)) {
            case NOTHING -> false;
            case SENDERS -> !sink.renamed();
            case ALL -> true;
          };
      if (again) {
        begin();
      }
      more = looked < last;
      if (more) {
        long to = pass(last);
        sink.reached(to);
        looked = to; // not before the sink has drawn its conclusions
      }
    }
    sink.pulse();
  }

  private void begin() {
    undecided = new UndecidedTally();
    missed = 0;
    looked = first() - 1;
    sink.begin(first());
  }

  /** Passes a batch and returns the number of its last datagram. */
  private long pass(long last) {
    long from = Math.max(looked + 1, capture.first());
    missed += from - looked - 1;
    long to = Math.min(last, from + BATCH - 1);
    var cursor = capture.cursor();
    var subject = new LazySubject(view.decoder(), cursor, cursor::datagram, Optional.empty());
    for (long number = from; number <= to && !closed; number++) {
      try {
        if (cursor.moveTo(number)) {
          subject.next();
          if (undecided.isYes(filter.decide(subject))) {
            sink.event(number, subject);
          } else {
            sink.leftOut(subject.header());
          }
        }
      } catch (NoSuchElementException | InternalError e) {
        missed++; // deleted meanwhile, or damaged in the file, which the JVM may report late
      } catch (RuntimeException | Error e) { // it must not begin again with the first of these
        LOG.log(Logger.Level.ERROR, "datagram " + number + " for " + sink.getClass().getName());
        Failures.report(e);
      }
    }
    return Math.max(looked, to);
  }

  /** Ends it soon. */
  @Override
  public void close() {
    closed = true;
    worker.finish(); // without an interrupt, which would close files that others read
  }
}
