package picklescope.view.inspect;

import java.util.Locale;
import picklescope.python.PyStr;
import picklescope.python.PyValues;
import picklescope.python.Repr;

/** Whether a line of the value tree has a text in its name or value, in any case of letters. */
public final class ValueSearch {
  private static final int LONGEST = 400; // chars of a value that is no text

  private final String wanted;

  /** Searches for a text, in any case of letters. */
  public ValueSearch(String wanted) {
    this.wanted = wanted.toLowerCase(Locale.ROOT);
  }

  /** Returns whether a line has the text. */
  public boolean says(ValueNode node) {
    String text =
        switch (node.content()) {
          case ValueNode.Of of when node.isContainer() && !(of.value() instanceof PyStr) -> "";
          case ValueNode.Of of ->
              PyValues.text(of.value()).orElseGet(() -> Repr.line(LONGEST).of(of.value()));
          case ValueNode.Fact fact -> fact.text();
          case ValueNode.Elements elements -> elements.text();
          case ValueNode.Page _, ValueNode.GridPage _, ValueNode.Line _ -> "";
        };
    return (node.name() + " = " + text).toLowerCase(Locale.ROOT).contains(wanted);
  }
}
