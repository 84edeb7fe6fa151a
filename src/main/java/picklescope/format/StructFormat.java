package picklescope.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.source.SourceException;
import picklescope.python.struct.Struct;
import picklescope.python.struct.StructException;
import picklescope.python.text.Counted;

/**
 * Records in a format of Python's {@code struct}, one after the other. The values of a single
 * record are positional arguments, or the first ones keyword arguments if there are names. Several
 * records are a tuple each, and each name has the list of its values.
 *
 * <p>Bytes that are no whole record are a problem; the values that are whole in them are read.
 */
public final class StructFormat implements PayloadFormat {
  /** The name of this format. */
  public static final String NAME = "struct";

  private static final int MAX_SIZE = 65_507; // bytes; the longest UDP payload

  private static final int MAX_WRITTEN = 1 << 20; // bytes

  private final Struct struct;
  private final List<PyStr> names;
  private final List<ContentSpan> places; // of the values in a record

  private StructFormat(Struct struct, List<PyStr> names) {
    this.struct = struct;
    this.names = List.copyOf(names);
    places =
        IntStream.range(0, struct.count())
            .mapToObj(value ->
                ContentSpan.of(struct.offset(value), struct.offset(value) + struct.size(value)))
            .toList();
  }

  /**
   * Parses the options that begin at an offset of a text: a format without blanks, and names.
   *
   * @throws SourceException with the position of the mistake in the text
   */
  static StructFormat of(String text, int from) throws SourceException {
    int start = from;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && text.charAt(end) != '(') {
      end++;
    }
    if (start == end) {
      throw new SourceException(start, "expected a format of Python's struct, such as <3f x, y, z");
    }
    var struct = struct(text.substring(start, end), start);
    List<PyStr> names = ColumnNames.of(text, end);
    if (names.size() > struct.count()) {
      throw new SourceException(
          end,
          "%s has %s, fewer than names"
              .formatted(struct, Counted.of(struct.count(), "value", "values")));
    }
    return new StructFormat(struct, names);
  }

  private static Struct struct(String format, int at) throws SourceException {
    Struct struct;
    try {
      struct = Struct.of(format);
    } catch (SourceException e) {
      throw new SourceException(at + e.offset(), e.getMessage());
    }
    if (struct.size() == 0 || struct.count() == 0) {
      throw new SourceException(at, "%s has no values: add some, such as 3f".formatted(format));
    }
    if (struct.size() > MAX_SIZE) {
      throw new SourceException(
          at,
          String.format(
              Locale.ROOT,
              "%s takes %,d bytes; a message has at most %,d",
              format,
              struct.size(),
              MAX_SIZE));
    }
    return struct;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String text() {
    return NAME + " " + struct + (names.isEmpty() ? "" : " " + ColumnNames.text(names));
  }

  @Override
  public String help() {
    String what = names.isEmpty() ? "data" : ColumnNames.list(names);
    return "Python's struct %s of %s: the values are %s"
        .formatted(struct, Counted.bytes(struct.size()), what);
  }

  @Override
  public Content read(byte[] payload) {
    if (payload.length != struct.size()) {
      return records(payload, false).content();
    }
    List<PyValue> values = unpack(payload, 0);
    int named = names.size();
    return Content.whole(
        NAME,
        PyTuple.of(values.subList(named, values.size())),
        named == 0 ? PyDict.of() : Rows.dict(names, values));
  }

  @Override
  public TracedContent trace(byte[] payload) {
    return records(payload, true);
  }

  private TracedContent records(byte[] payload, boolean traced) {
    var rows = new Rows(NAME, names, traced);
    int at = 0;
    for (; payload.length - at >= struct.size(); at += struct.size()) {
      add(rows, traced, unpack(payload, at), at);
    }
    int rest = payload.length - at;
    if (rest == 0 && at > 0) {
      return rows.content("");
    }
    int whole = 0;
    while (whole < places.size() && places.get(whole).end() <= rest) {
      whole++;
    }
    if (whole > 0) {
      byte[] padded = Arrays.copyOf(Arrays.copyOfRange(payload, at, payload.length), struct.size());
      add(rows, traced, unpack(padded, 0).subList(0, whole), at);
    }
    return rows.content(
        Problems.at(
            NAME,
            at,
            String.format(
                Locale.ROOT,
                "%s from there on; %s takes %,d",
                Counted.bytes(rest),
                struct,
                struct.size())));
  }

  private void add(Rows rows, boolean traced, List<PyValue> values, int at) {
    if (!traced) {
      rows.add(values, ContentSpan.NONE);
      return;
    }
    var parts = new ArrayList<ContentSpan>();
    for (int i = 0; i < values.size(); i++) {
      parts.add(ContentSpan.of(at + places.get(i).start(), at + places.get(i).end()));
    }
    rows.add(values, ContentSpan.around(parts));
  }

  private List<PyValue> unpack(byte[] bytes, int at) {
    try {
      return struct.unpack(bytes, at);
    } catch (StructException e) {
      throw new IllegalStateException(e); // there are as many bytes as it takes
    }
  }

  @Override
  public byte[] write(Call call) throws FormatException {
    List<List<PyValue>> rows = RowsOfCall.of(NAME, names, call);
    if (rows.size() > MAX_WRITTEN / struct.size()) {
      throw new FormatException("the records are longer than any datagram");
    }
    byte[] payload = new byte[rows.size() * struct.size()];
    try {
      for (int i = 0; i < rows.size(); i++) {
        byte[] record = struct.pack(rows.get(i));
        System.arraycopy(record, 0, payload, i * record.length, record.length);
      }
    } catch (StructException e) {
      throw new FormatException(e.getMessage());
    }
    return payload;
  }

  @Override
  public boolean mayHaveAttribute(byte[] payload, byte[] name) {
    return names.contains(PyStr.ofUtf8(name));
  }

  @Override
  public List<String> pythonLines() {
    String targets = names.size() == struct.count() ? ColumnNames.targets(names) : "values";
    return List.of(
        "import struct",
        "%s = struct.unpack('%s', e.raw_data)".formatted(targets, struct),
        "# several records: struct.iter_unpack('%s', e.raw_data)".formatted(struct));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StructFormat that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return Objects.hash(NAME, struct.format(), names);
  }

  @Override
  public String toString() {
    return text();
  }
}
