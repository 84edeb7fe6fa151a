package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;

class SettingsFileTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theyAreForTheirUserAlone() throws Exception {
    var own = folder.resolve("config").resolve("picklescope");
    var file = new SettingsFile(own);
    assertEquals(Optional.empty(), file.save(Settings.defaults()));
    assertEquals(
        List.of("rw-------", "rwx------", "rwx------"),
        List.of(mode(file.path()), mode(own), mode(own.getParent())));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void withoutAFileTheUsualSettingsHold() {
    var loaded = new SettingsFile(folder.resolve("not there")).load();

    assertEquals(Settings.defaults(), loaded.settings());
    assertEquals(Optional.empty(), loaded.notice());
  }

  @Test
  void everySettingComesBack() throws Exception {
    var all =
        Settings.defaults()
            .withTheme(Settings.Theme.DARK)
            .withFontSize(17)
            .withWindow(new Settings.WindowBounds(10, -20, 1200.5, 800, true))
            .withSplit("main", 0.25)
            .withSplit("inspector", 0.6)
            .withPorts(List.of(new Settings.Port(4960, false), new Settings.Port(4950, true)))
            .withRecentDestination("a:1")
            .withRecentDestination("[::1]:4950")
            .withAliases(Map.of("192.168.0.7", "LAB-3"))
            .withColumns(List.of(new Settings.Column("foo", 80, false)))
            .withRecentCapture("/home/me/a.pcapng")
            .withRecentCapture("C:\\lab\\b.pcap")
            .withEnvelopes(
                Envelopes.auto()
                    .with(4960, Envelope.of("custom data=p[1], attributes=p[2]"))
                    .with(4970, Envelope.of("skip 4")))
            .withChoice("inspector", "bytes")
            .withLookUpNames(false)
            .withJournalCapBytes(1L << 40);
    var file = new SettingsFile(folder.resolve("new/folder"));

    assertEquals(Optional.empty(), file.save(all));

    assertEquals(new SettingsFile.Loaded(all, Optional.empty()), file.load());
  }

  @Test
  void fieldsOfOtherVersionsAreKept() throws IOException {
    var file = file("{\"fontSize\": 20, \"later\": {\"a\": [1, 2]}, \"splits\": {\"x\": 0.5}}");

    file.save(file.load().settings().withFontSize(21));

    String text = Files.readString(file.path()).replaceAll("\\s", "");
    assertTrue(text.contains("\"later\":{\"a\":[1,2]}"), text);
    assertTrue(text.contains("\"fontSize\":21"), text);
  }

  @Test
  void aBrokenFileIsKeptAsideAndSaid() throws IOException {
    for (String broken : List.of("{\"fontSize\": 2", "[1]", "", "{]", "[".repeat(100_000))) {
      var file = file(broken);

      var loaded = file.load();

      assertEquals(Settings.defaults(), loaded.settings());
      assertTrue(loaded.notice().orElseThrow().contains("was kept as"), loaded.notice()::get);
      assertFalse(Files.exists(file.path()));
    }
    try (var kept = Files.list(folder)) {
      assertEquals(5, kept.filter(f -> f.toString().contains("settings-broken-")).count());
    }
  }

  @Test
  void whatIsOutOfRangeIsBroughtIntoIt() throws IOException {
    var loaded =
        file("""
        {"theme": "pink", "fontSize": 1e9, "window": {"width": -5, "height": "NaN"},
         "splits": {"a": 7, "b": "x"}, "ports": [{"number": 0}, {"number": 70000},
         {"number": 5000}, {"number": 5000, "on": false}, 7, null],
         "aliases": {"": "x", "1.2.3.4": " LAB "}, "recentDestinations": [1, " ", "a", "a"],
         "columns": "no", "journalCapBytes": -1}
        """)
            .load();

    assertEquals(
        Settings.defaults()
            .withFontSize(Settings.MAX_FONT_SIZE)
            .withWindow(new Settings.WindowBounds(0, 0, 300, 200, false))
            .withSplit("a", 1)
            .withPorts(List.of(new Settings.Port(5000, true)))
            .withRecentDestination("a")
            .withAliases(Map.of("1.2.3.4", "LAB"))
            .withJournalCapBytes(Settings.MIN_JOURNAL_CAP),
        loaded.settings());
    assertEquals(Optional.empty(), loaded.notice());
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "no folder");
    var file = new SettingsFile(inTheWay.resolve("below"));

    String notice = file.save(Settings.defaults()).orElseThrow();

    assertTrue(notice.contains("could not be saved"), notice);
  }

  @Test
  void aReadOnlyFolderIsSaid() throws IOException {
    var file = file("{\"fontSize\": 20}");
    assumeFalse(
        !folder.toFile().setWritable(false) || Files.isWritable(folder),
        "skipped: this user may write to read-only folders");
    try {
      String notice = file.save(Settings.defaults()).orElseThrow();
      assertTrue(notice.contains("no permission"), notice);
      assertEquals(20, file.load().settings().fontSize());
    } finally {
      assertTrue(folder.toFile().setWritable(true));
    }
  }

  @Test
  void aSymbolicLinkStaysOne() throws IOException {
    Path real = Files.writeString(folder.resolve("real.json"), "{\"mine\": 1}");
    var file = new SettingsFile(folder);
    try {
      Files.createSymbolicLink(file.path(), real);
    } catch (IOException | UnsupportedOperationException e) {
      assumeFalse(true, "skipped: no symbolic links here");
    }

    file.save(Settings.defaults());

    assertTrue(Files.isSymbolicLink(file.path()));
    assertTrue(Files.readString(real).contains("\"mine\""));
    assertTrue(Files.readString(real).contains("\"fontSize\""));
  }

  @Test
  void modeAndLoneSurrogatesStay() throws IOException {
    var file = file("{\"x\": \"\\ud800\", \"fontSize\": 20}");
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-rw-r--"));
    }
    var settings = Settings.defaults().withAliases(Map.of("1.2.3.4", "half \udc00"));
    assertEquals(Optional.empty(), file.save(settings));
    assertTrue(Files.readString(file.path()).contains("\"\\ud800\""));
    assertEquals(settings, file.load().settings());
    if (posix) {
      assertEquals(
          "rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
    }
  }

  @Test
  @Timeout(60)
  void aPipeInItsPlaceIsReportedAndNotWaitedFor() throws Exception {
    var file = new SettingsFile(folder);
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("unix")
            && new ProcessBuilder("mkfifo", file.path().toString()).start().waitFor() == 0,
        "skipped: no named pipes here");
    String notice = file.load().notice().orElseThrow();
    assertTrue(notice.contains("cannot be read (not a file"), notice);
    assertTrue(file.save(Settings.defaults()).orElseThrow().contains("not a file"));
    assertTrue(Files.exists(file.path()));
  }

  private SettingsFile file(String text) throws IOException {
    var file = new SettingsFile(folder);
    Files.writeString(file.path(), text);
    return file;
  }
}
