package picklescope.view.envelope;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picklescope.event.CustomEnvelope;
import picklescope.event.Envelope;
import picklescope.event.EnvelopeList;
import picklescope.event.FormatEnvelope;
import picklescope.format.PayloadFormats;
import picklescope.python.source.SourceException;

/**
 * The fields in which an envelope is written.
 *
 * @param kind one of {@link #KINDS}
 * @param texts what is written in the field of each kind that has one; a missing one is empty
 * @param expressions the texts of the custom envelope's expressions by their names; a missing one
 *     is empty
 */
public record EnvelopeDraft(
    String kind, Map<String, String> texts, Map<String, String> expressions) {
  /** The kind of envelopes that are tried in order. */
  static final String SEVERAL = "several";

  private static final String SKIP = "skip";
  private static final String CUSTOM = "custom";

  /** The kinds of envelopes, as an envelope's text begins; several have a kind of their own. */
  public static final List<String> KINDS =
      Stream.of(
              List.of("auto", "pickle", "call", "bare", SKIP),
              PayloadFormats.NAMES,
              List.of(CUSTOM, SEVERAL))
          .flatMap(List::stream)
          .toList();

  /** What a new draft has in the fields. */
  public static final Map<String, String> USUAL_TEXTS = Map.of(SKIP, "4", SEVERAL, "call, json");

  /** The name of the field of a kind, for mistakes. */
  public static final String FIELD = "text";

  private static final Set<String> WITH_FIELD = Set.of(SKIP, SEVERAL, "csv", "struct", "text");

  /** The result of reading the fields. */
  public sealed interface Result {
    /** The fields are valid. */
    record Valid(Envelope envelope) implements Result {}

    /**
     * There is a mistake.
     *
     * @param message with the position, for the user
     * @param field the name of the expression with the mistake, or {@link #FIELD}; empty if it is
     *     in none
     */
    record Invalid(String message, Optional<String> field) implements Result {}
  }

  /** Copies the texts and the expressions. */
  public EnvelopeDraft {
    texts = Map.copyOf(texts);
    expressions = Map.copyOf(expressions);
  }

  /**
   * Returns the fields of an envelope.
   *
   * @param before the texts of the kinds that the envelope does not have
   */
  public static EnvelopeDraft of(Envelope envelope, Map<String, String> before) {
    String kind = kind(envelope);
    var texts = new HashMap<>(before);
    var expressions = new TreeMap<String, String>();
    switch (envelope) {
      case Envelope.Skip some -> texts.put(SKIP, Integer.toString(some.skipped()));
      case FormatEnvelope format -> texts.put(kind, format.text().substring(kind.length()).strip());
      case EnvelopeList list -> texts.put(SEVERAL, list.text());
      case CustomEnvelope custom ->
          CustomEnvelope.EXPRESSIONS.forEach(
              name -> expressions.put(name, custom.expression(name)));
      case Envelope.Auto _, Envelope.Pickle _, Envelope.CallOnly _, Envelope.Bare _ -> {}
    }
    return new EnvelopeDraft(kind, texts, expressions);
  }

  private static String kind(Envelope envelope) {
    return switch (envelope) {
      case EnvelopeList _ -> SEVERAL;
      case CustomEnvelope _ -> CUSTOM;
      case Envelope.Skip _ -> SKIP;
      case FormatEnvelope(var format) -> format.name();
      case Envelope.Auto _, Envelope.Pickle _, Envelope.CallOnly _, Envelope.Bare _ ->
          envelope.text();
    };
  }

  /** Returns the text in the field of the kind. */
  public String text() {
    return texts.getOrDefault(kind, "");
  }

  /** Returns the text of an expression. */
  public String expression(String name) {
    return expressions.getOrDefault(name, "").strip();
  }

  /** Returns whether the fields of a custom envelope are needed. */
  public boolean isCustom() {
    return kind.equals(CUSTOM);
  }

  /** Returns whether the kind has a field: for a number, for options, or for several envelopes. */
  public boolean hasField() {
    return WITH_FIELD.contains(kind);
  }

  /** Returns an example of what the field may have; empty if there is none. */
  public String example() {
    return switch (kind) {
      case SKIP -> "0 bytes before the pickle";
      case SEVERAL -> "call, json";
      case "csv" -> "x, y, z";
      case "struct" -> "<3f x, y, z";
      case "text" -> "utf-8";
      default -> "";
    };
  }

  /** Reads the fields. */
  public Result read(EnvelopeUse use) {
    String missing = missing(use);
    if (!missing.isEmpty()) {
      return new Result.Invalid(missing, isCustom() ? Optional.empty() : Optional.of(FIELD));
    }
    try {
      return new Result.Valid(Envelope.of(whole()));
    } catch (SourceException e) {
      return isCustom() ? mistake(e) : atField(e);
    }
  }

  private String missing(EnvelopeUse use) {
    return switch (kind) {
      case CUSTOM -> use.missing(this::expression);
      case SKIP ->
          text().strip().matches("[0-9]{1,5}") ? "" : "Enter how many bytes to skip, 1 to 65507.";
      case SEVERAL ->
          text().isBlank()
              ? "Enter envelopes in the order in which they are tried, such as call, json."
              : "";
      default -> "";
    };
  }

  private String whole() {
    return switch (kind) {
      case CUSTOM -> CustomEnvelope.text(this::expression);
      case SEVERAL -> text();
      default -> hasField() ? before() + text().strip() : kind;
    };
  }

  /** Returns what stands before the text of the field. */
  private String before() {
    return hasField() && !kind.equals(SEVERAL) && !text().isBlank() ? kind + " " : kind;
  }

  private Result atField(SourceException e) {
    if (!hasField()) {
      return new Result.Invalid(String.valueOf(e.getMessage()), Optional.empty());
    }
    int at = e.offset() - (kind.equals(SEVERAL) ? 0 : before().length());
    String message =
        text().isBlank() || kind.equals(SKIP)
            ? "%s: %s".formatted(kind, e.getMessage())
            : "at %d: %s".formatted(Math.clamp(at, 0, text().length()) + 1, e.getMessage());
    return new Result.Invalid(message, Optional.of(FIELD));
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
