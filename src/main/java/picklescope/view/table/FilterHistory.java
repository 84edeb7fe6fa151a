package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The filters that have been used, to be recalled one by one as in a terminal. */
public final class FilterHistory {
  private static final int MOST = 50;

  private final List<String> texts = new ArrayList<>();
  private int recalled = -1;

  /** Adds a filter that has been used. */
  public void add(String text) {
    texts.remove(text);
    texts.addFirst(text);
    recalled = 0;
    if (texts.size() > MOST) {
      texts.removeLast();
    }
  }

  /** Starts again at the latest filter, because another text is being written. */
  public void written() {
    recalled = -1;
  }

  /** Returns the filter used before the one recalled last. */
  public Optional<String> older() {
    return recall(recalled + 1);
  }

  /** Returns the filter used after the one recalled last. */
  public Optional<String> newer() {
    return recall(recalled - 1);
  }

  private Optional<String> recall(int wanted) {
    if (wanted < 0 || wanted >= texts.size()) {
      return Optional.empty();
    }
    recalled = wanted;
    return Optional.of(texts.get(wanted));
  }
}
