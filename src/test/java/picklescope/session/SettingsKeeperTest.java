package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SettingsKeeperTest {
  @TempDir Path folder;

  @Test
  void closingWritesTheLastChange() {
    var file = new SettingsFile(folder);
    try (var keeper = SettingsKeeper.of(file)) {
      for (int size = 10; size <= 20; size++) {
        int next = size;
        keeper.update(settings -> settings.with(Settings.FONT_SIZE, next));
      }
      assertEquals(20, keeper.get(Settings.FONT_SIZE));
    }
    assertEquals(20, file.load().settings().get(Settings.FONT_SIZE));
  }

  @Test
  void aChangeIsWrittenSoonWithoutClosing() throws InterruptedException {
    var file = new SettingsFile(folder);
    try (var keeper = SettingsKeeper.of(file)) {
      keeper.update(settings -> settings.with(Settings.FONT_SIZE, 31));
      while (file.load().settings().get(Settings.FONT_SIZE) != 31) {
        Thread.sleep(20);
      }
    }
  }

  @Test
  void nothingChangedWritesNothing() {
    SettingsKeeper.of(new SettingsFile(folder)).close();

    assertFalse(Files.exists(folder.resolve("settings.json")));
  }

  @Test
  void noticesAreGivenOnce() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "broken");
    try (var keeper = SettingsKeeper.of(new SettingsFile(folder))) {
      assertTrue(keeper.nextNotice().isPresent());
      assertEquals(Optional.empty(), keeper.nextNotice());
    }
  }

  @Test
  void aFailedWriteIsSaid() throws IOException, InterruptedException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "no folder");
    try (var keeper = SettingsKeeper.of(new SettingsFile(inTheWay.resolve("below")))) {
      while (keeper.nextNotice().isPresent()) {
        // The one about reading.
      }
      keeper.update(settings -> settings.with(Settings.FONT_SIZE, 20));
      Optional<String> notice = keeper.nextNotice();
      while (notice.isEmpty()) {
        Thread.sleep(20);
        notice = keeper.nextNotice();
      }
      assertTrue(notice.get().contains("could not be saved"), notice.get());
    }
  }

  @Test
  void settingsInMemoryAreNotWritten() {
    try (var keeper = SettingsKeeper.inMemory(Settings.defaults())) {
      keeper.update(settings -> settings.with(Settings.FONT_SIZE, 20));
      assertEquals(20, keeper.get(Settings.FONT_SIZE));
    }
  }
}
