package picklescope.view.inspect;

import java.util.List;
import java.util.Optional;
import picklescope.event.Callback;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.RawNetworkEvent;
import picklescope.guess.RawGuess;
import picklescope.pickle.PickleTrace;
import picklescope.python.PyValue;
import picklescope.python.diff.Differences;
import picklescope.view.text.StyledText;

/**
 * All that is said of one datagram. Made on the thread {@code detail}, shown on that of a window.
 *
 * @param event the datagram as the callback sees it, its values those of the trace
 * @param envelope how it was read
 * @param trace which bytes each value came from
 * @param tree the value; its first lines are made
 * @param opcodes the pickle's opcodes, and where it breaks
 * @param callback what the callback has to know
 * @param callbackLines what the callback sees, and that
 * @param guesses what raw bytes may be; none for a call
 * @param change what differs from the previous message of the same shape, if there is one
 */
public record Detail(
    Event event,
    Envelope envelope,
    PickleTrace trace,
    ValueTree tree,
    List<OpcodeRow> opcodes,
    Callback callback,
    List<StyledText> callbackLines,
    List<RawGuess> guesses,
    Optional<Change> change) {

  /**
   * What differs from another message.
   *
   * @param number that message's number
   */
  public record Change(long number, Differences differences) {
    /** Whether a line of the tree differs, or has something inside that does. */
    public boolean marks(ValueNode.Content content) {
      return switch (content) {
        case ValueNode.Of(_, _, Optional<PyValue> around, int part) ->
            part >= 0 && around.filter(value -> differences.isMarked(value, part)).isPresent();
        case ValueNode.Page(ValueNode.Of of, int from, int to) ->
            differences.isMarked(of.value(), from, to);
        case ValueNode.Elements(PyValue array, int from, int to, _) ->
            differences.areMarked(array, from, to);
        case ValueNode.GridPage(ArrayGrid grid, int from, int to) ->
            differences.areMarked(grid.of(), grid.first(from), grid.end(to - 1));
        case ValueNode.Line _, ValueNode.Fact _ -> false;
      };
    }

    /** How many differences there are, and from which message. */
    public String text() {
      int count = differences.count();
      String said =
          count == 0
              ? "same as #%d".formatted(number)
              : count == 1
                  ? "1 differs from #%d".formatted(number)
                  : "%,d differ from #%d".formatted(count, number);
      return differences.end().isPresent() ? said + ", as far as compared" : said;
    }
  }

  /** Whether some bytes of a raw payload are others than in the message before of its shape. */
  public boolean differs(int from, int to) {
    return event instanceof RawNetworkEvent
        && tree.row(0).content() instanceof ValueNode.Of raw
        && change.filter(one -> one.differences().areMarked(raw.value(), from, to)).isPresent();
  }

  /** Returns the bytes of the datagram. */
  public byte[] payload() {
    return event.datagram().payload();
  }
}
