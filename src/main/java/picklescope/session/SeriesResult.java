package picklescope.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.event.DatagramHeader;
import picklescope.event.SourceNames;
import picklescope.filter.Subject;
import picklescope.python.PyNone;
import picklescope.python.PyValue;
import picklescope.stream.StreamSource;
import picklescope.stream.series.SeriesStore;

/**
 * What an expression has given for the messages so far: a line for each source: what one computer
 * sends to a port here, or what is sent to a port of one computer, and of a lab the computer that
 * published the messages. One thread adds, any thread reads.
 */
public final class SeriesResult {
  /** The most sources; the messages of others are counted. */
  public static final int MOST_SOURCES = 16;

  private final SeriesQuery query;
  private final SeriesStore store;
  private final Map<StreamSource, SeriesLine> bySource = new HashMap<>();
  private volatile List<SeriesLine> lines = List.of();
  private volatile long missing;
  private volatile long unusable;
  private volatile long others;
  private volatile List<String> parts = List.of();

  SeriesResult(SeriesQuery query, SeriesStore store) {
    this.query = query;
    this.store = store;
  }

  /** Returns what was asked. */
  public SeriesQuery query() {
    return query;
  }

  /** Returns the lines in the order in which their first values came. */
  public List<SeriesLine> lines() {
    return lines;
  }

  /** Returns how many messages have no such value. */
  public long missing() {
    return missing;
  }

  /** Returns how many messages have a value of another kind. */
  public long unusable() {
    return unusable;
  }

  /** Returns how many messages have the value but come from further sources. */
  public long others() {
    return others;
  }

  /**
   * Returns the expressions of the items of the first list, tuple or dict that came; empty if none
   * came.
   */
  public List<String> parts() {
    return parts;
  }

  /** Adds the value of a message, if it has one. */
  void add(Subject subject, Optional<PyValue> found) {
    if (found.isEmpty()) {
      missing++;
      return;
    }
    PyValue value = found.get();
    DatagramHeader header = subject.header();
    StreamSource source = StreamSource.of(header);
    SeriesLine line = bySource.get(source);
    if (line != null) {
      addTo(line, header, value);
    } else if (SeriesLine.canBegin(value)) {
      if (bySource.size() < MOST_SOURCES) {
        addTo(begin(source, subject), header, value);
      } else {
        others++;
      }
    } else if (value instanceof PyNone) {
      missing++;
    } else {
      addUnusable(value);
    }
  }

  private void addTo(SeriesLine line, DatagramHeader header, PyValue value) {
    if (!line.add(header.timeNanos(), header.number(), value)) {
      addUnusable(value);
    }
  }

  private void addUnusable(PyValue value) {
    unusable++;
    if (parts.isEmpty()) {
      parts = ValueParts.of(query.expression().text(), value);
    }
  }

  /** Returns whether an address has sent at one computer of a lab only. */
  private boolean isOnlyAt(StreamSource source) {
    return bySource.keySet().stream()
        .filter(other -> other.address().equals(source.address()))
        .allMatch(other -> other.host().equals(source.host()));
  }

  /** Returns whether the line with the name of a sender alone is that of an address. */
  private boolean isNamedAlone(StreamSource source, String name) {
    return bySource.entrySet().stream()
        .filter(line -> line.getValue().source().equals(name))
        .anyMatch(line -> line.getKey().address().equals(source.address()));
  }

  private SeriesLine begin(StreamSource source, Subject subject) {
    String sender = subject.sender();
    List<String> names = names(source, sender);
    boolean isHostClear =
        source.host().isEmpty() || source.host().equals(sender) || isOnlyAt(source);
    Stream<String> longer =
        isHostClear
            ? names.stream().skip(1)
            : names.stream().map(one -> SourceNames.onHost(one, source.host()));
    String name =
        Stream.concat(Stream.of(names.getFirst()), longer)
            .filter(text -> lines.stream().noneMatch(line -> line.source().equals(text)))
            .findFirst()
            .orElse(names.getLast() + " (" + lines.size() + ")");
    var line = new SeriesLine(name, store);
    bySource.put(source, line);
    lines = Stream.concat(lines.stream(), Stream.of(line)).toList();
    return line;
  }

  /** Returns names of a line, the shortest first: the first one that no other line has is used. */
  private List<String> names(StreamSource source, String sender) {
    String port = " to " + source.port();
    return switch (source.direction()) {
      case IN -> {
        // Computers with one name are told apart by their addresses, ports of one by these.
        String address = sender + " " + source.address();
        String longer = isNamedAlone(source, sender) ? sender + port : address;
        yield List.of(sender, longer, address + port);
      }
      case OUT -> {
        String sent = sender + " sent";
        String to = sent + " to " + source.address();
        yield List.of(
            sent, isNamedAlone(source, sent) ? sent + port : to, to + ":" + source.port());
      }
    };
  }
}
