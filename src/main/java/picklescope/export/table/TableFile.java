package picklescope.export.table;

import java.io.IOException;

/**
 * A file with the rows of a table. It is open only while it is written to, so that there can be
 * many of them. For one thread.
 */
public interface TableFile {
  /**
   * Writes rows after those that were written before.
   *
   * @throws IOException if they cannot be written
   */
  void append(Batch rows) throws IOException;

  /**
   * Completes the file.
   *
   * @throws IOException if it cannot be written
   */
  void finish() throws IOException;
}
