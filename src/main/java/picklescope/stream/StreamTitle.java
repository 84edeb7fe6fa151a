package picklescope.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.text.VisibleText;

/** The text of a stream for the user. */
final class StreamTitle {
  private static final int MOST_POSITIONAL = 4;
  private static final int LONGEST = 120; // characters

  private StreamTitle() {}

  static String of(StreamKey.Sent key) {
    StreamShape shape = key.shape();
    if (shape.format().equals(StreamShape.RAW)) {
      return StreamShape.RAW;
    }
    var parts = new ArrayList<>(positional(shape, valueAt("data[0]", key.verb())));
    for (String name : shape.keywords()) {
      parts.add(name + valueAt(name, key.verb()).map(value -> "=" + value).orElse(""));
    }
    if (shape.manyKeywords()) {
      parts.add("many keywords");
    }
    String before = shape.format().equals(StreamShape.CALL) ? "" : shape.format() + " ";
    String text = VisibleText.line(before + "(" + String.join(", ", parts) + ")");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static Optional<String> valueAt(String path, Optional<StreamVerb> verb) {
    return verb.filter(there -> there.path().equals(path)).flatMap(StreamVerb::value);
  }

  private static List<String> positional(StreamShape shape, Optional<String> first) {
    var parts = new ArrayList<String>();
    int shown = Math.min(shape.positional(), MOST_POSITIONAL);
    for (int i = 0; i < shown; i++) {
      parts.add(i == 0 ? first.orElse("_") : "_");
    }
    if (shape.positional() > shown) {
      parts.add("… " + shape.positional() + " arguments");
    }
    return parts;
  }
}
