package picklescope.export.folder;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;

/** The names of the files of an export. */
final class TableNames {
  /** The table of all messages. */
  static final String ALL = "messages";

  static final String LOSSES = "losses";
  static final String DESCRIPTION = "streams.json";

  private static final int LONGEST = 60; // characters of what the sender can choose
  private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern ENDS = Pattern.compile("^-+|-+$");
  private static final Pattern OURS =
      Pattern.compile("(stream-\\d{3,5}[A-Za-z0-9-]*|messages|losses)\\.(parquet|csv|jsonl|xdf)");

  private TableNames() {}

  /**
   * Returns the name of the table of a stream: its number from 1, sender, port and arguments, of
   * ASCII letters, digits and hyphens only.
   */
  static String of(int index, StreamRow row) {
    String what =
        switch (row.key()) {
          case StreamKey.Sent sent ->
              "%s %s %s".formatted(sender(row, sent), sent.source().port(), sent.title());
          case StreamKey.Grouped grouped -> grouped.title();
          case StreamKey.Others others -> others.title();
        };
    String plain = ENDS.matcher(OTHERS.matcher(what).replaceAll("-")).replaceAll("");
    String cut = plain.substring(0, Math.min(LONGEST, plain.length()));
    return String.format(Locale.ROOT, "stream-%03d%s", index + 1, cut.isEmpty() ? "" : "-" + cut);
  }

  /** Returns the sender's name with the computer of a lab that published its messages. */
  private static String sender(StreamRow row, StreamKey.Sent key) {
    String host = key.source().host();
    return row.sender().equals(host) ? host : host + " " + row.sender();
  }

  /** Returns whether an export may have written a file. */
  static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.equals(DESCRIPTION) || OURS.matcher(name).matches();
  }
}
