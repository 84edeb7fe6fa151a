package picklescope.export.xdf;

import picklescope.python.text.VisibleText;

/** A builder of the XML that describes streams. */
final class XdfXml {
  private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\"?>\n");

  XdfXml open(String name) {
    out.append('<').append(name).append('>');
    return this;
  }

  XdfXml close(String name) {
    out.append("</").append(name).append(">\n");
    return this;
  }

  /** Writes an element with a text; characters that XML does not allow are escaped as in Python. */
  XdfXml element(String name, String text) {
    open(name);
    String line = VisibleText.line(text);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '\uFFFE' -> out.append("\\ufffe");
        case '\uFFFF' -> out.append("\\uffff");
        default -> out.append(c);
      }
    }
    return close(name);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
