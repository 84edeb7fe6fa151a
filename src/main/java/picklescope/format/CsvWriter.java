package picklescope.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.text.Utf8;

/** Writes the lines of CSV; a text is quoted if it would be read as anything else without. */
final class CsvWriter {
  private static final int MAX_SIZE = 1 << 20; // bytes; shared parts are written again and again

  private final byte separator;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CsvWriter(char separator) {
    this.separator = (byte) separator;
  }

  /**
   * Returns the payload.
   *
   * @throws FormatException if a value is no cell
   */
  static byte[] write(char separator, List<List<PyValue>> rows) throws FormatException {
    var writer = new CsvWriter(separator);
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        writer.out.write('\n');
      }
      writer.row(rows.get(i));
    }
    if (rows.size() > 1 && rows.getLast().isEmpty()) {
      writer.out.write('\n'); // the end of a line that has no cells
    }
    return writer.out.toByteArray();
  }

  private void row(List<PyValue> cells) throws FormatException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(separator);
      }
      cell(cells.get(i));
      if (out.size() > MAX_SIZE) {
        throw new FormatException("the CSV is longer than any datagram");
      }
    }
    if (cells.size() == 1 && cells.getFirst() == PyNone.NONE) {
      out.write(separator == ' ' ? '\t' : ' '); // a line of nothing has no cells
    }
  }

  private void cell(PyValue value) throws FormatException {
    switch (value) {
      case PyNone _ -> {}
      case PyInt number -> write(number.toString());
      case PyFloat number -> write(number.toString());
      case PyStr text -> text(text);
      case PyStr2 old when old.text().isPresent() -> text(old.text().get());
      default ->
          throw new FormatException(
              "CSV has no value for %s: use None, int, float or str"
                  .formatted(Repr.line(40).of(value)));
    }
  }

  private void write(String ascii) {
    out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private void text(PyStr text) throws FormatException {
    byte[] utf8 = text.raw();
    if (!Utf8.isValid(utf8)) {
      throw new FormatException(
          "%s has a lone surrogate, which UTF-8 cannot represent"
              .formatted(Repr.line(40).of(text)));
    }
    if (!isQuoted(utf8)) {
      out.writeBytes(utf8);
      return;
    }
    out.write('"');
    for (byte letter : utf8) {
      if (letter == '"') {
        out.write('"');
      }
      out.write(letter);
    }
    out.write('"');
  }

  private boolean isQuoted(byte[] utf8) {
    int start = 0;
    int end = utf8.length;
    while (start < end && CsvReader.isBlank(utf8[start])) {
      start++;
    }
    while (start < end && CsvReader.isBlank(utf8[end - 1])) {
      end--;
    }
    if (start == end || PythonNumbers.of(utf8, start, end).isPresent()) {
      return true;
    }
    for (byte letter : utf8) {
      if (letter == separator || letter == '"' || letter == '\n' || letter == '\r') {
        return true;
      }
    }
    return false;
  }
}
