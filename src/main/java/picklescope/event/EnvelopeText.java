package picklescope.event;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.format.PayloadFormats;
import picklescope.python.source.SourceException;

/** Parses the text form of an {@link Envelope}. */
final class EnvelopeText {
  private static final Pattern SKIP = Pattern.compile("skip\\s+([0-9]{1,5})(?:\\s+bytes)?");
  private static final Pattern CUSTOM =
      Pattern.compile("(?:skip\\s+([0-9]{1,5})(?:\\s+bytes)?(?:\\s*,)?\\s+)?custom\\b\\s*");
  private static final Pattern NAME = Pattern.compile("\\s*([a-z_]+)\\s*=(?!=)\\s*");

  /** The words with which envelopes begin that are not formats. */
  static final List<String> WORDS = List.of("auto", "pickle", "call", "bare", "skip", "custom");

  private static final String FORMATS = String.join("|", PayloadFormats.NAMES);
  private static final Pattern FORMAT = Pattern.compile("(?:%s)(?![^\\s])".formatted(FORMATS));

  /** The word with which an envelope begins, after a comma. */
  private static final Pattern NEXT =
      Pattern.compile("\\s*(%s|%s)(?=[\\s,]|$)".formatted(String.join("|", WORDS), FORMATS));

  /** An envelope without options, and the comma after it. */
  private static final Pattern KNOWN = Pattern.compile("\\s*(?:auto|pickle|call|bare)\\s*,\\s*");

  private EnvelopeText() {}

  /** Parses one envelope, or several that are separated by commas. */
  static Envelope read(String text) throws SourceException {
    var envelopes = new ArrayList<Envelope>();
    int from = 0;
    while (from <= text.length()) {
      int end = partEnd(text, from);
      try {
        envelopes.add(one(text.substring(from, end)));
      } catch (SourceException e) {
        throw new SourceException(from + e.offset(), e.getMessage());
      }
      if (envelopes.size() > EnvelopeList.MAX_SIZE) {
        throw new SourceException(
            from, "expected at most %s envelopes".formatted(EnvelopeList.MAX_SIZE));
      }
      from = end + 1;
    }
    return envelopes.size() == 1 ? envelopes.getFirst() : new EnvelopeList(envelopes);
  }

  /**
   * Returns the end of an envelope: the next comma after which another one begins, or the end of
   * the text. The names and expressions of one envelope are separated by commas, too.
   */
  private static int partEnd(String text, int from) {
    boolean skips = SKIP.matcher(text.substring(from, end(text, from)).strip()).matches();
    for (int end = end(text, from); end < text.length(); end = end(text, end + 1)) {
      Matcher next = NEXT.matcher(text).region(end + 1, text.length());
      if (next.lookingAt() && !(skips && next.group(1).equals("custom"))) {
        return end;
      }
    }
    return text.length();
  }

  private static Envelope one(String text) throws SourceException {
    String word = text.strip();
    Matcher skip = SKIP.matcher(word);
    if (skip.matches()) {
      int bytes = Integer.parseInt(skip.group(1));
      if (bytes < 1 || bytes > Datagram.MAX_PAYLOAD) {
        throw new SourceException(text.indexOf(skip.group(1)), "expected 1 to 65507 bytes");
      }
      return new Envelope.Skip(bytes);
    }
    Matcher custom = CUSTOM.matcher(text);
    if (custom.region(text.indexOf(word), text.length()).lookingAt()) {
      var envelope = CustomEnvelope.empty();
      if (custom.group(1) != null) {
        try {
          envelope = envelope.with("skip", custom.group(1));
        } catch (SourceException e) {
          throw new SourceException(custom.start(1), e.getMessage());
        }
      }
      return custom(envelope, text, custom.end());
    }
    if (FORMAT.matcher(word).lookingAt()) {
      return new FormatEnvelope(PayloadFormats.of(text));
    }
    return switch (word) {
      case "auto" -> Envelope.auto();
      case "pickle" -> new Envelope.Pickle();
      case "call" -> new Envelope.CallOnly();
      case "bare" -> new Envelope.Bare();
      default ->
          throw new SourceException(
              mistakeStart(text),
              "expected auto, pickle, call, bare, skip 4, %s, or custom data=p[1], attributes=p[2],"
                      .formatted(String.join(", ", PayloadFormats.NAMES))
                  + " sender=p[0]");
    };
  }

  /** Returns where an unknown envelope begins: perhaps after one that is known. */
  private static int mistakeStart(String text) {
    Matcher known = KNOWN.matcher(text);
    return known.lookingAt() ? known.end() : 0;
  }

  private static CustomEnvelope custom(CustomEnvelope begun, String text, int from)
      throws SourceException {
    var envelope = begun;
    int at = from;
    do {
      Matcher name = NAME.matcher(text).region(at, text.length());
      if (!name.lookingAt()) {
        throw new SourceException(at, "expected data=, attributes=, sender=, write= or write_raw=");
      }
      int end = end(text, name.end());
      try {
        envelope = envelope.with(name.group(1), text.substring(name.end(), end).strip());
      } catch (SourceException e) {
        boolean noSuchName = !CustomEnvelope.EXPRESSIONS.contains(name.group(1));
        throw new SourceException(
            noSuchName ? name.start(1) : name.end() + e.offset(), e.getMessage());
      }
      at = end + 1;
    } while (at <= text.length());
    if (!envelope.hasReadingExpressions() && (envelope.namesSender() || !envelope.writes())) {
      throw new SourceException(from, "write data= or attributes=, or both; or write= alone");
    }
    return envelope;
  }

  /**
   * Returns the end of an expression: the next comma outside of brackets and quotes, or the end of
   * the text.
   */
  private static int end(String text, int from) {
    int depth = 0;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if (c == ',' && depth == 0) {
        return i;
      }
    }
    return text.length();
  }
}
