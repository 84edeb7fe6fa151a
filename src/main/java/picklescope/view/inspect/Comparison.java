package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.PyBytes;
import picklescope.python.PyValue;
import picklescope.python.diff.Difference;
import picklescope.python.diff.Differences;
import picklescope.python.text.Counted;
import picklescope.view.text.PythonColors;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/** The differences between two datagrams, as lines of text. For any thread. */
public final class Comparison {
  private Comparison() {}

  /** Returns the lines, the first of which contains the number of differences. */
  public static List<StyledText> lines(DetailReader reader, long first, long second) {
    try {
      return lines(reader.event(first), reader.event(second));
    } catch (NoSuchElementException e) {
      return List.of(StyledText.of("One of the messages is no longer available.", TokenKind.NOTE));
    }
  }

  private static List<StyledText> lines(Event first, Event second) {
    var lines = new ArrayList<StyledText>();
    Differences differences = differences(first, second);
    lines.add(
        StyledText.of(
            "#%d and #%d: %s%s"
                .formatted(
                    first.datagram().number(),
                    second.datagram().number(),
                    differences.count() == 0
                        ? "the values are the same"
                        : Counted.of(differences.count(), "difference", "differences"),
                    kinds(first, second)),
            TokenKind.NOTE));
    boolean named = MessageShape.haveSameFormat(first, second);
    differences.list().forEach(one -> lines.add(line(one, path(one.path(), second, named))));
    if (differences.count() > differences.list().size()) {
      lines.add(
          StyledText.of(
              "… and %,d more".formatted(differences.count() - differences.list().size()),
              TokenKind.NOTE));
    }
    differences
        .end()
        .ifPresent(place ->
            lines.add(
                StyledText.of(
                    "Compared up to %s; the rest would take too long."
                        .formatted(path(place, first, named)),
                    TokenKind.TAG)));
    return List.copyOf(lines);
  }

  /** Returns what differs beside the values: {@code send(5)} is not the bare value 5. */
  private static String kinds(Event first, Event second) {
    if (!(first instanceof NetworkEvent one && second instanceof NetworkEvent other)
        || one.bare() == other.bare()) {
      return "";
    }
    return "; #%d is %s, #%d %s"
        .formatted(first.datagram().number(), kind(one), second.datagram().number(), kind(other));
  }

  private static String kind(NetworkEvent event) {
    return event.bare() ? "a bare value" : "a call";
  }

  private static Differences differences(Event first, Event second) {
    return MessageShape.haveSameFormat(first, second)
        ? MessageShape.differences(first, second)
        : Differences.between(value(first), value(second));
  }

  private static PyValue value(Event event) {
    return switch (event) {
      case NetworkEvent call -> call.data();
      case RawNetworkEvent raw -> PyBytes.of(raw.rawData().clone());
    };
  }

  private static StyledText line(Difference one, String at) {
    var line = new StyledText.Piece(0, 8, TokenKind.NOTE);
    String path = "%-8s %s  ".formatted(one.kind(), at);
    var name = new StyledText.Piece(8, path.length(), TokenKind.NAME);
    String before = one.before().orElse("");
    String arrow = one.before().isPresent() && one.after().isPresent() ? "  →  " : "";
    String after = one.after().orElse("");
    StyledText values = PythonColors.of(before + arrow + after);
    var pieces = new ArrayList<StyledText.Piece>(List.of(line, name));
    for (var piece : values.pieces()) {
      pieces.add(
          new StyledText.Piece(
              piece.start() + path.length(), piece.end() + path.length(), piece.kind()));
    }
    return new StyledText(path + values.text(), List.copyOf(pieces));
  }

  /**
   * Returns the path of a difference in the event. {@code [0]} is the data and {@code [1]} the
   * attributes, if both messages have them; those of a raw message are not the callback's.
   *
   * @param named whether both have them
   */
  private static String path(String path, Event of, boolean named) {
    boolean raw = of instanceof RawNetworkEvent;
    if (raw && !named) {
      return path.isEmpty() ? "the whole value" : "e.raw_data" + path;
    }
    if (path.startsWith("[0]")) {
      return (raw ? "data" : "e.data") + path.substring(3);
    }
    if (path.startsWith("[1]['")) {
      int end = path.indexOf("']", 5);
      return end < 0
          ? (raw ? "attributes" : "e") + path.substring(3)
          : (raw ? "" : "e.") + path.substring(5, end) + path.substring(end + 2);
    }
    return path.isEmpty() ? "the whole value" : path;
  }
}
