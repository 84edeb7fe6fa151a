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
import picklescope.guess.RawGuesses;
import picklescope.pickle.PickleTrace;
import picklescope.python.PyBytes;
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
    Event event = withTracedValues(seen, envelope, trace);
    PyTuple whole = whole(event);
    var tree = new ValueTree(ValueRoots.of(event, whole, envelope, trace, columns));
    for (int row = 0; row < Math.min(FIRST_LINES, tree.size()); row++) {
      ValueText.line(tree.row(row), tree);
    }
    var callback = Callback.of(event);
    return new Detail(
        event,
        envelope,
        trace,
        tree,
        opcodes(event, trace, from),
        callback,
        CallbackLines.of(event, callback),
        event instanceof RawNetworkEvent raw ? RawGuesses.of(raw.rawData()) : List.of(),
        change(event, whole));
  }

  /** Returns the same event with the values of the trace, whose bytes are known. */
  private static Event withTracedValues(Event seen, Envelope envelope, PickleTrace trace) {
    return seen instanceof NetworkEvent && trace.root().isPresent()
        ? envelope.decoded(seen.datagram(), seen.sender(), trace.root().get().value())
        : seen;
  }

  /** Returns no opcodes for bytes that are not meant to be a pickle. */
  private static List<OpcodeRow> opcodes(Event event, PickleTrace trace, int from) {
    if (event instanceof RawNetworkEvent raw && !raw.isBrokenPickle()) {
      return List.of();
    }
    byte[] payload = event.datagram().payload();
    boolean nothing = trace.root().isEmpty() && trace.length() <= 0;
    return nothing && payload.length == from
        ? List.of()
        : OpcodeRow.of(payload, from, trace.error());
  }

  private Optional<Detail.Change> change(Event now, PyTuple whole) {
    long number = now.datagram().number();
    long last = Math.max(view.capture().first(), number - LOOK_BACK);
    for (long before = number - 1; before >= last; before--) {
      Optional<Event> was = find(before, now).filter(one -> haveSameShape(one, now));
      if (was.isPresent()) {
        return Optional.of(new Detail.Change(before, Differences.between(whole(was.get()), whole)));
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
          now instanceof RawNetworkEvent raw && raw.rawData().length != before.payload().length;
      return other ? Optional.empty() : Optional.of(view.decoder().decode(before));
    } catch (NoSuchElementException e) {
      return Optional.empty(); // deleted from the capture in the meantime
    }
  }

  /**
   * Returns whether two messages have the same port and direction, and the same number of arguments
   * and the same keywords, or the same number of raw bytes.
   */
  private static boolean haveSameShape(Event a, Event b) {
    return a.port() == b.port()
        && a.datagram().direction() == b.datagram().direction()
        && switch (a) {
          case NetworkEvent call ->
              b instanceof NetworkEvent other && haveSameArguments(call, other);
          case RawNetworkEvent raw ->
              b instanceof RawNetworkEvent other && raw.rawData().length == other.rawData().length;
        };
  }

  private static boolean haveSameArguments(NetworkEvent a, NetworkEvent b) {
    if (a.bare() != b.bare()
        || a.data().size() != b.data().size()
        || a.attributes().size() != b.attributes().size()) {
      return false;
    }
    for (int i = 0; i < a.attributes().size(); i++) {
      if (a.attributes().get(b.attributes().key(i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the differences between two messages, with the paths of the value tree. */
  static Differences differences(NetworkEvent before, NetworkEvent after) {
    return Differences.between(whole(before), whole(after));
  }

  /** Returns the value of a message that is compared. */
  private static PyTuple whole(Event event) {
    return switch (event) {
      case NetworkEvent call -> PyTuple.of(call.data(), call.attributes());
      case RawNetworkEvent raw -> PyTuple.of(PyBytes.of(raw.rawData().clone()));
    };
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
