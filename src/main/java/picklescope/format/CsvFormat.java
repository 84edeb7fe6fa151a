package picklescope.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.python.Call;
import picklescope.python.PyStr;
import picklescope.python.source.SourceException;

/**
 * Comma-separated values in UTF-8 (RFC 4180), with line ends of any system. A cell that Python's
 * {@code int} or {@code float} reads is a number, without surrounding blanks, also {@code nan} and
 * {@code -inf}, but not {@code 1_000}, which is more often a name. A blank cell is {@code None}. A
 * quoted cell is always a str, as with Python's {@code csv.QUOTE_NOTNULL}; nothing may follow its
 * quote, as with {@code strict=True}.
 *
 * <p>The cells of a single line are positional arguments, or the first ones keyword arguments if
 * there are names. Several lines are a tuple each, and each name has the list of its column.
 *
 * @param separator one of {@code , ; : | tab space}
 * @param names the names of the first columns
 */
public record CsvFormat(char separator, List<PyStr> names) implements PayloadFormat {
  /** The name of this format. */
  public static final String NAME = "csv";

  private static final Pattern SEPARATOR = Pattern.compile("\\s*sep=(\\S*)");
  private static final String SEPARATORS = ",;:|\t ";

  /** Copies the names. */
  public CsvFormat {
    names = List.copyOf(names);
    if (SEPARATORS.indexOf(separator) < 0) {
      throw new IllegalArgumentException("no separator of CSV: " + separator);
    }
  }

  /** Parses the options that begin at an offset of a text. */
  static CsvFormat of(String text, int from) throws SourceException {
    Matcher given = SEPARATOR.matcher(text).region(from, text.length());
    if (!given.lookingAt()) {
      return new CsvFormat(',', ColumnNames.of(text, from));
    }
    String word = given.group(1);
    char separator =
        switch (word) {
          case ";", ":", "|" -> word.charAt(0);
          case "tab", "\\t" -> '\t';
          case "space" -> ' ';
          case "comma" -> ',';
          default ->
              throw new SourceException(
                  given.start(1), "expected sep=; sep=: sep=| sep=tab or sep=space");
        };
    return new CsvFormat(separator, ColumnNames.of(text, given.end()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "CSV";
  }

  @Override
  public String text() {
    String word =
        switch (separator) {
          case ',' -> "";
          case '\t' -> " sep=tab";
          case ' ' -> " sep=space";
          default -> " sep=" + separator;
        };
    return NAME + word + (names.isEmpty() ? "" : " " + ColumnNames.text(names));
  }

  @Override
  public String help() {
    return names.isEmpty()
        ? "CSV: the cells of a line are data; names may follow, such as x, y, z"
        : "CSV: the cells of a line are %s".formatted(ColumnNames.list(names));
  }

  @Override
  public Content read(byte[] payload) {
    return new CsvReader(this, payload, false).read().content();
  }

  @Override
  public TracedContent trace(byte[] payload) {
    return new CsvReader(this, payload, true).read();
  }

  /** Lines are separated by {@code \n}. */
  @Override
  public byte[] write(Call call) throws FormatException {
    return CsvWriter.write(separator, RowsOfCall.of(NAME, names, call));
  }

  @Override
  public boolean mayHaveAttribute(byte[] payload, byte[] name) {
    return names.contains(PyStr.ofUtf8(name));
  }

  @Override
  public List<String> pythonLines() {
    String delimiter =
        separator == ',' ? "" : ", delimiter='%s'".formatted(separator == '\t' ? "\\t" : separator);
    var lines = new ArrayList<String>();
    lines.add("import csv, io");
    lines.add(
        "rows = list(csv.reader(io.StringIO(e.raw_data.decode('utf-8'), newline='')%s))"
            .formatted(delimiter));
    if (!names.isEmpty()) {
      lines.add("%s = rows[0][:%s]".formatted(ColumnNames.targets(names), names.size()));
    }
    return List.copyOf(lines);
  }
}
