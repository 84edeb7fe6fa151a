package picklescope.view.envelope;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import picklescope.event.CustomEnvelope;
import picklescope.event.Envelope;
import picklescope.python.source.SourceException;

/**
 * The fields in which an envelope is written.
 *
 * @param kind one of {@link #KINDS}
 * @param skip how many bytes the kind {@code skip} skips
 * @param expressions the texts of the custom envelope's expressions by their names; a missing one
 *     is empty
 */
public record EnvelopeDraft(String kind, String skip, Map<String, String> expressions) {
  /** The kinds of envelopes, as an envelope's text begins. */
  public static final List<String> KINDS = List.of("auto", "call", "bare", "skip", "custom");

  /** The result of reading the fields. */
  public sealed interface Result {
    /** The fields are valid. */
    record Valid(Envelope envelope) implements Result {}

    /**
     * There is a mistake.
     *
     * @param message with the position, for the user
     * @param field the name of the expression with the mistake; empty if it is in none
     */
    record Invalid(String message, Optional<String> field) implements Result {}
  }

  /** Copies the expressions. */
  public EnvelopeDraft {
    expressions = Map.copyOf(expressions);
  }

  /**
   * Returns the fields of an envelope.
   *
   * @param skip the text for an envelope that skips nothing
   */
  public static EnvelopeDraft of(Envelope envelope, String skip) {
    String text = envelope.text();
    var expressions = new TreeMap<String, String>();
    if (envelope instanceof CustomEnvelope custom) {
      CustomEnvelope.EXPRESSIONS.forEach(name -> expressions.put(name, custom.expression(name)));
    }
    return new EnvelopeDraft(
        KINDS.stream().filter(text::startsWith).findFirst().orElse("auto"),
        envelope instanceof Envelope.Skip some ? Integer.toString(some.skipped()) : skip,
        expressions);
  }

  /** Returns the text of an expression. */
  public String expression(String name) {
    return expressions.getOrDefault(name, "").strip();
  }

  /** Returns whether the fields of a custom envelope are needed. */
  public boolean isCustom() {
    return kind.equals("custom");
  }

  /** Returns whether the number of skipped bytes is needed. */
  public boolean isSkip() {
    return kind.equals("skip");
  }

  /** Reads the fields. */
  public Result read(EnvelopeUse use) {
    String missing = isCustom() ? use.missing(this::expression) : "";
    if (!missing.isEmpty()) {
      return new Result.Invalid(missing, Optional.empty());
    }
    try {
      return new Result.Valid(Envelope.of(text()));
    } catch (SourceException e) {
      return isCustom()
          ? mistake(e)
          : new Result.Invalid(String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  private String text() {
    return switch (kind) {
      case "skip" -> "skip " + skip.strip();
      case "custom" -> CustomEnvelope.text(this::expression);
      default -> kind;
    };
  }

  /** Finds the expression that contains the mistake in the text of a custom envelope. */
  private Result mistake(SourceException e) {
    for (String name : CustomEnvelope.EXPRESSIONS) {
      UnaryOperator<String> upToIt = one -> isUpTo(one, name) ? expression(one) : "";
      int end = CustomEnvelope.text(upToIt).length();
      int start = end - expression(name).length();
      if (!expression(name).isEmpty() && e.offset() >= start && e.offset() <= end) {
        String message = "%s, at %d: %s".formatted(name, e.offset() - start + 1, e.getMessage());
        return new Result.Invalid(message, Optional.of(name));
      }
    }
    return new Result.Invalid(String.valueOf(e.getMessage()), Optional.empty());
  }

  private static boolean isUpTo(String one, String name) {
    return CustomEnvelope.EXPRESSIONS.indexOf(one) <= CustomEnvelope.EXPRESSIONS.indexOf(name);
  }
}
