package picklescope.send;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.Event;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.net.NetworkException;
import picklescope.pickle.Danger;
import picklescope.pickle.PickleException;
import picklescope.python.eval.Decision;
import picklescope.python.source.SourceException;

/**
 * Answers the messages that a filter chooses, up to a maximum rate. If more messages match, or
 * another responder answers its answers, it switches itself off and reports the reason. {@link
 * Responders} runs it. Thread-safe unless a method requires the responders' thread.
 */
public final class Responder {
  /** Whether a responder is switched on. */
  public enum State {
    ON,
    OFF,
    /** Switched itself off; {@link #problem()} gives the reason. */
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

  /** Set when it is switched on; the thread that runs it then starts a new {@link AnswerLoop}. */
  private volatile boolean begins;

  // Used only by the thread that runs it.
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
   * Creates a responder that is switched off.
   *
   * @throws SourceException with the position of a mistake in the rule's expression or message
   * @throws PickleException if the message cannot be pickled in its protocol
   */
  public static Responder of(ResponderRule rule) throws SourceException, PickleException {
    return new Responder(rule, Filter.of(rule.when()), rule.answer().compile());
  }

  /** Returns the rule that this responder applies. */
  public ResponderRule rule() {
    return rule;
  }

  public State state() {
    return state;
  }

  /** Returns how many messages the filter has chosen while the responder was on. */
  public long matched() {
    return matched.get();
  }

  /** Returns how many messages the filter could not decide; they are not answered. */
  public Undecided undecided() {
    return undecided.get();
  }

  /** Returns how many answers have been sent. */
  public long answered() {
    return answered.get();
  }

  /** Returns the most recent error, for the user; empty if there was none. */
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

  /** Returns whether the event will be answered. Called on the responders' thread. */
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
          String.format(
              Locale.ROOT,
              "The responder has switched itself off: more than %,d answers in a second. Make the"
                  + " filter more specific, or raise the limit, and switch it on again.",
              rule.mostPerSecond());
      state = State.TRIPPED;
      return false;
    }
    loop.heard(event.datagram().remote(), now);
    return true;
  }

  /** Returns whether the filter depends on the sender's name, which may become known later. */
  boolean needsSender() {
    return when.needsSender();
  }

  /** Switches the responder off if another responder has answered its answers. */
  void checkLoop(long now) {
    if (state != State.ON || begins) {
      return;
    }
    loop.ended(now)
        .ifPresent(other -> {
          problem =
              ("The responder has switched itself off: %s:%s only answered its answers, and"
                      + " fell silent without one. Make the filter more specific, so that it does"
                      + " not match answers, and switch it on again.")
                  .formatted(other.getAddress().getHostAddress(), other.getPort());
          state = State.TRIPPED;
        });
  }

  /** Reports that an answer is not sent, and the reason. */
  void leaveOut(String why) {
    problem = why;
  }

  /**
   * Sends the answer to an event. Called on the responders' thread.
   *
   * @param envelopes the envelopes of the ports
   */
  void answer(Event event, Envelopes envelopes, Answering by) {
    long now = System.nanoTime();
    if (answered.get() == 0) {
      firstNanos = now;
    }
    try {
      var message = answer(event, envelopes);
      var context = SendContext.answering(event, answered.get(), (now - firstNanos) / 1e9);
      byte[] payload = compiled(message).payload(context);
      var relayed = RelayedCode.in(payload, message, receivers(event, envelopes), event);
      if (!relayed.isEmpty()) {
        problem =
            ("An answer was not sent, because it would pass on from a message: %s. Answer with what"
                    + " you make of its values, such as int(e.data[1]).")
                .formatted(Danger.text(relayed, 3));
        return;
      }
      var datagram = event.datagram();
      if (loop.omits(datagram.remote(), datagram.payload(), payload, now)) {
        return;
      }
      by.answer(payload);
      answered.incrementAndGet();
    } catch (SourceException | PickleException | NetworkException e) {
      problem = Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
  }

  private Message answer(Event event, Envelopes envelopes) throws NetworkException {
    return switch (rule.to()) {
      case AnswerTarget.Fixed(Target to) -> rule.answer().in(envelopes, to);
      case AnswerTarget.PortOfSender(int port) -> rule.answer().in(envelopes.of(port));
      case AnswerTarget.Sender _ -> rule.answer().in(envelopes.of(event.port()));
    };
  }

  /** Returns the envelopes of the ports to which the answer goes. */
  private List<Envelope> receivers(Event event, Envelopes envelopes) {
    return switch (rule.to()) {
      case AnswerTarget.Fixed(Target to) ->
          to.destinations().stream().map(one -> envelopes.of(one.port())).toList();
      case AnswerTarget.PortOfSender(int port) -> // or to the sender itself
          List.of(envelopes.of(port), envelopes.of(event.port()));
      case AnswerTarget.Sender _ -> List.of(envelopes.of(event.port()));
    };
  }

  private CompiledMessage compiled(Message message) throws SourceException, PickleException {
    var known = answers.get(message);
    if (known != null) {
      return known;
    }
    var compiled = message.compile();
    answers.put(message, compiled);
    return compiled;
  }

  /** Sends an answer to the destination of the rule. */
  @FunctionalInterface
  interface Answering {
    void answer(byte[] payload) throws NetworkException;
  }
}
