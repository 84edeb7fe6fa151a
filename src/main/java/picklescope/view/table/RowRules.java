package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import picklescope.event.Event;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.python.eval.Decision;
import picklescope.python.source.SourceException;
import picklescope.settings.ColorRule;

/** Colouring rules, of which the first that matches a message applies. Thread-safe. */
public final class RowRules {
  /** No row is coloured. */
  public static final RowRules NONE = new RowRules(List.of());

  private record Compiled(Filter filter, ColorRule rule) {}

  private static final int MOST_COUNTED = 10_000;

  private final List<Compiled> rules;
  private final Map<Long, String> undecided = new ConcurrentHashMap<>(); // number, and why

  private RowRules(List<Compiled> rules) {
    this.rules = rules;
  }

  /** Returns the rules that are on and have a valid filter. */
  public static RowRules of(List<ColorRule> rules) {
    var compiled = new ArrayList<Compiled>();
    for (ColorRule rule : rules) {
      if (rule.on() && !rule.filter().isBlank()) {
        try {
          compiled.add(new Compiled(Filter.of(rule.filter()), rule));
        } catch (SourceException e) {
          // the mistake is reported where the rule is written
        }
      }
    }
    return new RowRules(List.copyOf(compiled));
  }

  /** Returns the rule that applies to a message; a rule that cannot decide does not apply. */
  Optional<ColorRule> of(long number, Event event) {
    for (Compiled compiled : rules) {
      Decision decision = compiled.filter().decide(event);
      if (decision.isYes()) {
        return Optional.of(compiled.rule());
      }
      if (decision instanceof Decision.Undecided(String reason)
          && undecided.size() < MOST_COUNTED) {
        undecided.put(number, reason);
      }
    }
    return Optional.empty();
  }

  /** Returns whether no row is coloured. */
  boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Returns the colour of a message, without counting what a rule could not decide. */
  Optional<ColorRule.Color> color(Event event) {
    return rules.stream()
        .filter(compiled -> compiled.filter().decide(event).isYes())
        .map(compiled -> compiled.rule().color())
        .findFirst();
  }

  /** Returns how many messages of those in view a rule could not decide, 10,000 at most. */
  public Undecided undecided() {
    return undecided.values().stream()
        .map(reason -> new Undecided(1, reason))
        .reduce(Undecided.NONE, Undecided::plus);
  }
}
