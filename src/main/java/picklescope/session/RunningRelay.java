package picklescope.session;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import picklescope.event.Datagram;
import picklescope.event.NumberedSink;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.net.NetworkException;
import picklescope.net.Relay;
import picklescope.net.RelayOptions;
import picklescope.net.RelayPolicies;
import picklescope.send.relay.FaultCounts;
import picklescope.send.relay.FaultPlan;
import picklescope.send.relay.Faults;

/**
 * A relay that records into the live capture, with its faults. Refused messages are marked, at most
 * {@value #MOST_MARKS} of them. Thread-safe.
 */
public final class RunningRelay {
  /** Marks are kept in memory. */
  private static final int MOST_MARKS = 10_000;

  private final Relay relay;
  private final FaultPlan plan;
  private final Faults messages;
  private final Faults answers;
  private final UndecidedTally undecided;
  private final Set<InetSocketAddress> refusedBy;

  private RunningRelay(
      Relay relay,
      FaultPlan plan,
      Faults messages,
      Faults answers,
      UndecidedTally undecided,
      Set<InetSocketAddress> refusedBy) {
    this.relay = relay;
    this.plan = plan;
    this.messages = messages;
    this.answers = answers;
    this.undecided = undecided;
    this.refusedBy = refusedBy;
  }

  static RunningRelay open(
      RelayOptions options,
      FaultPlan plan,
      Filter chosen,
      EventDecoder decoder,
      NumberedSink sink,
      Marks marks)
      throws NetworkException {
    var undecided = new UndecidedTally();
    Predicate<Datagram> hasFaults =
        datagram -> undecided.isYes(chosen.decide(decoder.subject(datagram)));
    var messages = new Faults(plan, hasFaults);
    var answers = new Faults(plan.withSeed(plan.seed() + 1), hasFaults);
    var policies =
        plan.isNone()
            ? RelayPolicies.NONE
            : new RelayPolicies(Optional.of(messages), Optional.of(answers));
    Set<InetSocketAddress> refusedBy = ConcurrentHashMap.newKeySet();
    var marked = new AtomicInteger();
    var relay =
        Relay.open(
            options,
            sink,
            policies,
            (number, target) -> {
              refusedBy.add(target);
              if (number != NumberedSink.NOT_STORED && marked.get() < MOST_MARKS) {
                marked.incrementAndGet();
                marks.refused(number, refusal(target));
              }
            });
    return new RunningRelay(relay, plan, messages, answers, undecided, refusedBy);
  }

  private static String refusal(InetSocketAddress target) {
    return Marks.REFUSED
        + "%s: nothing listens on port %d.".formatted(target.getHostString(), target.getPort());
  }

  /** Returns the relay itself. */
  public Relay relay() {
    return relay;
  }

  /** Returns its faults. */
  public FaultPlan plan() {
    return plan;
  }

  /** Returns how many messages and answers had faults until now. */
  public FaultCounts faultCounts() {
    return messages.counts().plus(answers.counts());
  }

  /** Returns the messages of which it could not be decided whether they have faults. */
  public Undecided undecided() {
    return undecided.get();
  }

  /** Returns the targets that have refused a message until now. */
  public Set<InetSocketAddress> refusedBy() {
    return Set.copyOf(refusedBy);
  }

  /** Closes the relay as {@link Relay#close} does. */
  void close() {
    relay.close();
  }
}
