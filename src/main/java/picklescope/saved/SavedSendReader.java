package picklescope.saved;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import picklescope.event.Envelope;
import picklescope.net.Network;
import picklescope.net.SendOptions;
import picklescope.python.source.SourceException;
import picklescope.python.text.VisibleText;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.ResponderRule;
import picklescope.send.Rhythm;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;
import picklescope.send.TextEncoding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads saved sends and responders from JSON trees, in which default values are omitted. */
final class SavedSendReader {
  private static final Set<String> MESSAGE =
      Set.of("form", "text", "protocol", "encoding", "envelope");
  private static final Set<String> SEND =
      Set.of(
          "name",
          "folder",
          "description",
          "key",
          "to",
          "localPort",
          "interface",
          "ttl",
          "repeat",
          "waitMs");
  private static final String REPEAT = SavedSendWriter.REPEAT;
  private static final Set<String> RHYTHM = Set.of("everyMs", "burst", "count");
  private static final Set<String> RESPONDER =
      Set.of("name", "when", "delayMs", "to", "mostPerSecond");

  /** The most characters of a text that is no message: what is displayed costs time. */
  private static final int LONGEST = 10_000;

  /** The most characters of a folder's path, which is a text for each folder in it. */
  private static final int LONGEST_FOLDER = 1_000;

  /** The most folders inside each other: the window's tree is drawn by recursion. */
  private static final int MOST_FOLDERS = 50;

  private final int line;
  private final JsonNode json;

  private SavedSendReader(int line, JsonNode json) {
    this.line = line;
    this.json = json;
  }

  /** Thrown if JSON is not an entry. */
  static final class InvalidEntryException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    InvalidEntryException(int line, String message) {
      super(VisibleText.line(message));
      this.line = line;
    }

    @Override
    public String getMessage() {
      return Objects.requireNonNull(super.getMessage());
    }

    /** Returns the line at which the entry begins, from 1. */
    int line() {
      return line;
    }
  }

  static SavedSend send(int line, JsonNode json) throws InvalidEntryException {
    var in = new SavedSendReader(line, json);
    in.checkObject();
    var options =
        new SendOptions(
            in.number("localPort", SendOptions.FREE, 0, 65_535),
            in.text("interface", ""),
            in.number("ttl", SendOptions.USUAL_TTL, 0, 255));
    return new SavedSend(
        in.required("name"),
        in.folder(),
        in.text("description", ""),
        in.text("key", ""),
        in.message(),
        in.text("to", ""),
        options,
        in.rhythm(),
        in.number("waitMs", 0, 0, SavedSend.MAX_WAIT_MILLIS),
        in.unknown(SEND));
  }

  static SavedResponder responder(int line, JsonNode json) throws InvalidEntryException {
    var in = new SavedSendReader(line, json);
    in.checkObject();
    return new SavedResponder(
        in.required("name"),
        in.text("when", ""),
        in.message(),
        in.number("delayMs", 0, 0, (int) ResponderRule.MAX_DELAY_MILLIS),
        in.text("to", ""),
        in.number("mostPerSecond", ResponderRule.USUAL_MOST_PER_SECOND, 1, Integer.MAX_VALUE),
        in.unknown(RESPONDER));
  }

  private void checkObject() throws InvalidEntryException {
    if (!json.isObject()) {
      throw invalid("expected an object with a \"name\"");
    }
  }

  private InvalidEntryException invalid(String message) {
    return new InvalidEntryException(line, "in the entry that begins here, " + message);
  }

  private String folder() throws InvalidEntryException {
    String folder = text("folder", "", LONGEST_FOLDER);
    if (folder.chars().filter(c -> c == '/').count() > MOST_FOLDERS) {
      throw invalid("\"folder\" has more than %s levels".formatted(MOST_FOLDERS));
    }
    return folder;
  }

  private String required(String field) throws InvalidEntryException {
    String text = text(field, "");
    if (text.isBlank()) {
      throw invalid("\"%s\" is missing".formatted(field));
    }
    return text;
  }

  private String text(String field, String fallback) throws InvalidEntryException {
    return text(field, fallback, LONGEST);
  }

  private String text(String field, String fallback, int most) throws InvalidEntryException {
    JsonNode node = json.path(field);
    if (node.isMissingNode()) {
      return fallback;
    }
    if (!node.isString()) {
      throw invalid("\"%s\" must be a string".formatted(field));
    }
    String text = node.stringValue();
    if (text.length() > most) {
      throw invalid(String.format(Locale.ROOT, "\"%s\" has more than %,d characters", field, most));
    }
    return text;
  }

  private int number(String field, int fallback, int min, int max) throws InvalidEntryException {
    JsonNode node = json.path(field);
    if (node.isMissingNode()) {
      return fallback;
    }
    if (!node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
      throw invalid("\"%s\" must be a whole number from %s to %s".formatted(field, min, max));
    }
    return node.intValue();
  }

  private Message message() throws InvalidEntryException {
    String form = text("form", MessageForm.CALL.text());
    String encoding = text("encoding", TextEncoding.UTF_8.title());
    String message = text("text", "", Message.LONGEST_TEXT);
    if (Message.lines(message) > Message.MOST_LINES) {
      throw invalid(
          String.format(Locale.ROOT, "\"text\" has more than %,d lines", Message.MOST_LINES));
    }
    return new Message(
        MessageForm.named(form)
            .orElseThrow(() -> invalid("the form \"%s\" is unknown".formatted(form))),
        message,
        number("protocol", Network.DEFAULT_PROTOCOL, 0, 5),
        envelope(),
        TextEncoding.named(encoding)
            .orElseThrow(() -> invalid("the encoding \"%s\" is unknown".formatted(encoding))));
  }

  private Envelope envelope() throws InvalidEntryException {
    String text = text("envelope", "");
    try {
      return text.isEmpty() ? Envelope.auto() : Envelope.of(text);
    } catch (SourceException e) {
      throw invalid("\"envelope\" cannot be used: " + e.getMessage());
    }
  }

  private Optional<Rhythm> rhythm() throws InvalidEntryException {
    JsonNode node = json.path(REPEAT);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    var in = new SavedSendReader(line, node);
    JsonNode every = node.path("everyMs");
    if (!node.isObject() || !every.isNumber()) {
      throw invalid("\"repeat\" must be an object with a number \"everyMs\"");
    }
    try {
      return Optional.of(
          Rhythm.everyMillis(every.decimalValue().doubleValue()) // infinite if too large
              .withBurst(in.number("burst", 1, 1, Rhythm.MAX_BURST))
              .withCount(in.number("count", 0, 0, Integer.MAX_VALUE)));
    } catch (IllegalArgumentException e) {
      throw invalid("\"repeat\" is not valid: " + e.getMessage());
    }
  }

  private Map<String, String> unknown(Set<String> known) {
    var unknown = new LinkedHashMap<String, String>();
    json.forEachEntry((name, node) -> {
      if (!known.contains(name) && !MESSAGE.contains(name)) {
        unknown.put(name, node.toString());
      }
    });
    if (json.path(REPEAT).isObject()) {
      var more = ((ObjectNode) json.path(REPEAT)).deepCopy().without(RHYTHM);
      if (!more.isEmpty()) {
        unknown.put(REPEAT, more.toString());
      }
    }
    return unknown;
  }
}
