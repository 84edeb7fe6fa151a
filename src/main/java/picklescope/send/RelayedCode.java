package picklescope.send;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.EnvelopeList;
import picklescope.event.Event;
import picklescope.pickle.Danger;
import picklescope.pickle.Globals;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleWriter;
import picklescope.python.PyGlobal;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.eval.Compiled;
import picklescope.python.eval.FunctionTable;
import picklescope.python.source.Expr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

/**
 * Code that an answer would pass on: a value such as {@code e.data[1]} goes out as the pickle that
 * it was, and the sender of a message, whose address may be forged, must not reach other programs
 * through a responder.
 */
final class RelayedCode {
  private static final SendScope NAMES = new SendScope();
  private static final FunctionTable FUNCTIONS = MovingFunctions.table();

  private RelayedCode() {}

  /**
   * Returns what runs code or cannot be known in an answer that contains values of the message. The
   * answer itself is assessed, because names change on their way: the writer uses those of the
   * Python version of its protocol, and bytes of the message may become the payload.
   *
   * <p>A lab's own classes, of which nothing is known, may be passed on. Names in the rule's own
   * text are the user's choice, as long as the message itself calls nothing.
   *
   * @param payload the answer
   * @param answer the message from which it was made
   * @param envelopes those with which it may be read
   */
  static List<Danger> in(byte[] payload, Message answer, List<Envelope> envelopes, Event answered) {
    var readers = Stream.concat(Stream.of(answer.envelope()), envelopes.stream()).toList();
    var scanned =
        pickleOffsets(readers.stream())
            .filter(from -> from <= payload.length)
            .flatMap(from -> Globals.in(payload, from).dangers().stream());
    List<Danger> dangers =
        Stream.concat(scanned, readers.stream().flatMap(one -> inside(payload, one)))
            .filter(danger -> danger.kind() != Danger.Kind.MAY_RUN_CODE)
            .distinct()
            .toList();
    if (dangers.isEmpty()) {
      return dangers;
    }
    var parts = parts(answer);
    if (parts.stream().noneMatch(RelayedCode::isEvent)) {
      return List.of();
    }
    Set<String> own = answered.dangerous().isEmpty() ? named(parts, answer.protocol()) : Set.of();
    return dangers.stream().filter(danger -> !own.contains(danger.name())).toList();
  }

  /** Returns what is found by taking an envelope off, which may have compressed its content. */
  private static Stream<Danger> inside(byte[] payload, Envelope envelope) {
    var nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var datagram = new Datagram(1, 0, Direction.OUT, nobody, nobody, payload);
    return envelope.decode(datagram, "").dangerous().stream();
  }

  /**
   * Returns where a receiver may expect a pickle. Only calls are written behind skipped bytes; a
   * bare value, and what other forms make of a message, begins at the first byte.
   */
  private static Stream<Integer> pickleOffsets(Stream<Envelope> envelopes) {
    var inside =
        envelopes.flatMap(envelope ->
            envelope instanceof EnvelopeList list
                ? list.envelopes().stream()
                : Stream.of(envelope));
    return Stream.concat(Stream.of(0), inside.map(Envelope::skipped)).distinct();
  }

  private static boolean isEvent(Expr part) {
    return part instanceof Expr.Name name && name.name().equals("e");
  }

  /** Returns the expressions in the answer's text, with all parts; empty if its bytes are fixed. */
  private static List<Expr> parts(Message answer) {
    var parts = new ArrayList<Expr>();
    try {
      switch (answer.form()) {
        case CALL -> parts.addAll(Source.invocation(answer.text()).children());
        case BARE, PYTHON -> parts.add(Source.expression(answer.text()));
        case JSON, CSV, STRUCT, OSC, MSGPACK ->
            parts.add(FormattedText.of(answer.form(), answer.text()).values());
        case TEXT, HEX, BASE64, FILE -> {}
      }
    } catch (SourceException e) {
      throw new IllegalStateException(e); // it has been compiled
    }
    for (int i = 0; i < parts.size(); i++) {
      parts.addAll(parts.get(i).children());
    }
    return parts;
  }

  /** Returns what the names among the expressions are reported as if they are written. */
  private static Set<String> named(List<Expr> parts, int protocol) {
    var names = new ArrayList<PyValue>();
    for (Expr part : parts) {
      if (part instanceof Expr.Attribute) {
        global(part).ifPresent(names::add);
      }
    }
    var reported = new HashSet<String>();
    try {
      byte[] pickle = PickleWriter.write(PyTuple.of(names), protocol);
      Globals.in(pickle, 0).dangers().forEach(danger -> reported.add(danger.name()));
    } catch (PickleException e) {
      // What cannot be written is not part of the answer.
    }
    return reported;
  }

  private static Optional<PyValue> global(Expr name) {
    try {
      return Compiled.of(name, NAMES, FUNCTIONS).constant().filter(PyGlobal.class::isInstance);
    } catch (SourceException e) {
      return Optional.empty(); // a part of a name, such as math in math.pi
    }
  }
}
