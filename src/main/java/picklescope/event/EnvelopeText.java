package picklescope.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.python.source.SourceException;

/** Parses the text form of an {@link Envelope}. */
final class EnvelopeText {
  private static final Pattern SKIP = Pattern.compile("skip\\s+([0-9]{1,5})(?:\\s+bytes)?");
  private static final Pattern CUSTOM =
      Pattern.compile("(?:skip\\s+([0-9]{1,5})(?:\\s+bytes)?(?:\\s*,)?\\s+)?custom\\b\\s*");
  private static final Pattern NAME = Pattern.compile("\\s*([a-z_]+)\\s*=(?!=)\\s*");

  private EnvelopeText() {}

  static Envelope read(String text) throws SourceException {
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
    return switch (word) {
      case "auto" -> Envelope.auto();
      case "call" -> new Envelope.CallOnly();
      case "bare" -> new Envelope.Bare();
      default ->
          throw new SourceException(
              0,
              "expected auto, call, bare, skip 4, or custom data=p[1], attributes=p[2],"
                  + " sender=p[0]");
    };
  }

  private static CustomEnvelope custom(CustomEnvelope begun, String text, int from)
      throws SourceException {
    var envelope = begun;
    int at = from;
    do {
      Matcher name = NAME.matcher(text).region(at, text.length());
      if (!name.lookingAt()) {
        throw new SourceException(at, "expected data=, attributes=, sender= or write=");
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
    if (!envelope.hasReadingExpressions()
        && (envelope.namesSender() || envelope.expression("write").isEmpty())) {
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
