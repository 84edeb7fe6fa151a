package picklescope.send;

import java.util.Map;
import java.util.Optional;
import picklescope.event.Event;
import picklescope.filter.Field;
import picklescope.filter.Subject;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyValue;
import picklescope.python.eval.Scope;

/**
 * The names that expressions in a message may use: {@code n}, {@code t}, {@code now}, {@code pi},
 * {@code e.}.
 */
final class SendScope implements Scope<SendContext> {
  private static final String EVENT = "e.";
  private static final Map<String, Variable<SendContext>> NAMES =
      Map.ofEntries(
          Map.entry("n", context -> Optional.of(PyInt.of(context.n()))),
          Map.entry("t", context -> Optional.of(new PyFloat(context.t()))),
          Map.entry("now", context -> Optional.of(new PyFloat(context.now()))),
          fixed("pi", Math.PI),
          fixed("tau", Math.TAU),
          fixed("nan", Double.NaN), // as in the text of values
          fixed("inf", Double.POSITIVE_INFINITY),
          fixed("math.pi", Math.PI),
          fixed("math.tau", Math.TAU),
          fixed("math.e", Math.E),
          fixed("math.nan", Double.NaN),
          fixed("math.inf", Double.POSITIVE_INFINITY),
          Map.entry("e", _ -> Optional.empty())); // e.name is looked up as one name

  private static Map.Entry<String, Variable<SendContext>> fixed(String name, double value) {
    Optional<PyValue> constant = Optional.of(new PyFloat(value));
    return Map.entry(name, _ -> constant);
  }

  @Override
  public Optional<Variable<SendContext>> variable(String name) {
    if (name.startsWith(EVENT)) {
      String attribute = name.substring(EVENT.length());
      return Optional.of(context -> context.event().flatMap(event -> of(event, attribute)));
    }
    return Optional.ofNullable(NAMES.get(name));
  }

  private static Optional<PyValue> of(Event event, String name) {
    Optional<Field> field = Field.named(name);
    if (field.isPresent()) {
      return field.get().value(Subject.of(event));
    }
    return event.keywords().flatMap(keywords -> keywords.get(name));
  }
}
