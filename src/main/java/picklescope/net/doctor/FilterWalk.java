package picklescope.net.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what the chains of a packet filter do with a datagram that arrives for a port: the rules in
 * their order, into the chains to which they lead. Rules that concern only some datagrams, such as
 * those of a network, are collected, for which of them are sent is not known. Not thread-safe.
 */
final class FilterWalk {
  /** What becomes of datagrams. */
  enum Outcome {
    /** All of them are let in. */
    LET_IN,

    /** Some are dropped, by {@link Fate#rules}. */
    SOME_DROPPED,

    /** Only some are let in, by {@link Fate#rules}. */
    SOME_LET_IN,

    /** All of them are dropped. */
    DROPPED
  }

  /**
   * What becomes of datagrams.
   *
   * @param outcome what becomes of them
   * @param chain the chain that decides it; empty if all are let in
   * @param rules the rules that decide it, as the system lists them
   */
  record Fate(Outcome outcome, Optional<FilterChain> chain, List<String> rules) {}

  private static final int DEEPEST = 16; // as many as Linux allows
  private static final int MOST_RULES = 100_000;
  private static final String TOO_MANY = "there are more rules than are judged";

  private final Map<String, FilterChain> byName = new HashMap<>();
  private final List<FilterChain> chains;
  private final List<String> letIn = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private int looked;

  FilterWalk(List<FilterChain> chains) {
    this.chains = chains;
    chains.forEach(chain -> byName.put(chain.table() + "\n" + chain.name(), chain));
  }

  /** Returns what becomes of datagrams, in the chain that is the worst for them. */
  Fate fate() {
    var worst = new Fate(Outcome.LET_IN, Optional.empty(), List.of());
    for (var chain : chains) {
      if (chain.receives()) {
        var here = fate(chain);
        worst = here.outcome().compareTo(worst.outcome()) > 0 ? here : worst;
      }
    }
    return worst;
  }

  private Fate fate(FilterChain chain) {
    letIn.clear();
    dropped.clear();
    var end = walk(chain, FilterRule.Match.YES, 0);
    boolean drops =
        switch (end.action()) {
          case DROP -> true;
          case ACCEPT -> false;
          case RETURN, JUMP, GOTO, NONE -> chain.drops();
        };
    (chain.drops() ? dropped : letIn).addAll(end.leaving()); // they get the chain's policy
    if (drops) {
      String deciding = end.action() == FilterRule.Action.DROP ? end.text() : "policy drop";
      return letIn.isEmpty()
          ? new Fate(Outcome.DROPPED, Optional.of(chain), List.of(deciding))
          : new Fate(Outcome.SOME_LET_IN, Optional.of(chain), List.copyOf(letIn));
    }
    return dropped.isEmpty()
        ? new Fate(Outcome.LET_IN, Optional.empty(), List.of())
        : new Fate(Outcome.SOME_DROPPED, Optional.of(chain), List.copyOf(dropped));
  }

  /**
   * What is done with the datagrams that come to a chain or a rule.
   *
   * @param action what is done with all that do not leave; {@code NONE} if nothing is decided
   * @param text the rule that decides
   * @param leaving the rules by which some leave the chain before, as if it decided nothing
   */
  private record End(FilterRule.Action action, String text, List<String> leaving) {
    static final End NONE = new End(FilterRule.Action.NONE, "", List.of());

    boolean isDecided() {
      return action == FilterRule.Action.ACCEPT || action == FilterRule.Action.DROP;
    }
  }

  /**
   * Follows the rules of a chain.
   *
   * @param which which datagrams come here
   */
  private End walk(FilterChain chain, FilterRule.Match which, int depth) {
    var leaving = new ArrayList<String>();
    for (var rule : chain.rules()) {
      var match = which.and(rule.match());
      if (++looked > MOST_RULES) {
        dropped.add(TOO_MANY);
        return new End(FilterRule.Action.NONE, "", leaving);
      }
      if (match == FilterRule.Match.NO) {
        continue;
      }
      boolean isOfAll = rule.match() == FilterRule.Match.YES; // of all that come to it
      var end = end(chain, rule, match, depth);
      boolean leads = rule.action() == FilterRule.Action.JUMP;
      boolean goesOn = leads && !end.leaving().isEmpty(); // with those that left the other chain
      if (!leads) {
        leaving.addAll(end.leaving());
      }
      if (end.isDecided() && isNoted(rule, match, goesOn)) {
        (end.action() == FilterRule.Action.ACCEPT ? letIn : dropped).add(end.text());
      }
      if (end.action() == FilterRule.Action.NONE) {
        continue;
      }
      if (isOfAll && !goesOn) {
        return new End(end.action(), end.text(), leaving);
      }
      if (!end.isDecided()) {
        leaving.add(rule.text());
      }
    }
    return new End(FilterRule.Action.NONE, "", leaving);
  }

  /** Returns whether a rule is the one that decides for some, and for some only. */
  private static boolean isNoted(FilterRule rule, FilterRule.Match match, boolean goesOn) {
    return switch (rule.action()) {
      case ACCEPT, DROP -> match == FilterRule.Match.SOME;
      case JUMP -> match == FilterRule.Match.YES && goesOn; // else a rule there was noted
      case RETURN, GOTO, NONE -> false;
    };
  }

  private End end(FilterChain chain, FilterRule rule, FilterRule.Match match, int depth) {
    return switch (rule.action()) {
      case ACCEPT, DROP, RETURN, NONE -> new End(rule.action(), rule.text(), List.of());
      case JUMP, GOTO -> {
        var target = byName.get(chain.table() + "\n" + rule.target());
        if (target == null || depth >= DEEPEST) {
          yield End.NONE;
        }
        var there = walk(target, match, depth + 1);
        yield there.isDecided()
            ? there
            : rule.action() == FilterRule.Action.GOTO
                ? new End(FilterRule.Action.RETURN, "", List.of())
                : End.NONE;
      }
    };
  }
}
