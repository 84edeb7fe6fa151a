package picklescope.send.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import picklescope.event.Datagram;
import picklescope.filter.Subject;
import picklescope.net.RelayPolicy;
import picklescope.pickle.PickleException;
import picklescope.python.eval.Decision.Undecided;
import picklescope.python.source.SourceException;
import picklescope.thread.Failures;

/**
 * What a relay does to its messages and answers: first the rules, of which the first that chooses a
 * message decides, then the faults. Messages and answers have faults independently of each other.
 *
 * <p>A message for which a rule cannot be decided, or for which its message cannot be made, is
 * passed on unchanged and counted. A delayed or held message may be overtaken; all others keep
 * their order, unless faults change it.
 *
 * <p>One thread decides; the other methods are thread-safe.
 */
public final class RelayLine implements RelayPolicy {
  private final RuleReading reading;
  private final RuleNotes notes;
  private final FaultPlan plan;
  private final Faults messages;
  private final Faults answers;
  private final RuleTally tally = new RuleTally();
  private final HeldMessages held;
  private volatile List<CompiledRule> rules = List.of();

  /**
   * Creates a line without rules.
   *
   * @param hasFaults which messages and answers have faults
   */
  public RelayLine(
      FaultPlan plan, Predicate<Datagram> hasFaults, RuleReading reading, RuleNotes notes) {
    this.plan = plan;
    this.reading = reading;
    this.notes = notes;
    Predicate<Datagram> chosen = datagram -> isChosen(hasFaults, datagram);
    messages = new Faults(plan, chosen);
    answers = new Faults(plan.withSeed(plan.seed() + 1), chosen);
    held = new HeldMessages(tally, notes);
  }

  /** Returns whether a message has faults; not if that cannot be decided because of a defect. */
  private static boolean isChosen(Predicate<Datagram> hasFaults, Datagram datagram) {
    try {
      return hasFaults.test(datagram);
    } catch (RuntimeException | Error e) {
      Failures.report(e);
      return false;
    }
  }

  /**
   * Sets the rules, for the messages that arrive from now on.
   *
   * @throws SourceException with the position of a mistake in a filter or a message
   */
  public void setRules(List<RelayRule> newRules) throws SourceException {
    var compiled = new ArrayList<CompiledRule>();
    for (var rule : newRules) {
      compiled.add(CompiledRule.of(compiled.size() + 1, rule));
    }
    rules = List.copyOf(compiled);
  }

  /** Returns the rules, in order. */
  public List<RelayRule> rules() {
    return rules.stream().map(CompiledRule::rule).toList();
  }

  /** Returns the messages that are held. */
  public HeldMessages held() {
    return held;
  }

  /** Returns the faults. */
  public FaultPlan plan() {
    return plan;
  }

  /** Returns how many messages and answers had faults until now. */
  public FaultCounts faultCounts() {
    return messages.counts().plus(answers.counts());
  }

  /** Returns what the rules have done until now. */
  public RuleCounts ruleCounts() {
    return tally.counts();
  }

  /**
   * Returns why a message was last passed on unchanged although a rule chose it or could not be
   * decided, for the user; empty if there was none.
   */
  public String problem() {
    return tally.problem();
  }

  @Override
  public boolean isIdle() {
    return rules.isEmpty() && plan.isNone();
  }

  @Override
  public Decision decide(Passage passage, long nowNanos) {
    var now = rules;
    if (now.isEmpty()) {
      return passedOn(passage, Optional.empty(), 0, nowNanos);
    }
    int number = 1; // of the rule that is being applied
    try {
      var subject = reading.subject().apply(passage.datagram());
      for (var rule : now) {
        number = rule.number();
        var decision = rule.decide(subject);
        if (decision instanceof Undecided(String reason)) {
          tally.failed(rule.number(), "it could not be decided: " + reason);
          break;
        }
        if (decision.isYes()) {
          return apply(rule, subject, passage, nowNanos);
        }
      }
    } catch (RuntimeException | Error e) {
      Failures.report(e);
      tally.failed(number, e.toString());
    }
    return passedOn(passage, Optional.empty(), 0, nowNanos);
  }

  private Decision apply(CompiledRule rule, Subject subject, Passage passage, long nowNanos) {
    long number = passage.datagram().number();
    return switch (rule.rule().action()) {
      case RelayRule.Drop _ -> {
        tally.add(RuleCounts.ofDropped());
        notes.noteStored(number, rule.done("dropped"));
        yield new PassOn(List.of());
      }
      case RelayRule.Replace _ ->
          passedOn(passage, change(rule, subject, passage.datagram(), nowNanos), 0, nowNanos);
      case RelayRule.Delay delay -> {
        tally.add(RuleCounts.ofDelayed());
        yield passedOn(passage, Optional.empty(), delay.time().toNanos(), nowNanos);
      }
      case RelayRule.Hold hold -> {
        tally.add(RuleCounts.ofHeld());
        notes.noteStored(number, rule.done("held"));
        held.hold(passage, rule.number(), hold.time(), nowNanos);
        yield new Keep();
      }
    };
  }

  private Optional<Change> change(
      CompiledRule rule, Subject subject, Datagram datagram, long nowNanos) {
    try {
      byte[] payload =
          rule.replacement()
              .orElseThrow()
              .payload(subject.event(), reading.envelope().apply(datagram), nowNanos);
      tally.add(RuleCounts.ofChanged());
      var change = new Change(payload, rule.done("changed"));
      notes.noteStored(datagram.number(), change.why());
      return Optional.of(change);
    } catch (SourceException | PickleException e) {
      tally.failed(rule.number(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
      return Optional.empty();
    }
  }

  /**
   * Returns when a message is passed on, with its faults.
   *
   * @param laterNanos how much later than its faults decide
   */
  private PassOn passedOn(
      Passage passage, Optional<Change> change, long laterNanos, long nowNanos) {
    if (plan.isNone()) {
      return new PassOn(List.of(new Delivery(nowNanos + laterNanos, change)));
    }
    var faults =
        switch (passage.way()) {
          case TO_TARGETS -> messages;
          case TO_SENDER -> answers;
        };
    var arrived = passage.datagram();
    var datagram = change.map(changed -> withPayload(arrived, changed.payload())).orElse(arrived);
    return new PassOn(
        faults.decide(datagram, nowNanos).stream()
            .map(delivery -> new Delivery(delivery.atNanos() + laterNanos, change))
            .toList());
  }

  private static Datagram withPayload(Datagram arrived, byte[] payload) {
    return new Datagram(
        arrived.number(),
        arrived.timeNanos(),
        arrived.direction(),
        arrived.remote(),
        arrived.local(),
        payload);
  }

  @Override
  public List<Released> released(long nowNanos) {
    return decided(held.released(nowNanos), nowNanos);
  }

  @Override
  public List<Released> releasedAtEnd(long nowNanos) {
    return decided(held.releasedAtEnd(), nowNanos);
  }

  private List<Released> decided(List<HeldMessages.Going> going, long nowNanos) {
    return going.stream()
        .map(one -> new Released(one.passage(), passedOn(one.passage(), one.change(), 0, nowNanos)))
        .toList();
  }

  @Override
  public long untilReleased(long nowNanos, long most) {
    return held.untilNext(nowNanos, most);
  }
}
