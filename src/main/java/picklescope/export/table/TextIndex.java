package picklescope.export.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Different texts, numbered from 0. */
final class TextIndex {
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private int last = -1;

  /** Returns the number of a text, which is added if it is new. */
  int id(String text) {
    if (last >= 0 && texts.get(last).equals(text)) {
      return last;
    }
    Integer known = ids.putIfAbsent(text, texts.size());
    if (known == null) {
      texts.add(text);
      last = texts.size() - 1;
    } else {
      last = known;
    }
    return last;
  }

  int size() {
    return texts.size();
  }

  String text(int id) {
    return texts.get(id);
  }
}
