package picklescope.export.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import picklescope.export.table.Batch;
import picklescope.export.table.ColumnChoice;
import picklescope.export.table.Message;
import picklescope.export.table.Messages;
import picklescope.export.table.TableFile;
import picklescope.python.Call;

class TableSetTest {
  private static final int MEMORY = 1 << 20;

  /** A datagram of some hundred bytes can have a text of a million characters. */
  @Test
  void fewMessagesWithLongTextsAreWrittenBeforeTheyFillTheMemory() throws Exception {
    var messages = new MadeMessages();
    for (int i = 0; i < 200; i++) {
      messages.call(7, Call.of().with("text", i + " long".repeat(10_000)));
    }
    var survey = Survey.of(messages, _ -> true).orElseThrow();
    var written = new ArrayList<Integer>();
    var set =
        new TableSet(
            survey,
            survey.tables(ColumnChoice.usual(), true, TableFormat.CSV),
            _ ->
                new TableFile() {
                  @Override
                  public void append(Batch batch) {
                    written.add(batch.rows());
                  }

                  @Override
                  public void finish() {}
                },
            MEMORY);
    messages.forEach(
        new Messages.Visitor() {
          @Override
          public void message(Message message) throws IOException {
            assertTrue(set.write(message));
          }

          @Override
          public boolean reached(long looked) {
            return true;
          }
        });
    set.finish();
    assertEquals(200, written.stream().mapToInt(rows -> rows).sum());
    int most = Collections.max(written);
    assertTrue(most <= 20, () -> most + " rows of 100,000 bytes in a memory of a mebibyte");
  }
}
