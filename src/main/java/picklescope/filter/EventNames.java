package picklescope.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyStr;
import picklescope.python.eval.Scope;

/** The names in an expression over an event, and what they need. For one expression. */
final class EventNames implements Scope<Subject> {
  /** The name of the event itself. */
  static final String EVENT = "e";

  private final List<PyStr> keywords = new ArrayList<>();
  private boolean needsPayload;
  private boolean needsWhole;
  private boolean needsSender;
  private boolean needsPeriod;

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
    needsPeriod |= field.filter(one -> one == Field.TIME || one == Field.NUMBER).isPresent();
    needsPayload |= field.isEmpty() || field.get().needsPayload();
    needsWhole |= field.isPresent() && field.get().needsPayload() && field.get() != Field.DATA;
    if (field.isPresent()) {
      return Optional.of(
          field.get() == Field.TEXT
              ? subject -> FieldValues.searched(subject.event())
              : field.get()::value);
    }
    var attribute = PyStr.of(name);
    keywords.add(attribute);
    return Optional.of(subject -> subject.attribute(attribute));
  }

  /** Returns what the names that were looked up need. */
  Needs needs() {
    return new Needs(
        needsPayload,
        needsSender,
        needsPeriod,
        needsPayload && !needsWhole
            ? Optional.of(keywords.stream().distinct().toList())
            : Optional.empty());
  }
}
