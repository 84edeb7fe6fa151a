package picklescope.send;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import picklescope.event.Event;
import picklescope.filter.Filter;
import picklescope.net.NetworkException;
import picklescope.pickle.PickleException;
import picklescope.python.SourceException;

/**
 * Answers messages that a filter chooses, within a rate: when more match, it trips, switches itself
 * off and says so. {@link Responders} runs it; any thread may ask and switch it.
 */
public final class Responder {
  /** How it is now. */
  public enum State {
    ON,
    OFF,
    /** Switched off by itself; {@link #problem()} says why. */
    TRIPPED
  }

  private final ResponderRule rule;
  private final Filter when;
  private final CompiledMessage answer;
  private final AtomicLong matched = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private volatile State state = State.OFF;
  private volatile String problem = "";

  // Of the thread that runs it.
  private long firstNanos;
  private long windowStart;
  private int windowCount;

  private Responder(ResponderRule rule, Filter when, CompiledMessage answer) {
    this.rule = rule;
    this.when = when;
    this.answer = answer;
  }

  /**
   * A responder that is switched off.
   *
   * @throws SourceException at the place of a mistake in the rule's expression or message
   * @throws PickleException if the message cannot be said in its protocol
   */
  public static Responder of(ResponderRule rule) throws SourceException, PickleException {
    return new Responder(rule, Filter.of(rule.when()), rule.answer().compile());
  }

  /** What it does. */
  public ResponderRule rule() {
    return rule;
  }

  public State state() {
    return state;
  }

  /** How many messages its filter has chosen while it was on. */
  public long matched() {
    return matched.get();
  }

  /** How many answers it has sent. */
  public long answered() {
    return answered.get();
  }

  /** What went wrong last, for the user; empty if nothing did. */
  public String problem() {
    return problem;
  }

  void switchOn() {
    problem = "";
    windowCount = 0;
    state = State.ON;
  }

  void switchOff() {
    state = State.OFF;
  }

  /** Whether it will answer that event; on the responders' thread. */
  boolean takes(Event event, long now) {
    if (state != State.ON || !when.matches(event)) {
      return false;
    }
    matched.incrementAndGet();
    if (now - windowStart >= 1_000_000_000L) {
      windowStart = now;
      windowCount = 0;
    }
    if (++windowCount > rule.mostPerSecond()) {
      problem =
          ("It has switched itself off: more than %,d answers in a second. Is its answer"
                  + " answered? Narrow the filter, or raise the limit, and switch it on again.")
              .formatted(rule.mostPerSecond());
      state = State.TRIPPED;
      return false;
    }
    return true;
  }

  /** Sends its answer; on the responders' thread. */
  void answer(Event event, Answering by) {
    long now = System.nanoTime();
    if (answered.get() == 0) {
      firstNanos = now;
    }
    try {
      byte[] payload =
          answer.payload(Moment.answering(event, answered.get(), (now - firstNanos) / 1e9));
      by.answer(payload, event.datagram().remote());
      answered.incrementAndGet();
    } catch (SourceException | PickleException | NetworkException e) {
      problem = e.getMessage();
    }
  }

  /** Sends an answer to where its rule says. */
  @FunctionalInterface
  interface Answering {
    void answer(byte[] payload, InetSocketAddress sender) throws NetworkException;
  }
}
