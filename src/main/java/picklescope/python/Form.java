package picklescope.python;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * How an object is written: pieces of text with values between them.
 *
 * @param pieces the pieces in order
 * @param cyclic what stands for the object inside of itself
 */
public record Form(List<Piece> pieces, Supplier<String> cyclic) {
  /** A piece of an object's text. */
  public sealed interface Piece {}

  /** Text as it is. */
  public record Text(String text) implements Piece {}

  /** A value's text. */
  public record Part(PyValue value) implements Piece {}

  /** The texts of values, with commas between them. */
  public record Items(List<PyValue> items) implements Piece {}

  /** The texts of keys and values, with commas between them. */
  public record Entries(List<PyDict.Entry> entries) implements Piece {}

  /** Nothing but text. */
  public static Form text(String text) {
    return new Form(List.of(new Text(text)), () -> "...");
  }

  /**
   * Pieces in order.
   *
   * @param parts strings, which are text, values and other pieces
   */
  public static Form of(Object... parts) {
    return new Form(pieces(parts), () -> "...");
  }

  /** The same, with another text for the object inside of itself. */
  public Form cyclic(String text) {
    return new Form(pieces, () -> text);
  }

  /** The same, with a text that is made when it is needed. */
  public Form cyclic(Supplier<String> text) {
    return new Form(pieces, text);
  }

  private static List<Piece> pieces(Object... parts) {
    var pieces = new ArrayList<Piece>(parts.length);
    for (Object part : parts) {
      pieces.add(
          switch (part) {
            case String text -> new Text(text);
            case PyValue value -> new Part(value);
            case Piece piece -> piece;
            default -> throw new IllegalArgumentException("no piece: " + part);
          });
    }
    return pieces;
  }
}
