package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.net.RelayPolicy;

class WarmUpTest {
  @Test
  void leavesNothingBehind(@TempDir Path folder) throws Exception {
    try (var warmUp = WarmUp.below(folder)) {
      warmUp.awaitFirst();
    }
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void relaysAreMadeFastOnceAndNothingIsLeftBehind(@TempDir Path folder) throws Exception {
    var idle = new AtomicInteger();
    RelayPolicy counting =
        new RelayPolicy() {
          @Override
          public boolean isIdle() {
            idle.incrementAndGet();
            return true;
          }

          @Override
          public Decision decide(Passage passage, long nowNanos) {
            throw new AssertionError("it is idle");
          }
        };
    try (var warmUp = WarmUp.below(folder)) {
      warmUp.relays(counting);
      int asked = idle.get();
      assertTrue(asked > 0);
      warmUp.relays(counting);
      assertEquals(asked, idle.get());
    }
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void oneThatWasNotStartedOrIsClosedWritesNothing(@TempDir Path folder) throws Exception {
    var warmUp = WarmUp.below(folder.resolve("not there"));
    warmUp.close();
    warmUp.start();
    warmUp.awaitFirst();
    warmUp.awaitAll();
    warmUp.relays(RelayPolicy.NONE);
    warmUp.close();
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoHarm(@TempDir Path folder) {
    try (var warmUp = WarmUp.below(folder.resolve("not there"))) {
      warmUp.awaitAll();
    }
  }
}
