package picklescope.send;

import java.util.Map;
import java.util.Optional;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.filter.Field;
import picklescope.filter.Subject;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyValue;
import picklescope.python.Scope;

/** The names in a message that moves: {@code n}, {@code t}, {@code now}, {@code pi}, {@code e.}. */
final class MomentScope implements Scope<Moment> {
  private static final String EVENT = "e.";
  private static final Map<String, Variable<Moment>> NAMES =
      Map.of(
          "n",
          moment -> Optional.of(PyInt.of(moment.n())),
          "t",
          moment -> Optional.of(new PyFloat(moment.t())),
          "now",
          moment -> Optional.of(new PyFloat(moment.now())),
          "pi",
          fixed(Math.PI),
          "tau",
          fixed(Math.TAU),
          "math.pi",
          fixed(Math.PI),
          "math.tau",
          fixed(Math.TAU),
          "e",
          _ -> Optional.empty()); // what follows its dot is asked for by itself

  private static Variable<Moment> fixed(double value) {
    Optional<PyValue> constant = Optional.of(new PyFloat(value));
    return _ -> constant;
  }

  @Override
  public Optional<Variable<Moment>> variable(String name) {
    if (name.startsWith(EVENT)) {
      String asked = name.substring(EVENT.length());
      return Optional.of(moment -> moment.event().flatMap(event -> of(event, asked)));
    }
    return Optional.ofNullable(NAMES.get(name));
  }

  private static Optional<PyValue> of(Event event, String name) {
    Optional<Field> field = Field.named(name);
    if (field.isPresent()) {
      return field.get().value(Subject.of(event));
    }
    return event instanceof NetworkEvent call ? call.attributes().get(name) : Optional.empty();
  }
}
