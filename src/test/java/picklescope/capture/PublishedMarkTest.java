package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PublishedMarkTest {
  private static final PublishedAs PLACE = new PublishedAs("LAB-3", "nats://h");

  @TempDir private Path folder;

  /**
   * So it is for a program that is killed between two steps of writing. On Windows no file can be
   * replaced while it is read.
   */
  @DisabledOnOs(OS.WINDOWS)
  @Test
  void itIsThereWheneverItIsReadWhileItIsReplaced() throws Exception {
    var mark = new PublishedMark(folder);
    mark.add(PLACE, false);
    var written =
        CompletableFuture.runAsync(() -> {
          try {
            for (int i = 0; i < 500; i++) {
              mark.confirm(PLACE);
            }
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    while (!written.isDone()) {
      assertEquals(Set.of(PLACE), new PublishedMark(folder).places());
    }
    written.join();
    assertTrue(mark.isConfirmed());
  }

  @Test
  void whatAKilledProgramHasBegunDoesNotMatter() throws Exception {
    var mark = new PublishedMark(folder);
    mark.add(PLACE, true);
    Files.writeString(folder.resolve("published.begun"), "offer");
    assertEquals(Set.of(PLACE), mark.places());
    mark.offerNoLonger();
    assertEquals(Set.of(PLACE), mark.unconfirmed());
    try (var files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("published")), files.toList());
    }
    mark.remove(PLACE);
    assertEquals(Set.of(), mark.places());
  }
}
