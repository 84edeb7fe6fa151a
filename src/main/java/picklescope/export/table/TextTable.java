package picklescope.export.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picklescope.python.text.Utf8;

/** A file of text with a line for each row. */
public final class TextTable implements TableFile {
  /** Writes rows as text. */
  public interface Lines {
    /** Returns the first line with its end; an empty text if there is none. */
    String header();

    /** Writes a row with its end. */
    void row(Batch rows, int row, StringBuilder to);
  }

  private static final int FLUSH = 1 << 16;

  private final Path path;
  private final Lines lines;

  /**
   * Begins a file; an existing one is overwritten.
   *
   * @throws IOException if it cannot be written
   */
  public TextTable(Path path, Lines lines) throws IOException {
    this.path = path;
    this.lines = lines;
    Files.writeString(path, lines.header());
  }

  @Override
  public void append(Batch rows) throws IOException {
    var text = new StringBuilder(FLUSH * 2);
    try (var out = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
      for (int row = 0; row < rows.rows(); row++) {
        lines.row(rows, row, text);
        if (text.length() > FLUSH || row == rows.rows() - 1) {
          out.write(Utf8.of(text.toString()));
          text.setLength(0);
        }
      }
    }
  }

  @Override
  public void finish() {}
}
