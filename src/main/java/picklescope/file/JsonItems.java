package picklescope.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the items of a JSON array, or the members of a JSON object, stand in its text, so that some
 * of them can be changed and the rest stays as it was written.
 *
 * @param text the array or object, from its bracket to its bracket
 * @param items in their order
 */
public record JsonItems(String text, List<Item> items) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * One of them.
   *
   * @param name the member's name; empty in an array
   * @param start where it begins, with its name
   * @param value where its value begins
   * @param end where it ends
   */
  public record Item(String name, int start, int value, int end) {}

  /**
   * What stands in an item's place afterwards.
   *
   * @param index the item whose place it takes; -1 for a new one
   * @param text its text
   */
  public record Piece(int index, String text) {}

  /** Returns the places in an array or object that is known to be well-formed. */
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

  /** Returns an item as it stands. */
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
   * Returns the text with other items. What stands between two that stay neighbours stays too.
   *
   * @param pieces all items, in their new order
   * @param layout how new lines begin
   * @param depth how deep the items lie, 1 for those of the outermost
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

  /** Returns what stands between two items; empty if they are no neighbours. */
  private Optional<String> between(int before, int after) {
    return before >= 0 && after == before + 1
        ? Optional.of(text.substring(items.get(before).end(), items.get(after).start()))
        : Optional.empty();
  }
}
