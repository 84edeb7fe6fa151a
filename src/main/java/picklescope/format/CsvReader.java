package picklescope.format;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/** Reads the lines of CSV. All that separates cells is ASCII, so bytes are read, not characters. */
final class CsvReader {
  private static final String CSV = "CSV";
  private static final String NOT_UTF8 = "the bytes there are not UTF-8";

  private final byte[] payload;
  private final byte separator;
  private final int named;
  private final boolean traced;
  private final Rows rows;
  private final int end; // of what is UTF-8
  private int at;

  CsvReader(CsvFormat format, byte[] payload, boolean traced) {
    this.payload = payload;
    this.traced = traced;
    separator = (byte) format.separator();
    named = format.names().size();
    rows = new Rows(CsvFormat.NAME, format.names(), traced);
    end = Utf8Prefix.end(payload, 0, payload.length);
  }

  TracedContent read() {
    try {
      while (at < end) {
        row();
      }
      if (end < payload.length) {
        throw new BrokenException(end, NOT_UTF8);
      }
      if (end == 0 && named > 0) {
        throw new BrokenException(0, "the payload is empty");
      }
      return rows.content("");
    } catch (BrokenException e) {
      return rows.content(Problems.at(CSV, e.at(), e.why()));
    }
  }

  private void row() throws BrokenException {
    var cells = new ArrayList<PyValue>(Math.max(4, named));
    var spans = new ArrayList<ContentSpan>();
    int start = at;
    try {
      boolean more = !isLineEnd();
      while (more) {
        cell(cells, spans);
        more = at < end && payload[at] == separator;
        at += more ? 1 : 0;
      }
    } finally {
      rows.add(cells, traced ? new ContentSpan(start, at, spans) : ContentSpan.NONE);
    }
    boolean cut = at == end && end < payload.length;
    if (cells.size() < named && !cut) {
      throw new BrokenException(
          at,
          String.format(
              Locale.ROOT,
              "line %,d has %,d of the %,d cells that have names",
              rows.size(),
              cells.size(),
              named));
    }
    afterLineEnd();
  }

  private boolean isLineEnd() {
    return at == end || payload[at] == '\n' || payload[at] == '\r';
  }

  private void afterLineEnd() {
    if (at < end) {
      boolean two = payload[at] == '\r' && at + 1 < end && payload[at + 1] == '\n';
      at += two ? 2 : 1;
    }
  }

  private void cell(List<PyValue> cells, List<ContentSpan> spans) throws BrokenException {
    int start = at;
    try {
      if (at < end && payload[at] == '"') {
        quoted(cells);
      } else {
        while (!isLineEnd() && payload[at] != separator) {
          at++;
        }
        cells.add(plain(start, at));
      }
    } finally {
      if (traced) {
        spans.add(ContentSpan.of(start, at));
      }
    }
  }

  private void quoted(List<PyValue> cells) throws BrokenException {
    int start = at;
    int from = ++at;
    var text = Optional.<ByteArrayOutputStream>empty(); // once there is a doubled quote
    while (at < end && (payload[at] != '"' || at + 1 < end && payload[at + 1] == '"')) {
      if (payload[at] == '"') {
        text = Optional.of(text.orElseGet(ByteArrayOutputStream::new));
        text.get().write(payload, from, at + 1 - from);
        from = at + 2;
        at++;
      }
      at++;
    }
    byte[] last = Arrays.copyOfRange(payload, from, at);
    if (text.isPresent()) {
      text.get().writeBytes(last);
    }
    cells.add(PyStr.ofUtf8(text.map(ByteArrayOutputStream::toByteArray).orElse(last)));
    if (at == end) {
      throw end == payload.length
          ? new BrokenException(start, "the quote that begins there is not closed")
          : new BrokenException(end, NOT_UTF8);
    }
    at++;
    if (!isLineEnd() && payload[at] != separator) {
      throw new BrokenException(at, "a separator or the end of the line must follow the quote");
    }
  }

  private PyValue plain(int from, int to) {
    int start = from;
    int stop = to;
    while (start < stop && isBlank(payload[start])) {
      start++;
    }
    while (start < stop && isBlank(payload[stop - 1])) {
      stop--;
    }
    if (start == stop) {
      return PyNone.NONE;
    }
    return PythonNumbers.of(payload, start, stop)
        .orElseGet(() -> PyStr.ofUtf8(Arrays.copyOfRange(payload, from, to)));
  }

  static boolean isBlank(byte letter) {
    return letter == ' ' || letter == '\t' || letter == 0x0B || letter == '\f';
  }
}
