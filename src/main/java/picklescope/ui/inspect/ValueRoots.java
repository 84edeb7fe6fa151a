package picklescope.ui.inspect;

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
import picklescope.pickle.PickleTrace;
import picklescope.pickle.ValueSpan;
import picklescope.python.Part;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.Source;

/** The lines of the value tree that stand in no other: what the callback's event has. */
final class ValueRoots {
  private final Envelope envelope;
  private final PickleTrace trace;
  private final IntSupplier room;
  private final List<ValueNode> roots = new ArrayList<>();

  private ValueRoots(Envelope envelope, PickleTrace trace, IntSupplier room) {
    this.envelope = envelope;
    this.trace = trace;
    this.room = room;
  }

  /**
   * The roots of an event's tree.
   *
   * @param whole for a call {@code (data, attributes)}, in which differences are marked
   * @param room how many characters have room in a line
   */
  static List<ValueNode> of(
      Event event, PyTuple whole, Envelope envelope, PickleTrace trace, IntSupplier room) {
    var made = new ValueRoots(envelope, trace, room);
    switch (event) {
      case NetworkEvent call when call.bare() ->
          made.add(
              "e.data[0]",
              new ValueNode.Of(
                  call.data().item(0), Origin.of(trace.root()), Optional.of(call.data()), 0));
      case NetworkEvent call -> made.call(call, whole);
      case RawNetworkEvent raw -> made.raw(raw);
    }
    return made.roots;
  }

  private void add(String name, ValueNode.Of value) {
    roots.add(ValueNode.root(name, value, room));
  }

  private void call(NetworkEvent call, PyTuple whole) {
    Origin data = Origin.UNKNOWN;
    Origin attributes = Origin.UNKNOWN;
    if (envelope instanceof CustomEnvelope custom && trace.root().isPresent()) {
      var origins = new EnvelopeOrigins(trace.root().get());
      data = data(origins.of(custom.expression("data")), call);
      attributes = origins.of(custom.expression("attributes"));
      if (custom.tellsSender()) {
        var span = origins.of(custom.expression("sender")).span();
        PyValue said = span.map(ValueSpan::value).orElse(PyStr.of(call.sender()));
        add("e.sender", ValueNode.Of.value(said, span));
      }
    }
    Map<PyValue, ValueSpan> spans = trace.root().map(Spans::byContainer).orElse(Map.of());
    data = known(data, spans, call.data());
    attributes = known(attributes, spans, call.attributes());
    add("e.data", new ValueNode.Of(call.data(), data, Optional.of(whole), 0));
    attributes(call.attributes(), attributes);
    if (envelope instanceof CustomEnvelope) {
      trace.root().ifPresent(root -> add("p", ValueNode.Of.value(root.value(), trace.root())));
    }
  }

  /** What is no sequence is the only positional argument. */
  private static Origin data(Origin origin, NetworkEvent call) {
    boolean alone =
        call.data().size() == 1
            && origin.span().filter(span -> span.value() == call.data().item(0)).isPresent();
    return alone ? new Origin.Made(List.of(origin)) : origin;
  }

  /** A container that the envelope took as it is can be told by itself. */
  private static Origin known(Origin origin, Map<PyValue, ValueSpan> spans, PyValue container) {
    return origin.equals(Origin.UNKNOWN)
        ? Origin.of(Optional.ofNullable(spans.get(container)))
        : origin;
  }

  private void attributes(PyDict attributes, Origin origin) {
    var origins = origin.parts();
    for (int i = 0; i < attributes.size(); i++) {
      String name = PyValues.text(attributes.key(i)).orElse("");
      String shown =
          Source.isName(name) ? "e." + name : "e[" + Repr.line(60).of(attributes.key(i)) + "]";
      var part = new Part(Part.Role.ENTRY, i, attributes.value(i));
      add(shown, new ValueNode.Of(part.value(), origins.apply(part), Optional.of(attributes), i));
    }
  }

  private void raw(RawNetworkEvent raw) {
    var bytes = PyBytes.of(raw.rawData().clone());
    add("e.raw_data", ValueNode.Of.value(bytes, Optional.empty()));
    trace.root().ifPresent(root -> add("p", ValueNode.Of.value(root.value(), trace.root())));
    if (trace.root().isEmpty()) {
      for (ValueSpan span : trace.stack()) {
        String name = "read before it breaks, #" + roots.size();
        add(name, ValueNode.Of.value(span.value(), Optional.of(span)));
      }
    }
  }
}
