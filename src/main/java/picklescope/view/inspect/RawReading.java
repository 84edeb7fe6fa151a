package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picklescope.guess.RawGuess;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;
import picklescope.python.struct.Struct;
import picklescope.python.struct.StructException;
import picklescope.python.text.Counted;
import picklescope.python.text.VisibleText;
import picklescope.send.TextEncoding;

/** An interpretation of raw bytes, which the user chooses from a list. */
public sealed interface RawReading {
  /** Text in an encoding. */
  record Text(TextEncoding encoding) implements RawReading {
    @Override
    public String toString() {
      return "text, " + encoding.title();
    }
  }

  /** A format of Python's struct that the user enters. */
  record Format() implements RawReading {
    @Override
    public String toString() {
      return "struct format";
    }
  }

  /** A guess, which is labelled as such. */
  record Guess(RawGuess guess) implements RawReading {
    @Override
    public String toString() {
      return "guess: " + guess.title();
    }
  }

  /**
   * The result of reading bytes.
   *
   * @param lines the text
   * @param why a remark: the reason for a guess, or which bytes were not read
   * @param mistake whether the remark is an error in the format
   */
  record Result(List<String> lines, String why, boolean mistake) {}

  /** Returns the interpretations that are always possible, followed by the guesses. */
  static List<RawReading> offered(List<RawGuess> guesses) {
    return Stream.of(
            Arrays.stream(TextEncoding.values()).<RawReading>map(Text::new),
            Stream.of(new Format()),
            guesses.stream().map(Guess::new))
        .<RawReading>flatMap(some -> some)
        .toList();
  }

  /**
   * Reads bytes.
   *
   * @param format the format for {@link Format}
   */
  default Result read(byte[] bytes, String format) {
    return switch (this) {
      case Text(TextEncoding encoding) -> {
        var decoded = encoding.text(bytes);
        String why =
            decoded.wrong() == 0
                ? "%s %s".formatted(all(bytes.length, " is", " are"), encoding.title())
                : "%,d of %s not %s, shown as \uFFFD"
                    .formatted(
                        decoded.wrong(),
                        Counted.of(bytes.length, "byte is", "bytes are"),
                        encoding.title());
        yield new Result(visible(decoded.text().lines()), why, false);
      }
      case Guess(RawGuess guess) ->
          new Result(visible(guess.lines().stream()), "a guess, because " + guess.why(), false);
      case Format() -> struct(bytes, format);
    };
  }

  private static String all(int bytes, String one, String several) {
    return bytes == 1 ? "the only byte" + one : "all %,d bytes%s".formatted(bytes, several);
  }

  private static Result struct(byte[] bytes, String format) {
    try {
      var struct = Struct.of(format);
      List<PyValue> values = struct.unpack(bytes, 0);
      int more = bytes.length - struct.size();
      String why =
          more == 0
              ? all(bytes.length, "", "")
              : "the first %s; %s"
                  .formatted(
                      struct.size() == 1 ? "byte" : "%,d bytes".formatted(struct.size()),
                      Counted.of(more, "more follows", "more follow"));
      var lines = new ArrayList<String>();
      for (int i = 0; i < values.size(); i++) {
        lines.add(
            "[%d] %s  bytes %d to %d"
                .formatted(
                    i,
                    Repr.line(200).of(values.get(i)),
                    struct.offset(i),
                    struct.offset(i) + struct.size(i) - 1));
      }
      return new Result(lines, why, false);
    } catch (SourceException e) {
      return new Result(List.of(), "at %d: %s".formatted(e.offset() + 1, e.getMessage()), true);
    } catch (StructException e) {
      return new Result(List.of(), e.getMessage(), true);
    }
  }

  /**
   * Replaces control characters: received bytes must not reverse the displayed text or run commands
   * where it is pasted.
   */
  private static List<String> visible(Stream<String> lines) {
    return lines.map(VisibleText::line).toList();
  }
}
