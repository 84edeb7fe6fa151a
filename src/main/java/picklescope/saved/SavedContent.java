package picklescope.saved;

import java.util.List;
import java.util.function.UnaryOperator;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;

/** What a file of saved sends holds, in its order. Immutable. */
public record SavedContent(List<SavedSend> sends, List<SavedResponder> responders) {
  /** An own copy. */
  public SavedContent {
    sends = List.copyOf(sends);
    responders = List.copyOf(responders);
  }

  /** Nothing. */
  public static SavedContent empty() {
    return new SavedContent(List.of(), List.of());
  }

  /** With other sends. */
  public SavedContent withSends(UnaryOperator<List<SavedSend>> change) {
    return new SavedContent(change.apply(sends), responders);
  }

  /** With other responders. */
  public SavedContent withResponders(UnaryOperator<List<SavedResponder>> change) {
    return new SavedContent(sends, change.apply(responders));
  }
}
