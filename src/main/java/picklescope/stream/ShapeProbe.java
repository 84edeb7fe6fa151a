package picklescope.stream;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.event.SourceNames;
import picklescope.format.Content;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * Source and shape of a message, found without creating objects: {@link #look} fills it, {@link
 * #hash} and {@link #isOf} compare it with shapes that are known. For one thread.
 */
final class ShapeProbe {
  private static final PyTuple NO_DATA = PyTuple.of();
  private static final PyDict NO_KEYWORDS = PyDict.of();

  private Event event;
  private String format = "";
  private String captured = ""; // the name of the newest message's source
  private String host = ""; // in that name
  private int hostHash = SeededHash.of("");
  private PyTuple data = NO_DATA;
  private PyDict keywords = NO_KEYWORDS;
  private boolean many;
  private int hash;

  ShapeProbe(Event first) {
    event = first;
    look(first);
  }

  /** Takes the shape of an event. */
  void look(Event newest) {
    event = newest;
    data = newest.positional().orElse(NO_DATA);
    keywords = newest.keywords().orElse(NO_KEYWORDS);
    format =
        switch (newest) {
          case NetworkEvent call -> call.bare() ? StreamShape.BARE : StreamShape.CALL;
          case RawNetworkEvent raw -> raw.content().map(Content::format).orElse(StreamShape.RAW);
        };
    var header = newest.datagram();
    host(header.source());
    int sum = namesHash();
    hash = SeededHash.of(header.remote().getAddress());
    hash = hash * SeededHash.FACTOR + hostHash;
    hash = hash * SeededHash.FACTOR + header.port();
    hash = hash * SeededHash.FACTOR + header.direction().ordinal();
    hash = hash * SeededHash.FACTOR + format.hashCode();
    hash = hash * SeededHash.FACTOR + data.size();
    hash = hash * SeededHash.FACTOR + sum;
  }

  /** Keeps the host of the newest source: most messages come from the same one. */
  private void host(String source) {
    if (!source.equals(captured)) {
      captured = source;
      host = SourceNames.host(source);
      hostHash = SeededHash.of(host);
    }
  }

  /** Returns a sum that does not depend on the order; 1 if there are too many or too long names. */
  private int namesHash() {
    int size = keywords.size();
    int sum = 0;
    int bytes = 0;
    many = size > StreamShape.MOST_KEYWORDS;
    for (int i = 0; i < size && !many; i++) {
      PyValue name = keywords.key(i);
      bytes += name instanceof PyStr text ? text.byteLength() : 1;
      many = bytes > StreamShape.MOST_KEYWORD_BYTES;
      if (!many) {
        sum += name(name).hashCode();
      }
    }
    return many ? 1 : sum;
  }

  /** Returns a name as a str. */
  private static PyStr name(PyValue name) {
    return switch (name) {
      case PyStr text -> text;
      case PyStr2 text ->
          text.text().orElseGet(() -> PyStr.of(Repr.line(StreamShape.MOST_KEYWORD_BYTES).of(text)));
      default -> PyStr.of(Repr.line(StreamShape.MOST_KEYWORD_BYTES).of(name));
    };
  }

  Event event() {
    return event;
  }

  PyTuple data() {
    return data;
  }

  PyDict keywords() {
    return keywords;
  }

  int hash() {
    return hash;
  }

  /** Returns the names in the order of this message; none if there are too many. */
  PyStr[] names() {
    return many
        ? new PyStr[0]
        : keywords.entries().stream().map(entry -> name(entry.key())).toArray(PyStr[]::new);
  }

  /**
   * Returns whether the message has a source and shape.
   *
   * @param address the source's address
   * @param names the shape's names, in the order of one of its messages
   * @param set the same names
   */
  boolean isOf(
      InetAddress address, StreamSource source, StreamShape shape, PyStr[] names, Set<PyStr> set) {
    var header = event.datagram();
    return shape.positional() == data.size()
        && shape.manyKeywords() == many
        && source.port() == header.port()
        && source.direction() == header.direction()
        && shape.format().equals(format)
        && isSame(address, header.remote().getAddress())
        && source.host().equals(host)
        && (many || hasNames(names, set));
  }

  private static boolean isSame(InetAddress a, InetAddress b) {
    return a.equals(b)
        && (!(a instanceof Inet6Address one)
            || b instanceof Inet6Address other && one.getScopeId() == other.getScopeId());
  }

  private boolean hasNames(PyStr[] names, Set<PyStr> set) {
    if (names.length != keywords.size()) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      PyStr name = name(keywords.key(i));
      if (!names[i].sameText(name) && !set.contains(name)) {
        return false;
      }
    }
    return true;
  }

  StreamShape shape() {
    List<String> sorted = new ArrayList<>();
    Arrays.stream(names()).sorted().forEach(name -> sorted.add(name.toString()));
    return new StreamShape(format, data.size(), sorted, many);
  }
}
