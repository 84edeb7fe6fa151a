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

/** Makes all that is said of a datagram. Any thread. */
public final class DetailMaker {
  /** How many messages before it are looked at for one of the same shape. */
  private static final int LOOK_BACK = 100;

  /** Lines of the tree that are made before it is shown. */
  private static final int FIRST_LINES = 60;

  private final CaptureView view;
  private final IntSupplier columns;

  /**
   * Of the datagrams of a capture.
   *
   * @param columns how many columns of text the value tree has; asked on any thread
   */
  public DetailMaker(CaptureView view, IntSupplier columns) {
    this.view = view;
    this.columns = columns;
  }

  /**
   * Reads and decodes a datagram.
   *
   * @throws NoSuchElementException if it is no longer held
   */
  Detail make(long number) {
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

  /** The same event, made of the very values whose bytes are known. */
  private static Event withTracedValues(Event seen, Envelope envelope, PickleTrace trace) {
    return seen instanceof NetworkEvent && trace.root().isPresent()
        ? envelope.event(seen.datagram(), seen.sender(), trace.root().get().value())
        : seen;
  }

  private static List<OpcodeRow> opcodes(Event event, PickleTrace trace, int from) {
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

  /** A message that may be of the shape of another; raw ones of other lengths are not decoded. */
  private Optional<Event> find(long number, Event now) {
    try {
      Datagram before = view.capture().get(number);
      boolean other =
          now instanceof RawNetworkEvent raw && raw.rawData().length != before.payload().length;
      return other ? Optional.empty() : Optional.of(view.decoder().decode(before));
    } catch (NoSuchElementException e) {
      return Optional.empty(); // let go meanwhile
    }
  }

  /** The same port and way; as many arguments and the same keywords, or as many raw bytes. */
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

  /** Where two messages differ, by the paths of the value tree. */
  static Differences differences(NetworkEvent before, NetworkEvent after) {
    return Differences.between(whole(before), whole(after));
  }

  /** What is compared of a message. */
  private static PyTuple whole(Event event) {
    return switch (event) {
      case NetworkEvent call -> PyTuple.of(call.data(), call.attributes());
      case RawNetworkEvent raw -> PyTuple.of(PyBytes.of(raw.rawData().clone()));
    };
  }

  /** A message for a comparison. */
  Event event(long number) {
    return view.decoder().decode(view.capture().get(number));
  }

  Capture capture() {
    return view.capture();
  }
}
