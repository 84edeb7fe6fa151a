package picklescope.view.inspect;

import java.util.List;
import java.util.Optional;
import picklescope.event.Callback;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.RawNetworkEvent;
import picklescope.format.TracedContent;
import picklescope.guess.RawGuess;
import picklescope.pickle.PickleTrace;
import picklescope.python.PyValue;
import picklescope.python.diff.Differences;
import picklescope.python.text.Counted;
import picklescope.view.text.StyledText;

/**
 * Everything that the inspector displays about a datagram. Created on the thread {@code detail},
 * displayed on the thread of a window.
 *
 * @param event the event that the callback gets; its values are those of the trace
 * @param envelope the envelope with which it was decoded
 * @param ownEnvelope whether it is that of the sender, not of the port
 * @param trace the bytes of each value
 * @param content the bytes of each value of a raw payload in a known format
 * @param tree the tree of the value; its first lines have been created
 * @param opcodes the opcodes of the pickle, and its error
 * @param callback the warnings and the code for the callback
 * @param callbackLines what the callback gets, and these warnings and code, as text
 * @param guesses possible interpretations of raw bytes; empty for a call
 * @param change the differences from the previous message of the same shape, if there is one
 */
public record Detail(
    Event event,
    Envelope envelope,
    boolean ownEnvelope,
    PickleTrace trace,
    Optional<TracedContent> content,
    ValueTree tree,
    List<OpcodeRow> opcodes,
    Callback callback,
    List<StyledText> callbackLines,
    List<RawGuess> guesses,
    Optional<Change> change) {

  /**
   * The differences from another message.
   *
   * @param number the number of the other message
   */
  public record Change(long number, Differences differences) {
    /** Returns whether a line of the tree, or a line inside it, differs. */
    public boolean marks(ValueNode.Content content) {
      return switch (content) {
        case ValueNode.Value(_, _, Optional<PyValue> around, int part) ->
            part >= 0 && around.filter(value -> differences.isMarked(value, part)).isPresent();
        case ValueNode.Page(ValueNode.Value of, int from, int to) ->
            differences.isMarked(of.value(), from, to);
        case ValueNode.Elements(PyValue array, int from, int to, _) ->
            differences.areMarked(array, from, to);
        case ValueNode.GridPage(ArrayGrid grid, int from, int to) ->
            differences.areMarked(grid.of(), grid.first(from), grid.end(to - 1));
        case ValueNode.Line _, ValueNode.Fact _, ValueNode.Remark _ -> false;
      };
    }

    /** Returns the number of differences and the number of the other message, as text. */
    public String text() {
      int count = differences.count();
      String text =
          count == 0
              ? "same as #%d".formatted(number)
              : "%s from #%d"
                  .formatted(Counted.of(count, "value differs", "values differ"), number);
      return differences.end().isPresent() ? text + ", as far as compared" : text;
    }
  }

  /**
   * Returns whether a range of bytes of a raw payload differs from the previous message of the same
   * shape.
   */
  public boolean differs(int from, int to) {
    return event instanceof RawNetworkEvent
        && content.isEmpty()
        && tree.row(0).content() instanceof ValueNode.Value raw
        && change.filter(one -> one.differences().areMarked(raw.value(), from, to)).isPresent();
  }

  /** Returns the line of the innermost value to which a byte belongs; empty if there is none. */
  public Optional<ValueNode> lineAt(int offset) {
    return tree.find(offset).or(() -> trace.at(offset).flatMap(tree::find));
  }

  /** Returns the bytes of the innermost value to which a byte belongs; empty if there is none. */
  public Optional<ByteRange> valueAt(int offset) {
    return tree.find(offset)
        .flatMap(line -> line.ranges().stream().findFirst())
        .or(() -> trace.at(offset).map(span -> new ByteRange(span.start(), span.end())));
  }

  /** Returns why there are no opcodes, for the user; empty if there are some. */
  public String withoutOpcodes() {
    if (!opcodes.isEmpty()) {
      return "";
    }
    return event instanceof RawNetworkEvent raw && raw.format().isPresent() && isRead(raw)
        ? "Not a pickle: it is %s.".formatted(raw.formatTitle())
        : "These bytes are not a pickle, so there are no opcodes. Raw shows what they may be.";
  }

  private static boolean isRead(RawNetworkEvent raw) {
    return raw.content().filter(read -> !read.isEmpty() || read.isWhole()).isPresent();
  }

  /** Returns the bytes that a known format could not read; empty if that is not known. */
  public Optional<ByteRange> unread() {
    return content.flatMap(read -> ContentPlaces.unread(read, payload().length));
  }

  /** Returns whether it differs from another detail at most in the name of the sender. */
  public boolean hasContentOf(Detail other) {
    return event.datagram().number() == other.event.datagram().number()
        && envelope.equals(other.envelope)
        && ownEnvelope == other.ownEnvelope;
  }

  /** Returns the bytes of the datagram. */
  public byte[] payload() {
    return event.datagram().payload();
  }
}
