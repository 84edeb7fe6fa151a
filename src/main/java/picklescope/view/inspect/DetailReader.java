package picklescope.view.inspect;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntSupplier;
import picklescope.capture.Capture;
import picklescope.event.Callback;
import picklescope.event.Datagram;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.format.Content;
import picklescope.format.ContentSpan;
import picklescope.format.TracedContent;
import picklescope.guess.RawGuesses;
import picklescope.pickle.PickleTrace;
import picklescope.python.PyTuple;
import picklescope.python.diff.Differences;
import picklescope.session.CaptureView;

/** Reads and decodes datagrams for the inspector. For any thread. */
public final class DetailReader {
  /** How many previous messages are searched for one of the same shape. */
  private static final int LOOK_BACK = 100;

  /** How many lines of the tree are created before it is displayed. */
  private static final int FIRST_LINES = 60;

  private final CaptureView view;
  private final IntSupplier columns;

  /**
   * Creates a reader of the datagrams of a capture.
   *
   * @param columns returns the columns of text in the value tree; called by any thread
   */
  public DetailReader(CaptureView view, IntSupplier columns) {
    this.view = view;
    this.columns = columns;
  }

  /**
   * Reads and decodes a datagram.
   *
   * @throws NoSuchElementException if the capture no longer contains it
   */
  Detail read(long number) {
    Datagram datagram = view.capture().get(number);
    Envelope envelope = view.decoder().envelope(datagram);
    Event seen = view.decoder().decode(datagram);
    int from = Math.min(envelope.skipped(), datagram.payload().length);
    PickleTrace trace = PickleTrace.of(datagram.payload(), from);
    Optional<TracedContent> content = content(seen);
    Event event = withTracedValues(seen, envelope, trace, content);
    PyTuple whole = MessageShape.whole(event);
    var tree = new ValueTree(ValueRoots.of(event, whole, envelope, trace, content, columns));
    for (int row = 0; row < Math.min(FIRST_LINES, tree.size()); row++) {
      ValueText.line(tree.row(row), tree);
    }
    var callback = Callback.of(event);
    return new Detail(
        event,
        envelope,
        view.decoder().envelopes().get().isOfSender(datagram),
        trace,
        content,
        tree,
        opcodes(event, trace, from),
        callback,
        CallbackLines.of(event, callback),
        event instanceof RawNetworkEvent raw ? RawGuesses.of(raw.rawData()) : List.of(),
        change(event, whole));
  }

  /** Returns the same event with the values of the trace, whose bytes are known. */
  private static Event withTracedValues(
      Event seen, Envelope envelope, PickleTrace trace, Optional<TracedContent> content) {
    return switch (seen) {
      case NetworkEvent _ when trace.root().isPresent() ->
          envelope.decoded(seen.datagram(), seen.sender(), trace.root().get().value());
      case RawNetworkEvent raw when content.isPresent() -> raw.with(content.get().content());
      case NetworkEvent _, RawNetworkEvent _ -> seen;
    };
  }

  private static Optional<TracedContent> content(Event seen) {
    return seen instanceof RawNetworkEvent raw
        ? raw.format()
            .map(format -> format.trace(raw.rawData()))
            .or(() -> raw.content().map(DetailReader::withoutBytes))
        : Optional.empty();
  }

  private static TracedContent withoutBytes(Content computed) {
    return new TracedContent(computed, ContentSpan.NONE, ContentSpan.NONE);
  }

  /** Returns no opcodes for bytes that are not meant to be a pickle. */
  private static List<OpcodeRow> opcodes(Event event, PickleTrace trace, int from) {
    if (event instanceof RawNetworkEvent raw && !mayBePickle(raw, trace)) {
      return List.of();
    }
    byte[] payload = event.datagram().payload();
    boolean nothing = trace.root().isEmpty() && trace.length() <= 0;
    return nothing && payload.length == from
        ? List.of()
        : OpcodeRow.of(payload, from, trace.error());
  }

  private static boolean mayBePickle(RawNetworkEvent raw, PickleTrace trace) {
    boolean other = raw.content().filter(content -> !content.isEmpty()).isPresent();
    return raw.isBrokenPickle() && (trace.root().isPresent() || !other);
  }

  private Optional<Detail.Change> change(Event now, PyTuple whole) {
    long number = now.datagram().number();
    long last = Math.max(view.capture().first(), number - LOOK_BACK);
    for (long before = number - 1; before >= last; before--) {
      Optional<Event> was = find(before, now).filter(one -> MessageShape.haveSame(one, now));
      if (was.isPresent()) {
        return Optional.of(
            new Detail.Change(before, Differences.between(MessageShape.whole(was.get()), whole)));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns a message that may have the same shape as another; raw messages of other lengths are
   * not decoded.
   */
  private Optional<Event> find(long number, Event now) {
    try {
      Datagram before = view.capture().get(number);
      boolean other =
          now instanceof RawNetworkEvent raw
              && raw.content().isEmpty()
              && raw.rawData().length != before.payload().length;
      return other ? Optional.empty() : Optional.of(view.decoder().decode(before));
    } catch (NoSuchElementException e) {
      return Optional.empty(); // deleted from the capture in the meantime
    }
  }

  /** Returns a message for a comparison. */
  Event event(long number) {
    return view.decoder().decode(view.capture().get(number));
  }

  /** Returns whether the name of the computer that sent a datagram is another one now. */
  public boolean isRenamed(Event event) {
    Datagram datagram = event.datagram();
    return view.decoder().namedAddress(datagram).isPresent()
        && !view.decoder().subject(datagram).sender().equals(event.sender());
  }

  Capture capture() {
    return view.capture();
  }
}
