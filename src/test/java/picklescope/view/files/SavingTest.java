package picklescope.view.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.capture.CaptureFile;
import picklescope.view.MadeCapture;
import picklescope.view.table.MessageNumbers;

class SavingTest {
  @TempDir Path folder;
  private final MadeCapture capture = new MadeCapture();

  @AfterEach
  void close() throws Exception {
    capture.close();
  }

  private Saving saving(Path file, MessageNumbers numbers) throws Exception {
    capture.addNumbers(1, 3);
    return new Saving(
        new Saving.Source(capture.view(), _ -> Optional.empty(), numbers, List.of()), file);
  }

  @Test
  void theSuffixDecidesWhatIsWritten() throws Exception {
    var file = folder.resolve("lab.pcapng");
    var saving = saving(file, MessageNumbers.of(LongStream.of(1, 3), 2));
    assertEquals("Saving lab.pcapng: 0 of 2", saving.progressText());
    assertEquals(new Saving.Outcome(true, "Saved 2 messages to lab.pcapng"), saving.run());
    assertEquals(1, saving.progress());
    try (var saved = CaptureFile.open(file)) {
      saved.awaitIndexed();
      assertEquals(2, saved.last());
    }
    var lines = folder.resolve("lab.jsonl");
    saving(lines, MessageNumbers.of(LongStream.of(2), 1)).run();
    assertTrue(Files.readString(lines).startsWith("{\"number\":2,"), Files.readString(lines));
  }

  @Test
  void messagesThatHaveBeenDeletedAreCounted() throws Exception {
    var saving = saving(folder.resolve("a.csv"), MessageNumbers.of(LongStream.of(1, 99), 2));
    assertEquals(
        new Saving.Outcome(true, "Saved 1 message to a.csv; 1 was no longer in the capture"),
        saving.run());
  }

  @Test
  void aFolderThatDoesNotExistIsReported() throws Exception {
    var file = folder.resolve("none").resolve("a.pcapng");
    assertEquals(
        new Saving.Outcome(
            false, "a.pcapng was not saved. There is no such folder. Choose another folder."),
        saving(file, MessageNumbers.of(LongStream.of(1), 1)).run());
  }

  @Test
  void aCancelledSavingLeavesNoFile() throws Exception {
    var file = folder.resolve("a.pcapng");
    var saving = saving(file, MessageNumbers.of(LongStream.generate(() -> 1), Long.MAX_VALUE));
    saving.cancel();
    assertEquals(
        new Saving.Outcome(false, "Saving was cancelled; no file was written."), saving.run());
    assertTrue(saving.isCancelled());
    assertFalse(Files.exists(file));
  }

  @Test
  void aFilterThatIsStillRunningIsReported() throws Exception {
    var numbers =
        new MessageNumbers() {
          @Override
          public LongStream take(BooleanSupplier wanted) throws InterruptedException {
            throw new InterruptedException();
          }

          @Override
          public long found() {
            return 4;
          }

          @Override
          public String waitingFor() {
            return "the filter is at 10 %";
          }
        };
    var saving = saving(folder.resolve("a.csv"), numbers);
    assertEquals("Saving a.csv: 0 of 4 so far; the filter is at 10 %", saving.progressText());
    assertEquals(
        new Saving.Outcome(false, "a.csv was not saved. Saving was interrupted."), saving.run());
  }
}
