package picklescope.export.xdf;

import java.util.List;
import java.util.stream.IntStream;
import picklescope.export.table.Batch;
import picklescope.export.table.Cells;
import picklescope.export.table.Column;
import picklescope.export.table.ColumnType;

/**
 * A stream: samples of channels. All channels have one format: texts are {@code string}, numbers
 * {@code double64}, in which an empty cell is NaN and a truth value 0 or 1.
 */
final class XdfStream {
  private static final int SAMPLES_OF_CHUNK = 4_096;

  /** A chunk with so many characters has no more samples: the same text may be in each of them. */
  private static final int CHARS_OF_CHUNK = 1 << 20;

  private static final double NANOS = 1e9;

  private final int id;
  private final StreamInfo info;
  private final List<Column> columns;
  private final int[] places;
  private final boolean texts;
  private long count;
  private double first;
  private double last;

  /**
   * Creates a stream.
   *
   * @param places the columns that are its channels, either of texts or of numbers
   */
  XdfStream(int id, StreamInfo info, List<Column> columns, int[] places) {
    this.id = id;
    this.info = info;
    this.columns = columns;
    this.places = places;
    texts = columns.get(places[0]).type() == ColumnType.TEXT;
  }

  XdfChunk header() {
    var xml =
        new XdfXml()
            .open("info")
            .element("name", info.name() + (texts ? " texts" : ""))
            .element("type", texts ? "Markers" : "Messages")
            .element("channel_count", Integer.toString(places.length))
            .element("nominal_srate", "0")
            .element("channel_format", texts ? "string" : "double64")
            .element("source_id", info.source())
            .element("hostname", info.host())
            .open("desc")
            .element("clock", "the recording computer's, in seconds since 1970-01-01T00:00:00Z");
    info.clock().ifPresent(text -> xml.element("sender_clock", text));
    xml.open("channels");
    for (int place : places) {
      xml.open("channel").element("label", columns.get(place).name());
      xml.element("type", columns.get(place).type().text()).close("channel");
    }
    return new XdfChunk(XdfChunk.STREAM_HEADER, id)
        .text(xml.close("channels").close("desc").close("info").toString());
  }

  /** Returns the row after those that become a chunk. */
  int chunkEnd(Batch rows, int from) {
    int most = Math.min(rows.rows(), from + SAMPLES_OF_CHUNK);
    if (!texts) {
      return most;
    }
    int to = from;
    for (long chars = 0; to < most && chars < CHARS_OF_CHUNK; to++) {
      for (int place : places) {
        var cells = (Cells.Texts) rows.cells(place);
        chars += cells.isPresent(to) ? cells.textAt(to).length() : 0;
      }
    }
    return to;
  }

  /** Returns rows as samples, each with its time. */
  XdfChunk samples(Batch rows, int from, int to) {
    var times = (Cells.Numbers) rows.cells(0);
    int[] samples = IntStream.range(from, to).filter(row -> isSample(rows, row)).toArray();
    var chunk = new XdfChunk(XdfChunk.SAMPLES, id).count(samples.length);
    for (int row : samples) {
      double time = times.wholeAt(row) / NANOS;
      first = count == 0 ? time : Math.min(first, time);
      last = count == 0 ? time : Math.max(last, time);
      count++;
      chunk.int8(Double.BYTES).real(time);
      for (int place : places) {
        value(rows.cells(place), columns.get(place).type(), row, chunk);
      }
    }
    return chunk;
  }

  /** Returns whether a row is one: a marker has a text. */
  private boolean isSample(Batch rows, int row) {
    return !texts || IntStream.of(places).anyMatch(place -> rows.cells(place).isPresent(row));
  }

  private static void value(Cells cells, ColumnType type, int row, XdfChunk to) {
    switch (cells) {
      case Cells.Texts texts -> to.sized(texts.isPresent(row) ? texts.textAt(row) : "");
      case Cells.Numbers numbers when !numbers.isPresent(row) -> to.real(Double.NaN);
      case Cells.Numbers numbers ->
          to.real(type == ColumnType.REAL ? numbers.realAt(row) : numbers.wholeAt(row));
    }
  }

  /** Returns the clock offset at the first or the last sample. */
  XdfChunk offset(boolean atEnd) {
    return new XdfChunk(XdfChunk.CLOCK_OFFSET, id).real(atEnd ? last : first).real(0);
  }

  XdfChunk footer() {
    var xml =
        new XdfXml()
            .open("info")
            .element("first_timestamp", Double.toString(first))
            .element("last_timestamp", Double.toString(last))
            .element("sample_count", Long.toString(count));
    if (Double.isFinite(info.rate())) {
      xml.element("measured_srate", Double.toString(info.rate()));
    }
    xml.open("clock_offsets");
    for (double time : new double[] {first, last}) {
      xml.open("offset").element("time", Double.toString(time)).element("value", "0");
      xml.close("offset");
    }
    return new XdfChunk(XdfChunk.STREAM_FOOTER, id)
        .text(xml.close("clock_offsets").close("info").toString());
  }
}
