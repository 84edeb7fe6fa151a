package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  @Test
  void leavesNothingBehind(@TempDir Path folder) throws Exception {
    try (var warmUp = WarmUp.in(folder.resolve("warm-up"))) {
      warmUp.awaitFirst();
    }
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void oneThatWasNotStartedOrIsClosedWritesNothing(@TempDir Path folder) throws Exception {
    var warmUp = WarmUp.in(folder.resolve("warm-up"));
    warmUp.close();
    warmUp.start();
    warmUp.awaitFirst();
    warmUp.awaitAll();
    warmUp.close();
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoHarm(@TempDir Path folder) {
    try (var warmUp = WarmUp.in(folder.resolve("not there").resolve("warm-up"))) {
      warmUp.awaitAll();
    }
  }
}
