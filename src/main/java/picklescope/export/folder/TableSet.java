package picklescope.export.folder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.export.table.Message;
import picklescope.export.table.RowWriter;
import picklescope.export.table.TableFile;
import picklescope.export.table.TextBudget;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;

/**
 * Writes messages into the tables of their streams. Rows are kept until a table has {@value
 * #ROWS_OF_GROUP} of them, or all together take too much memory; then the largest are written.
 */
final class TableSet {
  /** The rows of a row group. */
  static final int ROWS_OF_GROUP = 122_880;

  private static final int LOOK_EVERY = 2_048; // messages
  private static final int LOOK_AFTER = 4; // the part of the memory that new texts may take unseen
  private static final int PART = 8; // of the heap: a row group is encoded in several times as much
  private static final long LEAST_MEMORY = 16L << 20;
  private static final long MOST_MEMORY = 256L << 20;

  private record Open(TableFile file, RowWriter rows) {
    void flush() throws IOException {
      if (rows.batch().rows() > 0) {
        file.append(rows.take());
      }
    }
  }

  private record Target(Open table, String title) {}

  private final Survey survey;
  private final List<Open> tables = new ArrayList<>();
  private final Map<StreamKey, Target> byStream = new HashMap<>();
  private final Map<StreamKey, Target> known = new IdentityHashMap<>(); // hashed faster
  private final long memory;
  private long messages;
  private long newTexts; // bytes since the memory was looked at

  /** Opens the file of a table. */
  @FunctionalInterface
  interface Opening {
    TableFile open(PlannedTable table) throws IOException;
  }

  TableSet(Survey survey, List<PlannedTable> planned, Opening opening) throws IOException {
    this(
        survey,
        planned,
        opening,
        Math.clamp(Runtime.getRuntime().maxMemory() / PART, LEAST_MEMORY, MOST_MEMORY));
  }

  TableSet(Survey survey, List<PlannedTable> planned, Opening opening, long memory)
      throws IOException {
    this.survey = survey;
    this.memory = memory;
    var texts = new TextBudget();
    for (PlannedTable table : planned) {
      var open = new Open(opening.open(table), new RowWriter(table.plan(), texts));
      tables.add(open);
      for (StreamRow stream : table.streams()) {
        byStream.put(stream.key(), new Target(open, stream.key().title()));
      }
    }
  }

  /** Writes a message; returns false if it is of a stream that was not there in the first pass. */
  boolean write(Message message) throws IOException {
    Optional<Target> target = survey.find(message.event()).map(this::target);
    if (target.isEmpty()) {
      return false;
    }
    Open table = target.get().table();
    long before = table.rows().batch().textBytes();
    table.rows().write(message, target.get().title());
    newTexts += table.rows().batch().textBytes() - before;
    if (table.rows().batch().rows() == ROWS_OF_GROUP) {
      table.flush();
    }
    if (++messages % LOOK_EVERY == 0 || newTexts > memory / LOOK_AFTER) {
      newTexts = 0;
      limitMemory();
    }
    return true;
  }

  private Target target(StreamKey key) {
    return known.computeIfAbsent(key, byStream::get);
  }

  private void limitMemory() throws IOException {
    long taken = tables.stream().mapToLong(table -> table.rows().batch().bytes()).sum();
    if (taken <= memory) {
      return;
    }
    var largest =
        tables.stream()
            .sorted(Comparator.comparingLong(table -> -table.rows().batch().bytes()))
            .toList();
    for (Open table : largest) {
      if (taken <= memory / 2) {
        return;
      }
      taken -= table.rows().batch().bytes();
      table.flush();
    }
  }

  /** Returns of how many cells a part was left out. */
  long cut() {
    return tables.stream().mapToLong(table -> table.rows().cut()).sum();
  }

  /** Writes all rows and completes the files. */
  void finish() throws IOException {
    for (Open table : tables) {
      table.flush();
      table.file().finish();
    }
  }
}
