package picklescope.view.compose;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedSends;

/** The changes of saved sends that can be undone. For one thread. */
final class SavedUndo {
  private static final int MAX_STEPS = 100;

  /** What one change did to a file. */
  @FunctionalInterface
  interface Back {
    /**
     * Returns the content without the change.
     *
     * @param now the current content, which may have changed in the meantime
     * @throws IOException if that cannot be undone any more; the message is for the user
     */
    SavedContent apply(SavedContent now, SavedContent before, SavedContent after)
        throws IOException;
  }

  /**
   * A change of a file.
   *
   * @param before the content before it
   * @param after the content after it
   */
  record Part(SavedSends file, SavedContent before, SavedContent after, Back back) {
    SavedContent undone(SavedContent now) throws IOException {
      return back.apply(now, before, after);
    }
  }

  /**
   * A change of one or two files.
   *
   * @param what the change, for the user: {@code Deletion of start}
   * @param entry the entry as it was before
   * @param parts what was changed, in this order; it is undone from the last part to the first
   */
  record Step(String what, SavedEntry entry, List<Part> parts) {
    Step with(Part part) {
      var all = new ArrayList<>(parts);
      all.add(part);
      return new Step(what, entry, List.copyOf(all));
    }

    Step withoutLast() {
      return new Step(what, entry, parts.subList(0, parts.size() - 1));
    }
  }

  private final Deque<Step> steps = new ArrayDeque<>();

  void add(Step step) {
    steps.addLast(step);
    if (steps.size() > MAX_STEPS) {
      steps.removeFirst();
    }
  }

  /** Removes the latest change and returns it. */
  Optional<Step> take() {
    return Optional.ofNullable(steps.pollLast());
  }

  /** Restores the content if nothing else has changed. */
  static SavedContent exactly(SavedContent now, SavedContent before, SavedContent after)
      throws IOException {
    if (!now.equals(after)) {
      throw new IOException("This cannot be undone: the file has been changed since.");
    }
    return before;
  }
}
