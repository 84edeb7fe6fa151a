package picklescope.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.event.DatagramHeader;
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
  private final LineNames names;
  private final SeriesStore store;
  private final Map<StreamSource, SeriesLine> bySource = new HashMap<>();
  private volatile List<SeriesLine> lines = List.of();
  private volatile long missing;
  private volatile long unusable;
  private volatile long others;
  private volatile List<String> parts = List.of();

  /**
   * Creates it without lines.
   *
   * @param names names the lines of all results
   */
  SeriesResult(SeriesQuery query, LineNames names, SeriesStore store) {
    this.query = query;
    this.names = names;
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

  private SeriesLine begin(StreamSource source, Subject subject) {
    var line = new SeriesLine(names.of(source, subject.sender()), store);
    bySource.put(source, line);
    lines = Stream.concat(lines.stream(), Stream.of(line)).toList();
    return line;
  }
}
