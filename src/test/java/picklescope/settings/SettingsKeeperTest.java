package picklescope.settings;

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
import picklescope.Await;

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
  void aChangeIsWrittenSoonWithoutClosing() {
    var file = new SettingsFile(folder);
    try (var keeper = SettingsKeeper.of(file)) {
      keeper.update(settings -> settings.with(Settings.FONT_SIZE, 31));
      Await.until("written", () -> file.load().settings().get(Settings.FONT_SIZE) == 31);
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
  void aFailedWriteIsReported() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "no folder");
    try (var keeper = SettingsKeeper.of(new SettingsFile(inTheWay.resolve("below")))) {
      while (keeper.nextNotice().isPresent()) {
        // The one about reading.
      }
      keeper.update(settings -> settings.with(Settings.FONT_SIZE, 20));
      String notice = Await.present("a notice", keeper::nextNotice);
      assertTrue(notice.contains("could not be saved"), notice);
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
