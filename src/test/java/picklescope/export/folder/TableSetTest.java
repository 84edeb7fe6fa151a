package picklescope.export.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import picklescope.export.table.Batch;
import picklescope.export.table.Cells;
import picklescope.export.table.ColumnChoice;
import picklescope.export.table.Message;
import picklescope.export.table.Messages;
import picklescope.export.table.TableFile;
import picklescope.python.Call;

class TableSetTest {
  private static final int MEMORY = 1 << 20;

  /** Returns tables whose rows are given to a consumer. */
  private static TableSet tables(Survey survey, Consumer<Batch> rows) throws Exception {
    var planned = survey.tables(ColumnChoice.usual(), true, TableFormat.CSV);
    return new TableSet(survey, planned, _ -> file(rows), MEMORY);
  }

  private static TableFile file(Consumer<Batch> rows) {
    return new TableFile() {
      @Override
      public void append(Batch batch) {
        rows.accept(batch);
      }

      @Override
      public void finish() {}
    };
  }

  /** A datagram of some hundred bytes can have a text of a million characters. */
  @Test
  void fewMessagesWithLongTextsAreWrittenBeforeTheyFillTheMemory() throws Exception {
    var messages = new MadeMessages();
    for (int i = 0; i < 200; i++) {
      messages.call(7, Call.of().with("text", i + " long".repeat(10_000)));
    }
    var survey = Survey.of(messages, _ -> true).orElseThrow();
    var written = new ArrayList<Integer>();
    var set = tables(survey, batch -> written.add(batch.rows()));
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
    assertEquals(0, set.cut());
    assertEquals(200, written.stream().mapToInt(rows -> rows).sum());
    int most = Collections.max(written);
    assertTrue(most <= 20, () -> most + " rows of 100,000 bytes in a memory of a mebibyte");
  }

  /** Returns a call of 3 kB with a list that has the same text a thousand times. */
  private static byte[] shared() {
    var pickle = new StringBuilder("\u0080\u0002((X\u0003\0\0\0foo(X\u0084\u0003\0\0");
    pickle.append("x".repeat(900)).append("q\u0001").append("h\u0001".repeat(999)).append("lt}t.");
    return pickle.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static long characters(Batch batch) {
    long characters = 0;
    for (int column = 0; column < batch.columns().size(); column++) {
      if (batch.cells(column) instanceof Cells.Texts texts) {
        for (int row = 0; row < batch.rows(); row++) {
          characters += texts.isPresent(row) ? texts.textAt(row).length() : 0;
        }
      }
    }
    return characters;
  }

  @Test
  void textsOfValuesThatAreSharedAreBoundedByTheMessages() throws Exception {
    int count = 150;
    var messages = new MadeMessages();
    for (int i = 0; i < count; i++) {
      messages.payload(i % 3 + 1, shared());
    }
    var survey = Survey.of(messages, _ -> true).orElseThrow();
    var written = new ArrayList<Long>();
    var set = tables(survey, batch -> written.add(characters(batch)));
    for (var event : messages.events()) {
      assertTrue(set.write(new Message("", "made", event)));
    }
    set.finish();
    long all = written.stream().mapToLong(characters -> characters).sum();
    assertTrue(all > 60_000_000, () -> "not even a few have their texts: " + all);
    assertTrue(all < 100_000_000, () -> all + " characters of 450 kB of messages");
    assertTrue(set.cut() > 50 && set.cut() < 150, () -> set.cut() + " cells were cut");
  }

  @Test
  void aTextThatOnlyLooksAsIfItWereCutIsNotCounted() throws Exception {
    var messages = new MadeMessages();
    messages.call(7, Call.of().with("text", "{\"$cut\":\"size\"}"));
    messages.call(7, Call.of().with("text", Map.of("$cut", "size")));
    var survey = Survey.of(messages, _ -> true).orElseThrow();
    var set = tables(survey, _ -> {});
    for (var event : messages.events()) {
      assertTrue(set.write(new Message("", "made", event)));
    }
    assertEquals(0, set.cut());
  }
}
