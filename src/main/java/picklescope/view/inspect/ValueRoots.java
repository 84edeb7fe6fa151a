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
import picklescope.filter.Field;
import picklescope.filter.ValuePath;
import picklescope.format.Content;
import picklescope.format.TracedContent;
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

/** Creates the roots of the value tree: the attributes of the callback's event. */
final class ValueRoots {
  private static final int LONGEST_KEY = 60; // characters

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
   *     for raw bytes {@code (bytes,)}, and for those in a known format {@code (data, attributes)}
   * @param content the bytes of the values of a payload in a known format
   * @param columns returns the columns of text in the tree
   */
  static List<ValueNode> of(
      Event event,
      PyTuple whole,
      Envelope envelope,
      PickleTrace trace,
      Optional<TracedContent> content,
      IntSupplier columns) {
    var made = new ValueRoots(envelope, trace, columns);
    switch (event) {
      case NetworkEvent call when call.bare() ->
          made.add(
              "e.data[0]",
              new ValueNode.Value(
                  call.data().item(0), Origin.of(trace.root()), Optional.of(call.data()), 0));
      case NetworkEvent call -> made.call(call, whole);
      case RawNetworkEvent raw when content.isPresent() ->
          made.formatted(raw, whole, content.get());
      case RawNetworkEvent raw -> {
        made.bytes(raw, whole.item(0), Optional.of(whole));
        made.pickle();
      }
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

  private void bytes(RawNetworkEvent raw, PyValue bytes, Optional<PyValue> around) {
    int end = raw.datagram().payload().length;
    var origin = new Origin.Payload(new ByteRange(end - raw.rawData().length, end));
    int part = around.isPresent() ? 0 : -1;
    add("e.raw_data", new ValueNode.Value(bytes, origin, around, part));
  }

  /** The callback gets only the bytes, so the names of the arguments have no {@code e.} */
  private void formatted(RawNetworkEvent raw, PyTuple whole, TracedContent content) {
    bytes(raw, PyBytes.of(raw.rawData().clone()), Optional.empty());
    Content read = content.content();
    if (!read.isEmpty() || read.isWhole()) {
      remark(
          "e.raw_data %s as %s:"
              .formatted(raw.recognized() ? "recognized" : "read", raw.formatTitle()),
          false,
          List.of());
      formatted(content, whole);
    } else {
      pickle();
    }
    if (!read.isWhole()) {
      remark(
          read.problem(),
          true,
          ContentPlaces.unread(content, raw.rawData().length).stream()
              .filter(range -> range.length() > 0)
              .toList());
    }
  }

  private void formatted(TracedContent content, PyTuple whole) {
    PyTuple data = content.content().data();
    PyDict attributes = content.content().attributes();
    if (data.size() > 0 || attributes.size() == 0) {
      Origin origin = Origin.formatted(Optional.of(content.data()));
      add(Field.DATA.fieldName(), new ValueNode.Value(data, origin, Optional.of(whole), 0));
    }
    for (int i = 0; i < attributes.size(); i++) {
      PyValue key = attributes.key(i);
      Origin origin = Origin.formatted(content.attributes().part(i));
      add(
          ValuePath.attribute(PyValues.text(key).orElse(""), Repr.line(LONGEST_KEY).of(key)),
          new ValueNode.Value(attributes.value(i), origin, Optional.of(attributes), i));
    }
  }

  private void remark(String text, boolean warns, List<ByteRange> at) {
    roots.add(ValueNode.root("", new ValueNode.Remark(text, warns, at), columns));
  }

  private void pickle() {
    trace.root().ifPresent(root -> add("p", ValueNode.Value.of(root.value(), trace.root())));
    if (trace.root().isEmpty()) {
      for (ValueSpan span : trace.stack()) {
        String name = "read before the error, #" + roots.size();
        add(name, ValueNode.Value.of(span.value(), Optional.of(span)));
      }
    }
  }
}
