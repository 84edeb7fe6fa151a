package picklescope.session;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import picklescope.event.NumberedSink;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.net.NetworkException;
import picklescope.net.Relay;
import picklescope.net.RelayListener;
import picklescope.net.RelayOptions;
import picklescope.python.source.SourceException;
import picklescope.send.relay.FaultCounts;
import picklescope.send.relay.FaultPlan;
import picklescope.send.relay.HeldMessages;
import picklescope.send.relay.RelayLine;
import picklescope.send.relay.RelayRule;
import picklescope.send.relay.RuleCounts;
import picklescope.send.relay.RuleReading;

/**
 * A relay that records into the live capture, with its rules and faults. Messages that are refused,
 * dropped, held or changed are marked, at most {@value RelayMarks#MOST} of them. Thread-safe.
 */
public final class RunningRelay {
  private final Relay relay;
  private final RelayLine line;
  private final UndecidedTally undecided;
  private final Map<InetSocketAddress, String> refusals; // by target, with their marks
  private volatile List<Integer> circle = List.of();

  private RunningRelay(
      Relay relay,
      RelayLine line,
      UndecidedTally undecided,
      Map<InetSocketAddress, String> refusals) {
    this.relay = relay;
    this.line = line;
    this.undecided = undecided;
    this.refusals = refusals;
  }

  static RunningRelay open(
      RelayOptions options,
      FaultPlan plan,
      Filter chosen,
      List<RelayRule> rules,
      EventDecoder decoder,
      NumberedSink sink,
      RelayMarks marks)
      throws NetworkException, SourceException {
    var undecided = new UndecidedTally();
    var line =
        new RelayLine(
            plan,
            datagram -> undecided.isYes(chosen.decide(decoder.subject(datagram))),
            new RuleReading(decoder::subject, decoder::envelope),
            marks::add);
    line.setRules(rules);
    var refusals = new ConcurrentHashMap<InetSocketAddress, String>();
    var relay = Relay.open(options, sink, line, marking(marks, refusals));
    line.held().onChange(relay::wake);
    return new RunningRelay(relay, line, undecided, refusals);
  }

  private static RelayListener marking(RelayMarks marks, Map<InetSocketAddress, String> refusals) {
    return new RelayListener() {
      @Override
      public void refused(long number, InetSocketAddress target) {
        marks.add(number, refusals.computeIfAbsent(target, RunningRelay::refusal));
      }

      @Override
      public void changed(long number, long sentNumber, String why) {
        String was = number == NumberedSink.NOT_STORED ? "" : ", was message " + number;
        marks.add(sentNumber, why + was);
      }
    };
  }

  private static String refusal(InetSocketAddress target) {
    return Marks.REFUSED
        + "%s: nothing listens on port %s.".formatted(target.getHostString(), target.getPort());
  }

  /** Returns the relay itself. */
  public Relay relay() {
    return relay;
  }

  /** Returns the rules, in order. */
  public List<RelayRule> rules() {
    return line.rules();
  }

  /**
   * Sets the rules, for the messages that arrive from now on.
   *
   * @throws SourceException with the position of a mistake in a filter or a message
   */
  public void setRules(List<RelayRule> rules) throws SourceException {
    line.setRules(rules);
  }

  /** Returns what the rules have done until now. */
  public RuleCounts ruleCounts() {
    return line.ruleCounts();
  }

  /**
   * Returns why a message was last passed on unchanged although a rule chose it or could not be
   * decided, for the user; empty if there was none.
   */
  public String ruleProblem() {
    return line.problem();
  }

  /** Returns the messages that a rule holds. */
  public HeldMessages held() {
    return line.held();
  }

  /**
   * Returns the oldest messages that a rule holds, decoded; up to a few milliseconds of work each.
   *
   * @param most how many
   */
  public List<HeldMessage> held(int most, EventDecoder decoder) {
    return held().list().stream().limit(most).map(one -> held(one, decoder)).toList();
  }

  private HeldMessage held(HeldMessages.Held one, EventDecoder decoder) {
    var passage = one.passage();
    var to =
        switch (passage.way()) {
          case TO_TARGETS -> relay.options().targets();
          case TO_SENDER -> List.of(passage.sender());
        };
    var datagram = passage.datagram();
    return new HeldMessage(one, decoder.decode(datagram), decoder.envelope(datagram), to, held());
  }

  /** Returns its faults. */
  public FaultPlan plan() {
    return line.plan();
  }

  /** Returns how many messages and answers had faults until now. */
  public FaultCounts faultCounts() {
    return line.faultCounts();
  }

  /** Returns the messages of which it could not be decided whether they have faults. */
  public Undecided undecided() {
    return undecided.get();
  }

  /** Returns the targets that have refused a message until now. */
  public Set<InetSocketAddress> refusedBy() {
    return Set.copyOf(refusals.keySet());
  }

  /**
   * Returns the ports of the relays of this session through which its messages come back to it, in
   * the order of their way, which begins with its own; empty if they do not.
   */
  public List<Integer> circle() {
    return circle;
  }

  void setCircle(List<Integer> ports) {
    circle = ports;
  }

  /** Closes the relay as {@link Relay#close} does. */
  void close() {
    relay.close();
  }
}
