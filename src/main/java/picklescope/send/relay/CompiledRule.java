package picklescope.send.relay;

import java.util.Optional;
import picklescope.filter.Filter;
import picklescope.filter.Subject;
import picklescope.python.eval.Decision;
import picklescope.python.source.SourceException;

/**
 * A rule that is ready to be applied.
 *
 * @param number its place among the rules, from 1
 * @param replacement the message that it passes on instead, if it does
 */
record CompiledRule(int number, RelayRule rule, Filter when, Optional<Replacement> replacement) {
  static CompiledRule of(int number, RelayRule rule) throws SourceException {
    Optional<Replacement> replacement =
        rule.action() instanceof RelayRule.Replace replace
            ? Optional.of(Replacement.of(replace.message().strip()))
            : Optional.empty();
    return new CompiledRule(number, rule, Filter.of(rule.when()), replacement);
  }

  Decision decide(Subject subject) {
    return when.decide(subject);
  }

  /** Returns {@code dropped by rule 1}. */
  String done(String what) {
    return "%s by rule %s".formatted(what, number);
  }
}
