package picklescope.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The positions of the items of a JSON array, or the members of a JSON object, in its text, so that
 * some of them can be changed while the rest is unchanged.
 *
 * @param text the array or object, including its brackets
 * @param items in order
 */
public record JsonItems(String text, List<Item> items) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * An item of an array or a member of an object.
   *
   * @param name the member's name; empty in an array
   * @param start the index of its first char, which is that of its name
   * @param value the index of its value
   * @param end the index after its last char
   */
  public record Item(String name, int start, int value, int end) {}

  /**
   * An item of a new text.
   *
   * @param index the existing item that it replaces; -1 for a new one
   * @param text its text
   */
  public record Piece(int index, String text) {}

  /** Returns the items of an array or object, which must be well-formed. */
  public static JsonItems of(String text) {
    var items = new ArrayList<Item>();
    try (var parser = JSON.createParser(text)) {
      boolean named = parser.nextToken() == JsonToken.START_OBJECT;
      while (!parser.nextToken().isStructEnd()) {
        int start = start(parser);
        String name = named ? parser.currentName() : "";
        if (named) {
          parser.nextToken();
        }
        int value = start(parser);
        parser.skipChildren();
        parser.finishToken();
        items.add(new Item(name, start, value, (int) parser.currentLocation().getCharOffset()));
      }
      return new JsonItems(text.substring(0, start(parser) + 1), items);
    }
  }

  private static int start(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  /** Returns an existing item, unchanged. */
  public Piece kept(int index) {
    var item = items.get(index);
    return new Piece(index, text.substring(item.start(), item.end()));
  }

  /** Returns a member with another value. */
  public Piece valued(int index, String value) {
    var item = items.get(index);
    return new Piece(index, text.substring(item.start(), item.value()) + value);
  }

  /** Returns the text of an item's value. */
  public String value(int index) {
    var item = items.get(index);
    return text.substring(item.value(), item.end());
  }

  /**
   * Returns the text with other items. The text between two items that remain neighbours is
   * unchanged.
   *
   * @param pieces all items, in their new order
   * @param layout the layout of new lines
   * @param depth the depth of the items, 1 for those of the outermost array or object
   */
  public String with(List<Piece> pieces, JsonLayout layout, int depth) {
    if (pieces.isEmpty()) {
      return text.charAt(0) + text.substring(text.length() - 1);
    }
    boolean empty = items.isEmpty();
    String lead = empty ? layout.line(depth) : text.substring(1, items.getFirst().start());
    int end = text.length() - 1;
    String trail = empty ? layout.line(depth - 1) : text.substring(items.getLast().end(), end);
    boolean lines = (lead + trail).indexOf('\n') >= 0;
    String gap = lead.indexOf('\n') >= 0 ? "," + lead : lines ? "," + layout.line(depth) : ", ";
    var all = new StringBuilder(text.length()).append(text.charAt(0)).append(lead);
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        all.append(between(pieces.get(i - 1).index(), pieces.get(i).index()).orElse(gap));
      }
      all.append(pieces.get(i).text());
    }
    return all.append(trail).append(text.charAt(end)).toString();
  }

  /** Returns the text between two items; empty if they are not neighbours. */
  private Optional<String> between(int before, int after) {
    return before >= 0 && after == before + 1
        ? Optional.of(text.substring(items.get(before).end(), items.get(after).start()))
        : Optional.empty();
  }
}
