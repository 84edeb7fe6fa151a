package picklescope.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picklescope.TestProcess;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.PortSender;
import picklescope.file.JsonTree;
import picklescope.net.PortSharing;
import picklescope.net.PortSpec;
import tools.jackson.databind.node.ObjectNode;

class SettingsFileTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theyAreForTheirUserAlone() throws Exception {
    var own = folder.resolve("config").resolve("picklescope");
    var file = new SettingsFile(own);
    assertEquals(Optional.empty(), file.save(Settings.defaults(), Settings.defaults()).notice());
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
            .with(Settings.THEME, ThemeChoice.DARK)
            .with(Settings.FONT_SIZE, 17)
            .with(Settings.WINDOW, Optional.of(new WindowBounds(10, -20, 1200.5, 800, true)))
            .withEntry(Settings.SPLITS, "main", 0.25)
            .withEntry(Settings.SPLITS, "inspector", 0.6)
            .with(
                Settings.PORTS,
                List.of(
                    new PortSetting(4960, false),
                    new PortSetting(4950, true),
                    new PortSetting(
                        PortSpec.parse("eth0:4951 232.1.1.1 from 10.0.0.5").getFirst(),
                        true,
                        PortSharing.REUSE_ADDRESS)))
            .withFirst(Settings.RECENT_DESTINATIONS, "a:1")
            .withFirst(Settings.RECENT_DESTINATIONS, "[::1]:4950")
            .with(Settings.ALIASES, Map.of("192.168.0.7", "LAB-3"))
            .with(Settings.COLUMNS, List.of(new ColumnLayout("foo", 80, false)))
            .withFirst(Settings.RECENT_CAPTURES, "/home/me/a.pcapng")
            .withFirst(Settings.RECENT_CAPTURES, "C:\\lab\\b.pcap")
            .with(
                Settings.ENVELOPES,
                Envelopes.auto()
                    .with(4960, Envelope.of("custom data=p[1], attributes=p[2]"))
                    .with(4970, Envelope.of("skip 4")))
            .withEntry(Settings.CHOICES, "inspector", "bytes")
            .with(Settings.LOOK_UP_NAMES, false)
            .with(Settings.JOURNAL_CAP, 1L << 40)
            .with(Settings.RELEASES_ADDRESS, "https://releases.example.org/latest");
    var file = new SettingsFile(folder.resolve("new/folder"));

    assertEquals(Optional.empty(), file.save(Settings.defaults(), all).notice());

