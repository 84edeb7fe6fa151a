package picklescope.python;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The text of an object: pieces of text with values between them.
 *
 * @param pieces the pieces in order
 * @param cyclic the text for an occurrence of the object within itself
 */
public record Form(List<Piece> pieces, Supplier<String> cyclic) {
  /** A piece of an object's text. */
  public sealed interface Piece {}

  /** Literal text. */
  public record Text(String text) implements Piece {}

  /** Literal text in rows and columns, which is compact where it is displayed on one line. */
  public record Columns(String text) implements Piece {}

  /** The text of a value. */
  public record Part(PyValue value) implements Piece {}

  /** The texts of values, separated by commas. */
  public record Items(List<PyValue> items) implements Piece {}

  /** The texts of keys and values, separated by commas. */
  public record Entries(List<PyDict.Entry> entries) implements Piece {}

  /** Returns a form that is only text. */
  public static Form text(String text) {
    return new Form(List.of(new Text(text)), () -> "...");
  }

  /** Returns a form that is only text in rows and columns. */
  public static Form columns(String text) {
    return new Form(List.of(new Columns(text)), () -> "...");
  }

  /**
   * Returns a form of pieces.
   *
   * @param parts strings, which are literal text, values and other pieces, in order
   */
  public static Form of(Object... parts) {
    return new Form(pieces(parts), () -> "...");
  }

  /** Returns a copy with another text for an occurrence of the object within itself. */
  public Form cyclic(String text) {
    return new Form(pieces, () -> text);
  }

  /** Returns a copy with a text that is computed when it is needed. */
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
