package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import picklescope.event.CustomEnvelope;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.filter.ValuePath;
import picklescope.pickle.PickleTrace;
import picklescope.pickle.ValueSpan;
import picklescope.python.Part;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Creates the roots of the value tree: the attributes of the callback's event. */
final class ValueRoots {
  private final Envelope envelope;
  private final PickleTrace trace;
  private final IntSupplier columns;
  private final List<ValueNode> roots = new ArrayList<>();

  private ValueRoots(Envelope envelope, PickleTrace trace, IntSupplier columns) {
    this.envelope = envelope;
    this.trace = trace;
    this.columns = columns;
  }

  /**
   * Returns the roots of an event's tree.
   *
   * @param whole the value in which differences are marked: for a call {@code (data, attributes)},
   *     for raw bytes {@code (bytes,)}
   * @param columns returns the columns of text in the tree
   */
  static List<ValueNode> of(
      Event event, PyTuple whole, Envelope envelope, PickleTrace trace, IntSupplier columns) {
    var made = new ValueRoots(envelope, trace, columns);
    switch (event) {
      case NetworkEvent call when call.bare() ->
          made.add(
              "e.data[0]",
              new ValueNode.Value(
                  call.data().item(0), Origin.of(trace.root()), Optional.of(call.data()), 0));
      case NetworkEvent call -> made.call(call, whole);
      case RawNetworkEvent raw -> made.raw(raw, whole);
    }
    return made.roots;
  }

  private void add(String name, ValueNode.Value value) {
    roots.add(ValueNode.root(name, value, columns));
  }

  private void call(NetworkEvent call, PyTuple whole) {
    if (envelope instanceof CustomEnvelope custom
        && custom.hasReadingExpressions()
        && call.misfit().isEmpty()
        && trace.root().isPresent()) {
      custom(call, custom, whole);
    } else {
      var parts = Origin.of(trace.root()).parts();
      data(call, whole, parts.apply(new Part(Part.Role.ITEM, 0, call.data())));
      attributes(call, parts.apply(new Part(Part.Role.ITEM, 1, call.attributes())));
    }
  }

  private void custom(NetworkEvent call, CustomEnvelope custom, PyTuple whole) {
    ValueSpan root = trace.root().orElseThrow();
    var origins = new EnvelopeOrigins(root);
    if (custom.namesSender()) {
      Origin sender = origins.of(custom.expression("sender"));
      PyValue value = sender.span().map(ValueSpan::value).orElse(PyStr.of(call.sender()));
      add("e.sender", new ValueNode.Value(value, sender, Optional.empty(), -1));
    }
    Map<PyValue, ValueSpan> spans = Spans.byContainer(root);
    data(call, whole, known(data(origins.of(custom.expression("data")), call), spans, call.data()));
    Origin attributes = origins.of(custom.expression("attributes"));
    attributes(call, known(attributes, spans, call.attributes()));
    add("p", ValueNode.Value.of(root.value(), trace.root()));
  }

  private void data(NetworkEvent call, PyTuple whole, Origin origin) {
    add("e.data", new ValueNode.Value(call.data(), origin, Optional.of(whole), 0));
  }

  /**
   * Returns the origin of the data: a value that is not a sequence is the only positional argument.
   */
  private static Origin data(Origin origin, NetworkEvent call) {
    boolean alone =
        call.data().size() == 1
            && origin.span().filter(span -> span.value() == call.data().item(0)).isPresent();
    return alone ? new Origin.Assembled(List.of(origin)) : origin;
  }

  /** Returns the span of a container that the envelope took unchanged, or the given origin. */
  private static Origin known(Origin origin, Map<PyValue, ValueSpan> spans, PyValue container) {
    boolean found = origin instanceof Origin.Computed || origin.equals(Origin.UNKNOWN);
    return found && spans.containsKey(container) ? new Origin.Bytes(spans.get(container)) : origin;
  }

  private void attributes(NetworkEvent call, Origin origin) {
    PyDict attributes = call.attributes();
    var origins = origin.parts();
    for (int i = 0; i < attributes.size(); i++) {
      var part = new Part(Part.Role.ENTRY, i, attributes.value(i));
      add(
          ValuePath.inCallback(attributes.key(i)),
          new ValueNode.Value(part.value(), origins.apply(part), Optional.of(attributes), i));
    }
  }

  private void raw(RawNetworkEvent raw, PyTuple whole) {
    int end = raw.datagram().payload().length;
    var origin = new Origin.Payload(new ByteRange(end - raw.rawData().length, end));
    add("e.raw_data", new ValueNode.Value(whole.item(0), origin, Optional.of(whole), 0));
    trace.root().ifPresent(root -> add("p", ValueNode.Value.of(root.value(), trace.root())));
    if (trace.root().isEmpty()) {
      for (ValueSpan span : trace.stack()) {
        String name = "read before the error, #" + roots.size();
        add(name, ValueNode.Value.of(span.value(), Optional.of(span)));
      }
    }
  }
}
