package picklescope.stream;

import java.util.Optional;

/** What makes a stream different from another one. */
public sealed interface StreamKey {
  /**
   * What one computer sends in one shape to one port.
   *
   * @param verb what the messages ask for; empty if the shape has no such argument, or too many
   *     values of it
   */
  record Sent(StreamSource source, StreamShape shape, Optional<StreamVerb> verb)
      implements StreamKey {
    @Override
    public int hashCode() {
      return (source.hashCode() * SeededHash.FACTOR + shape.hashCode()) * SeededHash.FACTOR
          + verb.hashCode();
    }

    @Override
    public String title() {
      return StreamTitle.of(this);
    }
  }

  /**
   * The messages for which an expression has the same value.
   *
   * @param value its text, {@value #LONGEST} characters at most
   * @param filter the text of a filter that chooses exactly these messages; empty if there is none
   */
  record Grouped(String value, String filter) implements StreamKey {
    /** The most characters of a value; longer ones are cut and may be one stream therefore. */
    public static final int LONGEST = 200;

    @Override
    public int hashCode() {
      return SeededHash.of(value);
    }

    @Override
    public String title() {
      return value;
    }
  }

  /** The messages of all streams beyond the {@linkplain Streams#MOST limit}. */
  record Others() implements StreamKey {
    @Override
    public String title() {
      return "others";
    }
  }

  /**
   * Returns a short text for the user without the source: the arguments, such as {@code
   * (action='start', n)}; one line, without control characters.
   */
  String title();
}
