package picklescope.saved;

import java.util.ArrayList;
import java.util.HashSet;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses the JSON of a file of saved sends. */
final class SavedSendsParser {
  /** Reads and writes JSON trees. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // preserves 1e400
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // entries are read one by one
          .build();

  private SavedSendsParser() {}

  /**
   * Parses the text of a file.
   *
   * @throws JacksonException if it is not JSON
   * @throws SavedSendReader.InvalidEntryException if it has not the form of saved sends
   */
  static SavedContent parse(String text) throws SavedSendReader.InvalidEntryException {
    try (var parser = JSON.createParser(text)) {
      return content(parser);
    }
  }

  private static SavedContent content(JsonParser parser)
      throws SavedSendReader.InvalidEntryException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new SavedSendReader.InvalidEntryException(1, "expected a JSON object with \"sends\"");
    }
    var lists = new HashSet<String>();
    var sends = new ArrayList<SavedSend>();
    var responders = new ArrayList<SavedResponder>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      boolean list = name.equals(SavedSendsText.SENDS) || name.equals(SavedSendsText.RESPONDERS);
      if (list && !lists.add(name)) {
        throw new SavedSendReader.InvalidEntryException(
            line, "\"%s\" occurs twice".formatted(name));
      }
      parser.nextToken();
      switch (name) {
        case SavedSendsText.SENDS ->
            elements(parser, name, (at, it) -> sends.add(SavedSendReader.send(at, it)));
        case SavedSendsText.RESPONDERS ->
            elements(parser, name, (at, it) -> responders.add(SavedSendReader.responder(at, it)));
        default -> parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      int line = parser.currentTokenLocation().getLineNr();
      throw new SavedSendReader.InvalidEntryException(line, "unexpected text after the end");
    }
    return new SavedContent(sends, responders);
  }

  @FunctionalInterface
  private interface Element {
    void take(int line, JsonNode node) throws SavedSendReader.InvalidEntryException;
  }

  private static void elements(JsonParser parser, String name, Element element)
      throws SavedSendReader.InvalidEntryException {
    int line = parser.currentTokenLocation().getLineNr();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new SavedSendReader.InvalidEntryException(
          line, "\"%s\" must be an array".formatted(name));
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      line = parser.currentTokenLocation().getLineNr();
      try {
        element.take(line, JSON.readTree(parser));
      } catch (NumberFormatException e) { // Jackson's own exceptions are others
        throw new SavedSendReader.InvalidEntryException(
            line, "a number in the entry that begins here is too large");
      }
    }
  }
}
