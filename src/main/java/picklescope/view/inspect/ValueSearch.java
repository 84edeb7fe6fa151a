package picklescope.view.inspect;

import java.util.Locale;
import java.util.Optional;
import picklescope.python.Part;
import picklescope.python.Parts;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;

/**
 * Searches for a text in the name or value of lines of the value tree, ignoring case. For one
 * thread.
 */
public final class ValueSearch {
  private static final int SHORT = 400; // characters of a value that is not a str

  private final String wanted;
  private final PartSearch whole = new PartSearch(this::contains);

  /** Creates a search for a text, ignoring case. */
  public ValueSearch(String wanted) {
    this.wanted = wanted.toLowerCase(Locale.ROOT);
  }

  /** Returns whether a line contains the text. */
  public boolean matches(ValueNode node) {
    String text =
        switch (node.content()) {
          case ValueNode.Value of when node.isContainer() && !(of.value() instanceof PyStr) -> "";
          case ValueNode.Value of ->
              PyValues.text(of.value()).orElseGet(() -> Repr.line(SHORT).of(of.value()));
          case ValueNode.Fact fact -> fact.text();
          case ValueNode.Elements elements -> elements.text();
          case ValueNode.Remark remark -> remark.text();
          case ValueNode.Page _, ValueNode.GridPage _, ValueNode.Line _ -> "";
        };
    return contains(node.name() + " = " + text)
        || text.length() == SHORT
            && node.content() instanceof ValueNode.Value of
            && whole.matches(of.value())
        || key(node).filter(whole::matches).isPresent();
  }

  /** Returns the key of an entry, of which the name is only the beginning if it is long. */
  private static Optional<PyValue> key(ValueNode node) {
    if (!(node.content() instanceof ValueNode.Value of) || of.around().isEmpty()) {
      return Optional.empty();
    }
    PyValue around = of.around().get();
    Part part = Parts.of(around).get(of.part());
    return part.role() == Part.Role.ENTRY
        ? Optional.of(Parts.key(around, part.index()))
        : Optional.empty();
  }

  private boolean contains(String text) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
