package picklescope.format;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** What holds for each format and any payload. Each throws an AssertionError if it does not. */
public final class FormatChecks {
  private FormatChecks() {}

  /** Checks that a payload is read and traced alike, and written as it was read. */
  public static void check(PayloadFormat format, byte[] payload) {
    Content content = format.read(payload);
    checkTrace(format, payload, content);
    if (content.isWhole()) {
      checkWritten(format, content);
    } else {
      require(content.problem().contains(" breaks off at byte "), content.problem());
      int at =
          Integer.parseInt(content.problem().split(" byte ")[1].split(":")[0].replace(",", ""));
      require(at <= payload.length, "breaks off behind the end");
    }
  }

  private static void checkTrace(PayloadFormat format, byte[] payload, Content content) {
    TracedContent traced = format.trace(payload);
    require(text(content).equals(text(traced.content())), "another content if traced");
    var whole = ContentSpan.of(0, payload.length);
    check(traced.data(), content.data().items(), whole);
    List<PyValue> named = content.attributes().asMap().values().stream().toList();
    check(traced.attributes(), named, whole);
  }

  /** A value, its place, and the place in which that lies. */
  private record Placed(ContentSpan span, List<PyValue> parts, ContentSpan around) {}

  /** Checks that the places of parts are as many as they are, and inside the place of the whole. */
  private static void check(ContentSpan span, List<PyValue> values, ContentSpan around) {
    require(span.start() <= span.end(), "a place that ends before it begins");
    require(span.start() >= around.start() && span.end() <= around.end(), "a place outside");
    var open = new ArrayDeque<>(List.of(new Placed(span, values, around)));
    while (!open.isEmpty()) {
      Placed one = open.pop();
      boolean hasBytes = one.span().end() > one.span().start();
      ContentSpan inside = hasBytes ? one.span() : one.around();
      require(one.span().parts().size() == one.parts().size(), "values without a place");
      for (int i = 0; i < one.parts().size(); i++) {
        ContentSpan part = one.span().parts().get(i);
        require(part.start() >= 0 && part.end() <= inside.end(), "a part outside");
        if (!part.parts().isEmpty()) {
          open.push(new Placed(part, parts(one.parts().get(i)), inside));
        }
      }
    }
  }

  private static List<PyValue> parts(PyValue value) {
    return switch (value) {
      case PyList list -> list.items();
      case PyTuple tuple -> tuple.items();
      case PyDict dict -> dict.entries().stream().map(PyDict.Entry::value).toList();
      default -> List.of();
    };
  }

  /** What is written once is written again alike; floats of OSC have fewer bits then. */
  private static void checkWritten(PayloadFormat format, Content content) {
    byte[] written;
    try {
      written = format.write(new Call(content.data(), content.attributes()));
    } catch (FormatException e) {
      require(!e.getMessage().isBlank(), "an error without words");
      return;
    }
    Content again = format.read(written);
    require(again.isWhole(), again.problem());
    if (!(format.name().equals("osc"))) {
      require(text(content).equals(text(again)), "another content if written");
    }
    try {
      byte[] twice = format.write(new Call(again.data(), again.attributes()));
      require(Arrays.equals(written, twice), "written in another way");
    } catch (FormatException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the arguments as text, which is the same for equal ones. */
  public static String text(Content content) {
    return new Repr().of(PyTuple.of(content.data(), content.attributes())) + content.problem();
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
