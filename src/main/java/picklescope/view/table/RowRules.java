package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.event.Event;
import picklescope.filter.Filter;
import picklescope.python.SourceException;
import picklescope.session.ColorRule;

/** Colouring rules ready to be asked, by any thread: the first that chooses a message counts. */
public final class RowRules {
  /** No row is coloured. */
  public static final RowRules NONE = new RowRules(List.of());

  private record Compiled(Filter filter, ColorRule rule) {}

  private final List<Compiled> rules;

  private RowRules(List<Compiled> rules) {
    this.rules = rules;
  }

  /** Those that are on and whose filter is one. */
  public static RowRules of(List<ColorRule> rules) {
    var compiled = new ArrayList<Compiled>();
    for (ColorRule rule : rules) {
      if (rule.on() && !rule.filter().isBlank()) {
        try {
          compiled.add(new Compiled(Filter.of(rule.filter()), rule));
        } catch (SourceException e) {
          // Where rules are written, the mistake is said.
        }
      }
    }
    return new RowRules(List.copyOf(compiled));
  }

  /** The rule for a message, if one chooses it. */
  Optional<ColorRule> of(Event event) {
    for (Compiled compiled : rules) {
      if (compiled.filter().matches(event)) {
        return Optional.of(compiled.rule());
      }
    }
    return Optional.empty();
  }
}
