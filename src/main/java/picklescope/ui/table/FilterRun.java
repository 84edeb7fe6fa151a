package picklescope.ui.table;

import java.lang.System.Logger;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Event;
import picklescope.event.Header;
import picklescope.filter.Filter;
import picklescope.filter.Subject;
import picklescope.session.EventDecoder;

/**
 * One filter at work, on a thread of its own, {@code filter}: over all that the capture holds, then
 * over what comes, until it is closed.
 */
public final class FilterRun implements AutoCloseable {
  private static final Logger LOG = System.getLogger(FilterRun.class.getName());
  private static final long WAIT_NANOS = 15_000_000;

  private final Filter filter;
  private final Capture capture;
  private final EventDecoder decoder;
  private final Matches matches = new Matches();
  private final Thread thread;
  private volatile long looked;
  private volatile boolean closed;

  /** Starts to look. */
  public FilterRun(Filter filter, Capture capture, EventDecoder decoder) {
    this.filter = filter;
    this.capture = capture;
    this.decoder = decoder;
    looked = capture.first() - 1;
    thread = Thread.ofPlatform().daemon().name("filter").start(this::run);
  }

  /** The rows chosen, within those limits. */
  public RowOrder order(LiveLimits limits) {
    return new FilteredOrder(matches, limits);
  }

  /** The number of the last datagram looked at. */
  public long looked() {
    return looked;
  }

  private void run() {
    while (!closed) {
      long last = capture.last();
      if (looked >= last) {
        LockSupport.parkNanos(WAIT_NANOS);
      } else {
        look(last);
      }
    }
  }

  private void look(long last) {
    for (long number = looked + 1; number <= last && !closed; number++) {
      try {
        if (filter.matches(new Lazy(capture.get(number)))) {
          matches.add(number);
        }
      } catch (NoSuchElementException e) {
        number = Math.max(number, capture.first() - 1); // The oldest have been let go meanwhile.
      } catch (RuntimeException e) {
        LOG.log(Logger.Level.ERROR, "datagram " + number + " in filter " + filter.text(), e);
      }
      looked = number;
    }
  }

  /** A datagram that is decoded only if the filter asks for more than its header. */
  private final class Lazy implements Subject {
    private final Datagram datagram;
    private Optional<Event> event = Optional.empty();

    Lazy(Datagram datagram) {
      this.datagram = datagram;
    }

    @Override
    public Header header() {
      return datagram;
    }

    @Override
    public String sender() {
      return decoder.senderOf(datagram);
    }

    @Override
    public Event event() {
      if (event.isEmpty()) {
        event = Optional.of(decoder.decode(datagram));
      }
      return event.get();
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
