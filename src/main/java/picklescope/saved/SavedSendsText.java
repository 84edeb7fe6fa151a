package picklescope.saved;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import picklescope.file.JsonItems;
import picklescope.file.JsonItems.Piece;
import picklescope.file.JsonLayout;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the text of a file of saved sends. Unchanged entries and fields keep their text to the
 * character.
 */
final class SavedSendsText {
  static final String SENDS = "sends";
  static final String RESPONDERS = "responders";

  /** A kind of entries. */
  private record Kind<T>(String name, Function<T, ObjectNode> json, Function<T, String> path) {}

  private static final Kind<SavedSend> SEND =
      new Kind<>(SENDS, SavedSendWriter::write, SavedSend::path);
  private static final Kind<SavedResponder> RESPONDER =
      new Kind<>(RESPONDERS, SavedSendWriter::write, SavedResponder::name);

  private static final int NEW = -1;

  /** The depth of an entry: {@code {"sends": [{...}]}}. */
  private static final int ENTRY_DEPTH = 2;

  private final JsonLayout layout;

  private SavedSendsText(JsonLayout layout) {
    this.layout = layout;
  }

  /** Returns the text of a new file. */
  static String of(SavedContent content) {
    return changed("{}", SavedContent.empty(), content) + "\n";
  }

  /**
   * Returns a file's text after a change.
   *
   * @param text the current, valid text
   * @param before the content of the text
   * @param after the content of the result
   */
  static String changed(String text, SavedContent before, SavedContent after) {
    int start = text.indexOf('{');
    var root = JsonItems.of(text.substring(start));
    var out = new SavedSendsText(JsonLayout.of(root));
    String changed = out.root(root, before, after);
    return text.substring(0, start) + changed + text.substring(start + root.text().length());
  }

  private String root(JsonItems root, SavedContent before, SavedContent after) {
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < root.items().size(); i++) {
      pieces.add(
          switch (root.items().get(i).name()) {
            case SENDS -> root.valued(i, list(root.value(i), before.sends(), after.sends(), SEND));
            case RESPONDERS ->
                root.valued(
                    i, list(root.value(i), before.responders(), after.responders(), RESPONDER));
            default -> root.kept(i);
          });
    }
    boolean responders = !after.responders().isEmpty();
    if (!has(root, SENDS) && (!after.sends().isEmpty() || !responders)) {
      pieces.add(newList(after.sends(), SEND));
    }
    if (!has(root, RESPONDERS) && responders) {
      pieces.add(newList(after.responders(), RESPONDER));
    }
    return root.with(pieces, layout, 1);
  }

  private static boolean has(JsonItems object, String name) {
    return object.items().stream().anyMatch(item -> item.name().equals(name));
  }

  private <T> Piece newList(List<T> entries, Kind<T> kind) {
    String list = list("[]", List.of(), entries, kind);
    return new Piece(NEW, "\"%s\": ".formatted(kind.name()) + list);
  }

  private <T> String list(String text, List<T> before, List<T> after, Kind<T> kind) {
    var array = JsonItems.of(text);
    int[] origins = origins(before, after, kind);
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < origins.length; i++) {
      T entry = after.get(i);
      int origin = origins[i];
      if (origin == NEW) {
        pieces.add(new Piece(NEW, layout.print(kind.json().apply(entry), ENTRY_DEPTH)));
      } else if (entry.equals(before.get(origin))) {
        pieces.add(array.kept(origin));
      } else {
        var was = kind.json().apply(before.get(origin));
        var is = kind.json().apply(entry);
        pieces.add(new Piece(origin, entry(JsonItems.of(array.value(origin)), was, is)));
      }
    }
    return array.with(pieces, layout, ENTRY_DEPTH);
  }

  /**
   * Returns the index of each entry before the change: that of an equal entry; else of one with the
   * same name; else, if as many are left on both sides, of the next one.
   */
  private static <T> int[] origins(List<T> before, List<T> after, Kind<T> kind) {
    int[] origins = new int[after.size()];
    Arrays.fill(origins, NEW);
    var free = new TreeSet<Integer>();
    for (int i = 0; i < before.size(); i++) {
      free.add(i);
    }
    match(before, after, Function.identity(), origins, free);
    match(before, after, kind.path(), origins, free);
    if (free.size() == Arrays.stream(origins).filter(origin -> origin == NEW).count()) {
      match(before, after, _ -> "", origins, free);
    }
    return origins;
  }

  /** Assigns free origins to the entries without one that have the same property. */
  private static <T> void match(
      List<T> before, List<T> after, Function<T, ?> by, int[] origins, NavigableSet<Integer> free) {
    var alike = new HashMap<Object, Deque<Integer>>();
    for (int i : free) {
      alike.computeIfAbsent(by.apply(before.get(i)), _ -> new ArrayDeque<>()).add(i);
    }
    for (int i = 0; i < origins.length; i++) {
      var candidates = alike.get(by.apply(after.get(i)));
      if (origins[i] == NEW && candidates != null && !candidates.isEmpty()) {
        origins[i] = candidates.remove();
        free.remove(origins[i]);
      }
    }
  }

  /** Returns the text of an entry in which only changed fields are rewritten. */
  private String entry(JsonItems entry, ObjectNode before, ObjectNode after) {
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < entry.items().size(); i++) {
      String name = entry.items().get(i).name();
      if (after.path(name).equals(before.path(name))) {
        pieces.add(entry.kept(i));
      } else if (after.has(name)) {
        pieces.add(entry.valued(i, layout.print(after.get(name), ENTRY_DEPTH + 1)));
      }
    }
    after.forEachEntry((name, value) -> {
      if (!has(entry, name) && !value.equals(before.path(name))) {
        String text = layout.print(after.stringNode(name), 0) + ": ";
        pieces.add(new Piece(NEW, text + layout.print(value, ENTRY_DEPTH + 1)));
      }
    });
    return entry.with(pieces, layout, ENTRY_DEPTH + 1);
  }
}
