package picklescope.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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

  /** A second window of the same user has read the file before the first one changes it. */
  @Test
  void whatTwoProgramsChangeIsKept() {
    var file = new SettingsFile(folder);
    SavedFilter[] filters = {filter("a"), filter("b"), filter("c"), filter("d")};
    try (var keeper = SettingsKeeper.of(file)) {
      keeper.update(all -> all.with(Settings.SAVED_FILTERS, List.of(filters[0], filters[1])));
      keeper.update(all -> all.with(Settings.ALIASES, Map.of("10.0.0.1", "A", "10.0.0.2", "B")));
    }
    try (var one = SettingsKeeper.of(file);
        var other = SettingsKeeper.of(file)) {
      one.update(all -> all.with(Settings.THEME, ThemeChoice.DARK));
      one.update(all -> all.with(Settings.COLUMNS, List.of(new ColumnLayout("time", 80, true))));
      other.update(all -> all.with(Settings.COLUMNS, List.of(new ColumnLayout("time", 90, true))));
      one.update(all -> all.with(Settings.SAVED_FILTERS, List.of(filters[1], filters[2])));
      one.update(all -> all.with(Settings.ALIASES, Map.of("10.0.0.1", "A", "10.0.0.3", "C")));
      other.update(all -> all.with(Settings.FONT_SIZE, 20));
      other.update(
          all -> all.with(Settings.SAVED_FILTERS, List.of(filters[0], filters[1], filters[3])));
      other.update(all -> all.with(Settings.ALIASES, Map.of("10.0.0.1", "A!", "10.0.0.2", "B")));
    }
    var all = file.load().settings();
    assertEquals(ThemeChoice.DARK, all.get(Settings.THEME));
    assertEquals(20, all.get(Settings.FONT_SIZE));
    assertEquals(
        Set.of(filters[1], filters[2], filters[3]), Set.copyOf(all.get(Settings.SAVED_FILTERS)));
    assertEquals(
        List.of("time"), all.get(Settings.COLUMNS).stream().map(ColumnLayout::name).toList());
    assertEquals(Map.of("10.0.0.1", "A!", "10.0.0.3", "C"), all.get(Settings.ALIASES));
  }

  private static SavedFilter filter(String text) {
    return new SavedFilter(text, text + " > 1");
  }

  /** A change that could not be written is written with the next one. */
  @Test
  void whatCouldNotBeWrittenIsWrittenOnceItCan() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "no folder");
    var file = new SettingsFile(inTheWay);
    try (var keeper = SettingsKeeper.of(file)) {
      while (keeper.nextNotice().isPresent()) {
        // The one about reading.
      }
      keeper.update(settings -> settings.with(Settings.FONT_SIZE, 20));
      Await.present("a notice", keeper::nextNotice);
      Files.delete(inTheWay);
      keeper.update(settings -> settings.with(Settings.THEME, ThemeChoice.DARK));
    }
    var all = file.load().settings();
    assertEquals(ThemeChoice.DARK, all.get(Settings.THEME));
    assertEquals(20, all.get(Settings.FONT_SIZE));
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
  void aListThatIsTooLongIsReportedOnce() throws IOException {
    String alarms =
        IntStream.range(0, 1_001).mapToObj("\"silent %ds\""::formatted).toList().toString();
    Files.writeString(folder.resolve("settings.json"), "{\"alarms\": %s}".formatted(alarms));
    var keeper = SettingsKeeper.of(new SettingsFile(folder));
    assertTrue(keeper.nextNotice().isPresent());
    keeper.update(settings -> settings.with(Settings.FONT_SIZE, 20));
    keeper.close();
    assertEquals(Optional.empty(), keeper.nextNotice());
    assertEquals(20, new SettingsFile(folder).load().settings().get(Settings.FONT_SIZE));
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
