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

  private final Map<String, FilterChain> byName = new HashMap<>();
  private final List<FilterChain> chains;
  private final List<String> letIn = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private String deciding = "";
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
    deciding = "policy drop";
    var action = walk(chain, FilterRule.Match.YES, 0);
    boolean drops =
        switch (action) {
          case DROP -> true;
          case ACCEPT -> false;
          case RETURN, JUMP, GOTO, NONE -> chain.drops();
        };
    if (drops) {
      return letIn.isEmpty()
          ? new Fate(Outcome.DROPPED, Optional.of(chain), List.of(deciding))
          : new Fate(Outcome.SOME_LET_IN, Optional.of(chain), List.copyOf(letIn));
    }
    return dropped.isEmpty()
        ? new Fate(Outcome.LET_IN, Optional.empty(), List.of())
        : new Fate(Outcome.SOME_DROPPED, Optional.of(chain), List.copyOf(dropped));
  }

  /**
   * Follows the rules of a chain.
   *
   * @param which which datagrams come here
   * @return what the chain does with all that come here; {@code NONE} if it decides nothing
   */
  private FilterRule.Action walk(FilterChain chain, FilterRule.Match which, int depth) {
    for (var rule : chain.rules()) {
      var match = which.and(rule.match());
      if (++looked > MOST_RULES || match == FilterRule.Match.NO) {
        continue;
      }
      var does = does(chain, rule, match, depth);
      if (does == FilterRule.Action.NONE) {
        continue;
      }
      if (match == FilterRule.Match.YES || rule.match() == FilterRule.Match.YES) {
        note(rule, match, does);
        return does;
      }
      note(rule, match, does);
    }
    return FilterRule.Action.NONE;
  }

  private FilterRule.Action does(
      FilterChain chain, FilterRule rule, FilterRule.Match match, int depth) {
    return switch (rule.action()) {
      case ACCEPT, DROP, RETURN, NONE -> rule.action();
      case JUMP, GOTO -> {
        var target = byName.get(chain.table() + "\n" + rule.target());
        if (target == null || depth >= DEEPEST) {
          yield FilterRule.Action.NONE;
        }
        var there = walk(target, match, depth + 1);
        boolean undecided = there == FilterRule.Action.NONE || there == FilterRule.Action.RETURN;
        yield undecided
            ? rule.action() == FilterRule.Action.GOTO
                ? FilterRule.Action.RETURN
                : FilterRule.Action.NONE
            : there;
      }
    };
  }

  /** Collects a rule that decides, unless it is one that only leads to those that do. */
  private void note(FilterRule rule, FilterRule.Match match, FilterRule.Action does) {
    boolean decides = rule.action() == does;
    if (match == FilterRule.Match.SOME && decides) {
      switch (does) {
        case ACCEPT -> letIn.add(rule.text());
        case DROP -> dropped.add(rule.text());
        case RETURN, JUMP, GOTO, NONE -> {}
      }
    } else if (decides && does == FilterRule.Action.DROP) {
      deciding = rule.text();
    }
  }
}
