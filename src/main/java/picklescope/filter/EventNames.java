package picklescope.filter;

import java.util.Optional;
import picklescope.python.PyStr;
import picklescope.python.eval.Scope;

/** The names in an expression over an event, and what they need. For one expression. */
final class EventNames implements Scope<Subject> {
  /** The name of the event itself. */
  static final String EVENT = "e";

  private boolean needsPayload;
  private boolean needsSender;

  @Override
  public Optional<Variable<Subject>> variable(String name) {
    if (name.startsWith(EVENT + ".")) {
      return variable(name.substring(EVENT.length() + 1));
    }
    if (name.equals(EVENT)) {
      return Optional.of(_ -> Optional.empty()); // e.name is looked up as one name
    }
    if (name.contains(".")) {
      return Optional.empty();
    }
    Optional<Field> field = Field.named(name);
    needsSender |= field.isPresent() && field.get().needsSender();
    needsPayload |= field.isEmpty() || field.get().needsPayload();
    if (field.isPresent()) {
      return Optional.of(field.get()::value);
    }
    var attribute = PyStr.of(name);
    return Optional.of(subject -> subject.attribute(attribute));
  }

  /** Returns whether one of the names that were looked up needs more than the header. */
  boolean needsPayload() {
    return needsPayload;
  }

  /** Returns whether one of the names that were looked up depends on the sender's name. */
  boolean needsSender() {
    return needsSender;
  }
}
