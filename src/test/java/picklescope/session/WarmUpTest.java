package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  @Test
  void leavesNothingBehind(@TempDir Path folder) throws Exception {
    WarmUp.run(folder, TimeUnit.MILLISECONDS.toNanos(100));
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoHarm(@TempDir Path folder) {
    WarmUp.run(folder.resolve("not there"), TimeUnit.MILLISECONDS.toNanos(100));
  }
}
