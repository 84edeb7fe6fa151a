package picklescope.view.inspect;

import java.util.Locale;
import picklescope.python.PyStr;
import picklescope.python.PyValues;
import picklescope.python.Repr;

/** Searches for a text in the name or value of lines of the value tree, ignoring case. */
public final class ValueSearch {
  private static final int MAX_CHARS = 400; // characters of a value that is not a str

  private final String wanted;

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
              PyValues.text(of.value()).orElseGet(() -> Repr.line(MAX_CHARS).of(of.value()));
          case ValueNode.Fact fact -> fact.text();
          case ValueNode.Elements elements -> elements.text();
          case ValueNode.Remark remark -> remark.text();
          case ValueNode.Page _, ValueNode.GridPage _, ValueNode.Line _ -> "";
        };
    return (node.name() + " = " + text).toLowerCase(Locale.ROOT).contains(wanted);
  }
}
