package picklescope.export.folder;

import java.util.Arrays;
import java.util.Optional;

/** The formats of tables. */
public enum TableFormat {
  /** Apache Parquet. */
  PARQUET("parquet", "Parquet", "for pandas, polars, R, MATLAB, DuckDB"),
  /** RFC 4180. */
  CSV("csv", "CSV", "for spreadsheets and anything else"),
  /** A JSON object for each message. */
  JSONL("jsonl", "JSON lines", "one object for each message"),
  /** XDF 1.0, one file with all streams. */
  XDF("xdf", "XDF", "for programs of the Lab Streaming Layer");

  private final String id;
  private final String title;
  private final String help;

  TableFormat(String id, String title, String help) {
    this.id = id;
    this.title = title;
    this.help = help;
  }

  /** Returns the name in commands, which is the ending of file names too. */
  public String id() {
    return id;
  }

  /** Returns the name for the user. */
  public String title() {
    return title;
  }

  /** Returns what it is for, for the user. */
  public String help() {
    return help;
  }

  /** Returns the format with a name in commands. */
  public static Optional<TableFormat> of(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }
}