    assertEquals(new SettingsFile.Loaded(all, Optional.empty()), file.load());
  }

  @Test
  void fieldsOfOtherVersionsAreKept() throws IOException {
    var file = file("{\"fontSize\": 20, \"later\": {\"a\": [1, 2]}, \"splits\": {\"x\": 0.5}}");

    var read = file.load().settings();
    file.save(read, read.with(Settings.FONT_SIZE, 21));

    String text = Files.readString(file.path()).replaceAll("\\s", "");
    assertTrue(text.contains("\"later\":{\"a\":[1,2]}"), text);
    assertTrue(text.contains("\"fontSize\":21"), text);
  }

  @Test
  void aBrokenFileIsReportedAndKeptUnderAnotherNameOnceAnotherIsWritten() throws IOException {
    for (String broken : List.of("{\"fontSize\": 2", "[1]", "", "{]", "[".repeat(100_000))) {
      var file = file(broken);

      var loaded = file.load();

      assertEquals(Settings.defaults(), loaded.settings());
      assertTrue(loaded.notice().orElseThrow().contains("cannot be used"), loaded.notice()::get);
      assertEquals(broken, Files.readString(file.path()), "reading changes nothing");

      var changed = Settings.defaults().with(Settings.FONT_SIZE, 20);
      var saved = file.save(Settings.defaults(), changed);
      assertTrue(saved.isWritten());
      assertTrue(saved.notice().orElseThrow().contains("was kept as"), saved.notice()::get);
      assertEquals(changed, file.load().settings());
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
         {"number": 5000}, {"number": 5000, "on": false}, 7, null,
         {"number": 5001, "opened": "eth0"}],
         "aliases": {"": "x", "1.2.3.4": " LAB "}, "recentDestinations": [1, " ", "a", "a"],
         "columns": "no", "journalCapBytes": -1}
        """)
            .load();

    assertEquals(
        Settings.defaults()
            .with(Settings.FONT_SIZE, 40)
            .with(Settings.WINDOW, Optional.of(new WindowBounds(0, 0, 300, 200, false)))
            .withEntry(Settings.SPLITS, "a", 7.0)
            .with(Settings.PORTS, List.of(new PortSetting(5000, true), new PortSetting(5001, true)))
            .withFirst(Settings.RECENT_DESTINATIONS, "a")
            .with(Settings.ALIASES, Map.of("1.2.3.4", "LAB"))
            .with(Settings.JOURNAL_CAP, 16L << 20),
        loaded.settings());
    assertEquals(Optional.empty(), loaded.notice());
  }

  /** A value of each setting that is not the usual one, as JSON. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("theme", "\"dark\""),
          Map.entry("fontSize", "20"),
          Map.entry("window", "{\"x\": 1, \"width\": 900}"),
          Map.entry("splits", "{\"a\": 0.25}"),
          Map.entry("ports", "[]"),
          Map.entry(
              "relays",
              "[{\"port\": 5000, \"targets\": [\"a:1\"], \"vizardAnswers\": true,"
                  + " \"faults\": {\"loss\": 5}, \"on\": true}]"),
          Map.entry("captures", "[{\"interface\": \"eth0\", \"ports\": [4950]}]"),
          Map.entry("publishings", "[{\"server\": \"nats://h\", \"on\": true}]"),
          Map.entry("recentDestinations", "[\"a\"]"),
          Map.entry("aliases", "{\"1.2.3.4\": \"LAB\"}"),
          Map.entry("columns", "[{\"name\": \"foo\"}]"),
          Map.entry("colorRules", "[]"),
          Map.entry("savedFilters", "[{\"text\": \"foo\"}]"),
          Map.entry("plot", "{\"series\": [{\"text\": \"pos[0]\"}], \"seconds\": 30}"),
          Map.entry("savedPlots", "[{\"name\": \"a\", \"plot\": {\"stacked\": true}}]"),
          Map.entry("alarms", "[\"silent 2s\"]"),
          Map.entry("alarmSound", "true"),
          Map.entry("labServer", "\"tls://watcher@lab-server\""),
          Map.entry("recentCaptures", "[\"b\"]"),
          Map.entry("openedSends", "[\"c\"]"),
          Map.entry("envelopes", "{\"5000\": \"skip 4\"}"),
          Map.entry("choices", "{\"tab\": \"bytes\"}"),
          Map.entry("lookUpNames", "false"),
          Map.entry("journalCapBytes", "1e10"),
          Map.entry("keepSession", "false"),
          Map.entry("releasesAddress", "\"https://releases.example.org/latest\""));

  private static Stream<Setting<?>> all() {
    return Settings.all().stream();
  }

  /** A file with those values but for one. */
  private Settings read(Setting<?> but, String wrong) throws IOException {
    String text =
        OTHERS.entrySet().stream()
            .map(one ->
                "\"%s\": %s"
                    .formatted(
                        one.getKey(), one.getKey().equals(but.name()) ? wrong : one.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    return file(text).load().settings();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aWrongFieldFallsBackAlone(Setting<?> setting) throws IOException {
    for (String wrong :
        List.of("null", "[[]]", "{\"5\": []}", "\"\"", "7e999", "7" + "0".repeat(900))) {
      var settings = read(setting, wrong);
      for (Setting<?> other : Settings.all()) {
        if (other != setting) {
          assertNotEquals(other.defaultValue(), settings.get(other), other.name());
        }
      }
    }
    assertEquals(setting.defaultValue(), read(setting, "null").get(setting));
    assertNotEquals(setting.defaultValue(), read(setting, OTHERS.get(setting.name())).get(setting));
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachSettingIsWrittenAndReadAlike(Setting<?> setting) throws IOException {
    var settings = read(setting, OTHERS.get(setting.name()));
    var file = new SettingsFile(folder.resolve("again"));
    assertEquals(Optional.empty(), file.save(Settings.defaults(), settings).notice());
    assertEquals(settings.get(setting), file.load().settings().get(setting));
    assertTrue(Files.readString(file.path()).contains("\"" + setting.name() + "\""));
  }

  @Test
  void whatCannotBeReadStaysUntilItIsChanged() throws IOException {
    var file = file("{\"fontSize\": 20, \"theme\": 7}");
    var read = file.load().settings();
    file.save(read, read.with(Settings.FONT_SIZE, 21));
    String text = Files.readString(file.path());
    assertTrue(text.contains("\"theme\" : 7"), text);
    assertEquals(21, file.load().settings().get(Settings.FONT_SIZE));
  }

  @Test
  void whatOtherVersionsKeepInObjectsStaysAndWhatIsTakenAwayGoes() throws IOException {
    var file =
        file(
            """
            {"window": {"x": 5, "screen": 2}, "splits": {"y": "auto"},
             "aliases": {"1.2.3.4": "LAB", "1.2.3.5": "LAB-2"}}
            """);
    var read = file.load().settings();
    var settings = read.with(Settings.ALIASES, Map.of("1.2.3.5", "LAB-2"));
    file.save(read, settings.withEntry(Settings.SPLITS, "x", 0.5));
    String text = Files.readString(file.path()).replaceAll("\\s", "");
    assertTrue(text.contains("\"screen\":2"), text);
    assertTrue(text.contains("\"splits\":{\"y\":\"auto\",\"x\":0.5}"), text);
    assertTrue(text.contains("\"aliases\":{\"1.2.3.5\":\"LAB-2\"}"), text);
  }

  /** Such as a plugin's, whose jar is missing, or a newer version's. */
  @Test
  void envelopesThatAreNotKnownStayAndAreReported() throws Exception {
    var file =
        file(
            """
            {"envelopes": {"4950": "tracker", "4960@10.0.0.7": "call, tracker", "4970": "skip 4"}}
            """);
    var loaded = file.load();
    String notice = loaded.notice().orElseThrow();
    assertTrue(notice.contains("4950: tracker; 4960@10.0.0.7: call, tracker. Their"), notice);
    var read = loaded.settings();
    var chosen = read.get(Settings.ENVELOPES);
    var other = read.with(Settings.ENVELOPES, chosen.with(4970, Envelope.auto()));
    assertEquals(Optional.of(notice), file.save(read, other).notice());
    assertEquals(
        "{\"4950\":\"tracker\",\"4960@10.0.0.7\":\"call, tracker\"}", written("envelopes"));

    var replaced = read.with(Settings.ENVELOPES, Envelopes.auto().with(4950, Envelope.of("json")));
    file.save(other, replaced);
    assertEquals("{\"4950\":\"json\",\"4960@10.0.0.7\":\"call, tracker\"}", written("envelopes"));
    notice = file.load().notice().orElseThrow();
    assertTrue(notice.contains("not known: 4960@10.0.0.7: call, tracker. Their"), notice);
  }

  @Test
  void itemsThatAreReadAlikeStayAsTheyAre() throws IOException {
    var rules = "[{\"filter\":\"a\",\"bold\":true},{\"filter\":\"a\",\"bold\":false}]";
    var file = file("{\"colorRules\": " + rules + ", \"fontSize\": 20}");
    var read = file.load().settings();
    var twice = new ArrayList<>(read.get(Settings.COLOR_RULES));
    twice.add(new ColorRule("b", ColorRule.Color.RED, "", true));
    file.save(read, read.with(Settings.COLOR_RULES, twice));
    assertTrue(written("colorRules").startsWith(rules.substring(0, rules.length() - 1) + ","));
  }

  @Test
  void itemsOfNewerVersionsStayInTheirPlaces() throws IOException {
    var file =
        file(
            """
            {"colorRules": ["new", {"filter": "a", "bold": true}, {"rule": 1}, {"filter": "b"}, 2],
             "plot": {"series": [{"text": "x", "axis": 3}], "log": true}}
            """);
    var read = file.load().settings();
    var rules = read.get(Settings.COLOR_RULES);
    var plot = read.get(Settings.PLOT);
    file.save(
        read,
        read.with(Settings.COLOR_RULES, rules.subList(0, 1))
            .with(Settings.PLOT, new PlotSetting(plot.series(), !plot.stacked(), 5)));
    assertEquals(
        "[\"new\",{\"filter\":\"a\",\"bold\":true},{\"rule\":1},2]", written("colorRules"));
    assertEquals(
        "{\"series\":[{\"text\":\"x\",\"axis\":3}],\"log\":true,\"stacked\":true,\"seconds\":5.0}",
        written("plot"));
  }

  private String written(String name) throws IOException {
    var file = new SettingsFile(folder).path();
    return ((ObjectNode) JsonTree.read(Files.readAllBytes(file))).path(name).toString();
  }

  /** The order of columns and colour rules has a meaning. */
  @Test
  void whatTwoProgramsChangeInListsKeepsItsPlace() {
    var file = new SettingsFile(folder);
    var before = columns(100, 100, 100);
    file.save(Settings.defaults(), before);
    file.save(before, columns(100, 200, 100));
    file.save(before, columns(100, 100, 300));
    assertEquals(columns(100, 200, 300), file.load().settings());
  }

  @Test
  void envelopesThatTwoProgramsChooseAreKept() throws Exception {
    var file = new SettingsFile(folder);
    var before =
        Settings.defaults()
            .with(Settings.ENVELOPES, Envelopes.auto().with(4950, Envelope.of("skip 4")));
    file.save(Settings.defaults(), before);
    var chosen = before.get(Settings.ENVELOPES);
    var sender = PortSender.of("4970@10.0.0.7").orElseThrow();
    var json = Envelope.of("json");
    file.save(before, before.with(Settings.ENVELOPES, chosen.with(4960, json)));
    file.save(before, before.with(Settings.ENVELOPES, chosen.with(sender, json)));
    file.save(before, before.with(Settings.ENVELOPES, chosen.with(4950, Envelope.auto())));
    assertEquals(
        Envelopes.auto().with(4960, json).with(sender, json),
        file.load().settings().get(Settings.ENVELOPES));
  }

  @Test
  void whatTwoProgramsAddToListsIsKept() {
    var file = new SettingsFile(folder);
    var empty = Settings.defaults();
    file.save(empty, empty);
    file.save(empty, lists("a"));
    file.save(empty, lists("b"));
    var loaded = file.load();
    assertEquals(Optional.empty(), loaded.notice());
    for (var list :
        List.of(
            Settings.SAVED_FILTERS, Settings.SAVED_PLOTS, Settings.ALARMS, Settings.OPENED_SENDS)) {
      assertEquals(160, loaded.settings().get(list).size(), list.name());
    }
  }

  private static Settings lists(String of) {
    var texts = IntStream.range(0, 80).mapToObj(i -> of + i).toList();
    return Settings.defaults()
        .with(
            Settings.SAVED_FILTERS,
            texts.stream().map(text -> new SavedFilter(text, text)).toList())
        .with(
            Settings.SAVED_PLOTS,
            texts.stream().map(text -> new SavedPlot(text, PlotSetting.NOTHING)).toList())
        .with(Settings.ALARMS, texts)
        .with(Settings.OPENED_SENDS, texts);
  }

  /** Such as two windows that are closed at the same moment. */
  @Test
  @Timeout(120)
  void whatProgramsSaveAtTheSameMomentIsKept() throws Exception {
    int each = 40;
    var programs = new ArrayList<Process>();
    try {
      for (String begin : List.of("a", "b", "c")) {
        programs.add(
            TestProcess.java(SavingProgram.class, folder.toString(), begin, "" + each).start());
      }
      for (var program : programs) {
        assertEquals("ready", program.inputReader().readLine());
      }
      for (var program : programs) {
        program.getOutputStream().close(); // all begin
      }
      for (var program : programs) {
        assertEquals(0, program.waitFor());
      }
    } finally {
      programs.forEach(Process::destroyForcibly);
    }
    var names = new SettingsFile(folder).load().settings().get(Settings.ALIASES).keySet();
    assertEquals(programs.size() * each, names.size(), names::toString);
  }

  @Test
  @Timeout(60)
  @DisabledOnOs(OS.WINDOWS)
  void aLockThatCannotBeGotLosesNoSettings() throws Exception {
    var file = new SettingsFile(folder);
    var changed = Settings.defaults().with(Settings.FONT_SIZE, 20);
    var lock = Path.of(file.path() + ".lock");
    assertTrue(file.save(Settings.defaults(), Settings.defaults()).isWritten());
    assertEquals("rw-------", mode(lock));
    Files.delete(lock);
    Files.createDirectory(lock);
    assertEquals(Optional.empty(), file.save(Settings.defaults(), changed).notice());
    assertEquals(20, file.load().settings().get(Settings.FONT_SIZE));
  }

  @Test
  @Timeout(60)
  void aProgramThatKeepsTheLockIsWaitedForNotForEver() throws Exception {
    var file = new SettingsFile(folder);
    var changed = Settings.defaults().with(Settings.FONT_SIZE, 20);
    try (var channel =
            FileChannel.open(
                Path.of(file.path() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      assertEquals(Optional.empty(), file.save(Settings.defaults(), changed).notice());
    }
    assertEquals(20, file.load().settings().get(Settings.FONT_SIZE));
  }

  private static Settings columns(double first, double second, double third) {
    return Settings.defaults()
        .with(
            Settings.COLUMNS,
            List.of(
                new ColumnLayout("number", first, true),
                new ColumnLayout("time", second, true),
                new ColumnLayout("data", third, true)));
  }

  @Test
  void aFolderThatCannotBeWrittenIsReported() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "no folder");
    var file = new SettingsFile(inTheWay.resolve("below"));

    String notice = file.save(Settings.defaults(), Settings.defaults()).notice().orElseThrow();

    assertTrue(notice.contains("could not be saved"), notice);
  }

  @Test
  void aReadOnlyFolderIsReported() throws IOException {
    var file = file("{\"fontSize\": 20}");
    assumeFalse(
        !folder.toFile().setWritable(false) || Files.isWritable(folder),
        "skipped: this user may write to read-only folders");
    try {
      String notice = file.save(Settings.defaults(), Settings.defaults()).notice().orElseThrow();
      assertTrue(notice.contains("no permission"), notice);
      assertEquals(20, file.load().settings().get(Settings.FONT_SIZE));
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

    file.save(Settings.defaults(), Settings.defaults());

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
    var read = file.load().settings();
    var settings = read.with(Settings.ALIASES, Map.of("1.2.3.4", "half \udc00"));
    assertEquals(Optional.empty(), file.save(read, settings).notice());
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
    assertTrue(
        file.save(Settings.defaults(), Settings.defaults())
            .notice()
            .orElseThrow()
            .contains("not a file"));
    assertTrue(Files.exists(file.path()));
  }

  @Test
  void ofListsThatAreTooLongTheFirstItemsAreReadAndThatIsReported() throws IOException {
    String names =
        IntStream.range(0, 3_000)
            .mapToObj("\"10.0.0.%d\": \"LAB\""::formatted)
            .collect(Collectors.joining(", ", "{", "}"));
    String columns =
        IntStream.range(0, 3_000)
            .mapToObj("{\"name\": \"k%d\"}"::formatted)
            .collect(Collectors.joining(", ", "[", "]"));
    String rules = String.join(", ", Collections.nCopies(3_000, "\"foo == 1 -> drop\""));
    var loaded =
        file("{\"aliases\": %s, \"columns\": %s, \"relays\": [{\"port\": 5000, \"targets\": [\"a:1\"], \"rules\": [%s]}]}"
                .formatted(names, columns, rules))
            .load();
    var settings = loaded.settings();
    assertEquals(1_000, settings.get(Settings.ALIASES).size());
    assertEquals("k0", settings.get(Settings.COLUMNS).getFirst().name());
    assertEquals(1_000, settings.get(Settings.COLUMNS).size());
    assertEquals(1_000, settings.get(Settings.RELAYS).getFirst().rules().size());
    String notice = loaded.notice().orElseThrow();
    assertTrue(notice.contains("more than 1,000 items in: relays, aliases, columns."), notice);
    var saved = new SettingsFile(folder).save(settings, settings.with(Settings.FONT_SIZE, 21));
    assertEquals(Optional.of(notice), saved.notice());
  }

  @Test
  void aFileThatIsTooLargeIsReportedAndStaysAsItIs() throws IOException {
    String large = "{\"later\": \"%s\"}".formatted("x".repeat(5 << 20));
    var file = file(large);
    String notice = file.load().notice().orElseThrow();
    assertTrue(notice.contains("cannot be read (longer than 4,194,304 bytes)"), notice);
    assertTrue(
        file.save(Settings.defaults(), Settings.defaults())
            .notice()
            .orElseThrow()
            .contains("longer than"));
    assertEquals(large, Files.readString(file.path()));
  }

  private SettingsFile file(String text) throws IOException {
    var file = new SettingsFile(folder);
    Files.writeString(file.path(), text);
    return file;
  }
}
