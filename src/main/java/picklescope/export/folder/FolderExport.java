package picklescope.export.folder;

import java.io.IOException;
import java.util.List;
import java.util.function.LongPredicate;
import picklescope.export.table.Loss;
import picklescope.export.table.Message;
import picklescope.export.table.Messages;

/**
 * Writes messages to a folder, in a second pass over them: a table for each stream or one for all,
 * one of the losses, and {@code streams.json}, which describes them. Memory does not grow with the
 * number of messages.
 */
public final class FolderExport {
  private final ExportRequest request;
  private final Survey survey;
  private final Messages messages;

  /**
   * Creates an export; nothing is written before {@link #run}.
   *
   * @param survey what the first pass over the messages has found
   */
  public FolderExport(ExportRequest request, Survey survey, Messages messages) {
    this.request = request;
    this.survey = survey;
    this.messages = messages;
  }

  /**
   * The result.
   *
   * @param complete whether the files are there; if it was ended early, none is
   * @param rows how many messages were written
   * @param missing how many could not be written, since they have changed or been deleted meanwhile
   * @param cut of how many cells a part was left out, because it is too long or too deep
   * @param losses how many entries the table of losses has
   * @param tables what was written
   */
  public record Result(
      boolean complete, long rows, long missing, long cut, long losses, List<PlannedTable> tables) {
    /** Copies the list. */
    public Result {
      tables = List.copyOf(tables);
    }
  }

  /**
   * Writes all. Blocks until it is done.
   *
   * @param progress receives how many messages were looked at, and returns whether to go on
   * @throws IOException if it cannot be written, for the user; then no file is left
   */
  public Result run(LongPredicate progress)
      throws IOException, InterruptedException, UnknownColumnException {
    List<PlannedTable> planned =
        survey.tables(request.columns(), request.split(), request.format());
    try (var folder = new OutputFolder(request.folder(), request.force())) {
      return write(planned, folder, progress);
    }
  }

  private Result write(List<PlannedTable> planned, OutputFolder folder, LongPredicate progress)
      throws IOException, InterruptedException {
    try {
      var files = new TableFiles(request, folder);
      var tables = new TableSet(survey, planned, files::open);
      var writing = new Writing(tables, progress);
      if (!messages.forEach(writing)) {
        return new Result(false, 0, 0, 0, 0, List.of());
      }
      tables.finish();
      long losses = writeLosses(files);
      files.describe(survey, planned, messages.filter(), losses);
      folder.complete(files.names());
      long missing = survey.unread() + Math.max(0, survey.messages() - writing.rows);
      return new Result(true, writing.rows, missing, tables.cut(), losses, planned);
    } catch (IOException e) {
      throw folder.notWritten(e);
    }
  }

  private long writeLosses(TableFiles files) throws IOException {
    var losses = new LossTable();
    messages.losses(loss -> losses.add(loss, files));
    for (Loss loss : survey.losses()) {
      losses.add(loss, files);
    }
    return losses.finish(files);
  }

  private static final class Writing implements Messages.Visitor {
    private final TableSet tables;
    private final LongPredicate progress;
    private long rows;

    Writing(TableSet tables, LongPredicate progress) {
      this.tables = tables;
      this.progress = progress;
    }

    @Override
    public void message(Message message) throws IOException {
      rows += tables.write(message) ? 1 : 0;
    }

    @Override
    public boolean reached(long looked) {
      return progress.test(looked);
    }
  }
}
