package picklescope.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picklescope.event.SourceNames;
import picklescope.filter.EventExpression;
import picklescope.filter.Subject;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.text.Printable;

/**
 * The names by which the objects of a track are told apart: the values of an expression, or the
 * senders, with their addresses where several have the same name, and with the computer of a lab
 * that published their messages. For one thread.
 */
final class ObjectNames {
  private static final int LONGEST = 40; // characters
  private static final int MOST = 10_000;

  private final Optional<EventExpression> by;
  private final Map<String, String> places = new HashMap<>(); // by the names of senders

  /**
   * @param by the expression; empty for the senders
   */
  ObjectNames(Optional<EventExpression> by) {
    this.by = by;
  }

  /** Returns the name of the object of an event. */
  String of(Subject subject) {
    return by.map(expression -> expression.value(subject).map(ObjectNames::text).orElse(""))
        .orElseGet(() -> sender(subject));
  }

  private String sender(Subject subject) {
    String name = shown(subject.sender());
    String address = subject.header().remote().getAddress().getHostAddress();
    String host = SourceNames.host(subject.header().source());
    String place = host.isEmpty() ? address : SourceNames.onHost(address, host);
    boolean first =
        places.size() < MOST
            ? places.computeIfAbsent(name, _ -> place).equals(place)
            : place.equals(places.get(name));
    if (first) {
      return name;
    }
    return name.equals(address) ? place : name + " " + place;
  }

  private static String text(PyValue value) {
    return PyValues.text(value).map(ObjectNames::shown).orElseGet(() -> repr(value));
  }

  private static String shown(String text) {
    boolean plain = text.length() <= LONGEST && text.codePoints().allMatch(Printable::is);
    return plain ? text : repr(PyValues.of(text));
  }

  private static String repr(PyValue value) {
    return Repr.line(LONGEST).of(value);
  }
}
