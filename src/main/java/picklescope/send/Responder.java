package picklescope.send;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import picklescope.event.Envelopes;
import picklescope.event.Event;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.net.NetworkException;
import picklescope.pickle.PickleException;
import picklescope.python.Decision;
import picklescope.python.SourceException;

/**
 * Answers messages that a filter chooses, within a rate: when more match, or when another responder
 * answers its answers, it switches itself off and reports why. {@link Responders} runs it; any
 * thread may ask and switch it.
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
  private final Map<Message, CompiledMessage> answers = new ConcurrentHashMap<>();
  private final AtomicLong matched = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final UndecidedTally undecided = new UndecidedTally();
  private volatile State state = State.OFF;
  private volatile String problem = "";

  /** Asked for by who switches it on; the thread that runs it forgets the conversations then. */
  private volatile boolean begins;

  // Of the thread that runs it.
  private AnswerLoop loop = new AnswerLoop();
  private long firstNanos;
  private long windowStart;
  private int windowCount;

  private Responder(ResponderRule rule, Filter when, CompiledMessage answer) {
    this.rule = rule;
    this.when = when;
    answers.put(rule.answer(), answer);
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

  /** How many messages its filter could not decide; they are not answered. */
  public Undecided undecided() {
    return undecided.get();
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
    begins = true;
    state = State.ON;
  }

  void switchOff() {
    state = State.OFF;
  }

  /** Whether it will answer that event; on the responders' thread. */
  boolean takes(Event event, long now) {
    if (state != State.ON) {
      return false;
    }
    Decision decision = when.decide(event);
    if (!undecided.isYes(decision)) {
      if (decision instanceof Decision.Undecided) {
        problem = undecided.get().text();
      }
      return false;
    }
    if (begins) {
      begins = false;
      windowCount = 0;
      loop = new AnswerLoop();
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
    var datagram = event.datagram();
    return loop.heard(datagram.remote(), datagram.payload(), now);
  }

  /** Whether its filter asks for the sender's name, which may become known later. */
  boolean needsSender() {
    return when.needsSender();
  }

  /** Switches it off if another responder has answered its answers. */
  void checkLoop(long now) {
    if (state != State.ON || begins) {
      return;
    }
    loop.ended(now)
        .ifPresent(other -> {
          problem =
              ("It has switched itself off: %s:%d answered its answers, again and again the same,"
                      + " and stopped when one was left out. Narrow the filter so that it takes no"
                      + " answers, and switch it on again.")
                  .formatted(other.getAddress().getHostAddress(), other.getPort());
          state = State.TRIPPED;
        });
  }

  /** Says that an answer is not sent, and why. */
  void leaveOut(String why) {
    problem = why;
  }

  /**
   * Sends its answer; on the responders' thread.
   *
   * @param envelopes how ports want to be written to
   */
  void answer(Event event, Envelopes envelopes, Answering by) {
    long now = System.nanoTime();
    if (answered.get() == 0) {
      firstNanos = now;
    }
    try {
      byte[] payload =
          answer(event, envelopes)
              .payload(SendContext.answering(event, answered.get(), (now - firstNanos) / 1e9));
      by.answer(payload);
      loop.answered(event.datagram().remote(), payload, System.nanoTime());
      answered.incrementAndGet();
    } catch (SourceException | PickleException | NetworkException e) {
      problem = e.getMessage();
    }
  }

  private CompiledMessage answer(Event event, Envelopes envelopes)
      throws SourceException, PickleException, NetworkException {
    var to = rule.to();
    var message =
        to.isPresent()
            ? rule.answer().in(envelopes, to.get())
            : rule.answer().in(envelopes.of(event.port()));
    var known = answers.get(message);
    if (known != null) {
      return known;
    }
    var compiled = message.compile();
    answers.put(message, compiled);
    return compiled;
  }

  /** Sends an answer to where its rule says. */
  @FunctionalInterface
  interface Answering {
    void answer(byte[] payload) throws NetworkException;
  }
}
