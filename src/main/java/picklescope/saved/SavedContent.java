package picklescope.saved;

import java.util.List;
import java.util.function.UnaryOperator;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;

/** The content of a file of saved sends, in its order. Immutable. */
public record SavedContent(List<SavedSend> sends, List<SavedResponder> responders) {
  /** Copies the lists. */
  public SavedContent {
    sends = List.copyOf(sends);
    responders = List.copyOf(responders);
  }

  /** Returns content without sends and responders. */
  public static SavedContent empty() {
    return new SavedContent(List.of(), List.of());
  }

  /** Returns this content with changed sends. */
  public SavedContent withSends(UnaryOperator<List<SavedSend>> change) {
    return new SavedContent(change.apply(sends), responders);
  }

  /** Returns this content with changed responders. */
  public SavedContent withResponders(UnaryOperator<List<SavedResponder>> change) {
    return new SavedContent(sends, change.apply(responders));
  }
}
