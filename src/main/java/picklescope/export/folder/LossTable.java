package picklescope.export.folder;

import java.io.IOException;
import java.util.Optional;
import picklescope.export.table.Batch;
import picklescope.export.table.Loss;
import picklescope.export.table.TableFile;

/** Writes the table of losses; it is there even if there are none. */
final class LossTable {
  private final Batch batch = new Batch(Loss.COLUMNS);
  private Optional<TableFile> file = Optional.empty();
  private long count;

  void add(Loss loss, TableFiles files) throws IOException {
    loss.write(batch);
    count++;
    if (batch.rows() == TableSet.ROWS_OF_GROUP) {
      open(files).append(batch);
      batch.clear();
    }
  }

  private TableFile open(TableFiles files) throws IOException {
    TableFile opened = file.isPresent() ? file.get() : files.losses();
    file = Optional.of(opened);
    return opened;
  }

  /** Completes the table and returns how many losses it has. */
  long finish(TableFiles files) throws IOException {
    TableFile opened = open(files);
    if (batch.rows() > 0) {
      opened.append(batch);
    }
    opened.finish();
    return count;
  }
}
