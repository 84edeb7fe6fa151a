package picklescope.export.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.capture.SmallDisk;
import picklescope.export.table.ColumnChoice;
import picklescope.python.Call;

class FolderExportTest {
  @TempDir private Path temp;

  private final MadeMessages poses =
      new MadeMessages()
          .call(7, Call.of().with("pos", List.of(1, 2.5)).with("who", "=Anna, \"A\""))
          .call(7, Call.of().with("pos", List.of(-0.0, Double.NaN)).with("who", ""))
          .call(8, Call.of("start"))
          .loss(2, 3);

  @Test
  void csvIsAsAnalystsExpectIt() throws Exception {
    export(TableFormat.CSV, "number, time, sender, pos, who", poses, false);
    assertEquals(
        """
        number,time,sender,pos[0],pos[1],who
        1,2026-09-21T14:13:20.123456789Z,LAB-7,1.0,2.5,"'=Anna, ""A""\"
        2,2026-09-21T14:13:20.133456790Z,LAB-7,-0.0,NaN,""
        """,
        Files.readString(temp.resolve("out/stream-001-LAB-7-4950-pos-who.csv")));
    assertEquals(
        """
        host,capture,number,time,count,kind,text
        ,made,2,2026-09-21T14:13:20.123456789Z,3,recording,not recorded
        """,
        Files.readString(temp.resolve("out/losses.csv")));
  }

  @Test
  void aLongNumberBesideDecimalsIsNotRounded() throws Exception {
    var messages =
        new MadeMessages()
            .call(7, Call.of(9_007_199_254_740_993L, 9_007_199_254_740_993L, 1))
            .call(7, Call.of(0.5, 1, 0.5));
    export(TableFormat.CSV, "data[0], data[1], data[2]", messages, false);
    assertEquals(
        """
        data[0],data[1],data[2]
        9007199254740993,9007199254740993,1.0
        0.5,1,0.5
        """,
        Files.readString(temp.resolve("out/stream-001-LAB-7-4950.csv")));
  }

  @Test
  void rawCellsAreWrittenAsTheyAre() throws Exception {
    var request =
        new ExportRequest(
            temp, TableFormat.CSV, ColumnChoice.of("who"), true, true, true, "picklescope");
    run(request, poses);
    assertEquals(
        "who\n\"=Anna, \"\"A\"\"\"\n\"\"\n",
        Files.readString(temp.resolve("stream-001-LAB-7-4950-pos-who.csv")));
  }

  @Test
  void jsonLinesHaveTypes() throws Exception {
    export(TableFormat.JSONL, "number, pos, who", poses, false);
    assertEquals(
        """
        {"number":1,"pos[0]":1.0,"pos[1]":2.5,"who":"=Anna, \\"A\\""}
        {"number":2,"pos[0]":-0.0,"who":""}
        """,
        Files.readString(temp.resolve("out/stream-001-LAB-7-4950-pos-who.jsonl")));
  }

  @Test
  void oneTableHasTheStreamsOfAll() throws Exception {
    var request =
        new ExportRequest(
            temp.resolve("out"),
            TableFormat.CSV,
            ColumnChoice.of("stream, data, pos[0]"),
            false,
            false,
            false,
            "picklescope");
    run(request, poses);
    assertEquals(
        """
        stream,data[0],pos[0]
        "(pos, who)",,1.0
        "(pos, who)",,-0.0
        ('start'),start,
        """,
        Files.readString(temp.resolve("out/messages.csv")));
  }

  @Test
  void theDescriptionNamesTablesColumnsAndStreams() throws Exception {
    export(TableFormat.PARQUET, "number, pos", poses, false);
    assertEquals(
        List.of(
            "losses.parquet",
            "stream-001-LAB-7-4950-pos-who.parquet",
            "stream-002-LAB-8-4950-start.parquet",
            "streams.json"),
        names(temp.resolve("out")));
    String json = Files.readString(temp.resolve("out/streams.json"));
    assertTrue(json.contains("\"file\": \"stream-001-LAB-7-4950-pos-who.parquet\""), json);
    assertTrue(json.contains("{\"name\": \"pos[0]\", \"type\": \"float64\"}"), json);
    assertTrue(json.contains("\"losses\": {\"file\": \"losses.parquet\", \"rows\": 1}"), json);
  }

  @Test
  void filesThatAreThereStayUnlessForced() throws Exception {
    var out = Files.createDirectory(temp.resolve("out"));
    Files.writeString(out.resolve("notes.txt"), "mine");
    Files.writeString(out.resolve("stream-009-old.csv"), "earlier");
    Files.writeString(
        out.resolve("streams.json"), description("{\"file\": \"stream-009-old.csv\"}"));
    assertThrows(
        FolderNotEmptyException.class, () -> export(TableFormat.CSV, "number", poses, false));
    assertEquals(List.of("notes.txt", "stream-009-old.csv", "streams.json"), names(out));
    export(TableFormat.CSV, "number", poses, true);
    assertEquals(
        List.of(
            "losses.csv",
            "notes.txt",
            "stream-001-LAB-7-4950-pos-who.csv",
            "stream-002-LAB-8-4950-start.csv",
            "streams.json"),
        names(out));
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  @DisabledOnOs(OS.WINDOWS)
  void anExportInProgressIsPrivate(TableFormat format) throws Exception {
    var request = request(format, "number", false);
    var survey = Survey.of(poses, _ -> true).orElseThrow();
    var during = new TreeSet<String>();
    new FolderExport(request, survey, poses)
        .run(_ -> {
          during.addAll(modes(temp.resolve("out")));
          return true;
        });
    assertEquals(Set.of("folder rwx------", "file rw-------"), during);
    Files.writeString(temp.resolve("out").resolve("usual"), "");
    assertEquals(1, Set.copyOf(modes(temp.resolve("out"))).size());
  }

  /** The modes of all below a folder. */
  private static List<String> modes(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder))
          .map(path ->
              (Files.isDirectory(path) ? "folder " : "file ")
                  + PosixFilePermissions.toString(posix(path)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<PosixFilePermission> posix(Path path) {
    try {
      return Files.getPosixFilePermissions(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anEndedExportLeavesNothing() throws Exception {
    var request = request(TableFormat.PARQUET, "number", false);
    var survey = Survey.of(poses, _ -> true).orElseThrow();
    var result = new FolderExport(request, survey, poses).run(looked -> looked < 2);
    assertFalse(result.complete());
    assertEquals(List.of(), names(temp));
    assertTrue(Survey.of(poses, looked -> looked < 2).isEmpty());
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNamed() throws Exception {
    Files.writeString(temp.resolve("out"), "a file");
    var failure =
        assertThrows(IOException.class, () -> export(TableFormat.CSV, "number", poses, false));
    assertEquals(
        "'%s' is a file: name a folder.".formatted(temp.resolve("out")), failure.getMessage());
    Files.delete(temp.resolve("out"));
    Files.writeString(temp.resolve("file"), "");
    var request =
        new ExportRequest(
            temp.resolve("file/out"),
            TableFormat.CSV,
            ColumnChoice.usual(),
            true,
            false,
            false,
            "picklescope");
    var inside = assertThrows(IOException.class, () -> run(request, poses));
    assertTrue(inside.getMessage().startsWith("Files cannot be written to '"), inside.getMessage());
  }

  @Test
  void filesThatAreNoEarlierExportAreNotReplaced() throws Exception {
    Path out = Files.createDirectory(temp.resolve("out"));
    Path own = Files.writeString(out.resolve("messages.csv"), "my own");
    var failure =
        assertThrows(IOException.class, () -> export(TableFormat.CSV, "number", poses, true));
    assertEquals(
        "'%s' is no earlier export, since it has no streams.json, but it has 'messages.csv': name another folder."
            .formatted(out),
        failure.getMessage());
    assertEquals("my own", Files.readString(own));
    Files.move(own, out.resolve("notes.csv"));
    export(TableFormat.CSV, "number", poses, true);
    export(TableFormat.CSV, "number", poses, true);
    assertEquals("my own", Files.readString(out.resolve("notes.csv")));
  }

  private static String description(String table) {
    return "{\"created_by\": \"picklescope\", \"losses\": {\"file\": \"losses.csv\"}, \"tables\": [%s]}"
        .formatted(table);
  }

  /** The user may have files with such names beside it. */
  @Test
  void onlyWhatTheEarlierExportWroteIsReplaced() throws Exception {
    Path out = Files.createDirectory(temp.resolve("out"));
    Path own = Files.writeString(out.resolve("messages.csv"), "my own");
    Path streams = out.resolve("streams.json");
    for (String other :
        List.of(
            "{}",
            "[\"messages.csv\"]",
            "{\"tables\": [{\"file\": \"messages.csv\"}]}",
            "{\"x\": {\"created_by\": \"me\"}, \"tables\": [{\"file\": \"messages.csv\"}]}",
            "not JSON",
            "")) {
      Files.writeString(streams, other);
      assertEquals(
          "'%s' is no earlier export, since its streams.json is of something else: name another folder."
              .formatted(out),
          refused());
      assertEquals(other, Files.readString(streams));
    }
    Files.writeString(streams, description("{\"streams\": [{\"file\": \"messages.csv\"}]}"));
    assertEquals(
        "'messages.csv' is not of the earlier export in '%s', whose streams.json does not name it: move it away, or name another folder."
            .formatted(out),
        refused());
    assertEquals("my own", Files.readString(own));
    assertEquals(List.of("messages.csv", "streams.json"), names(out));
    Files.writeString(streams, description("{\"file\": \"messages.csv\"}"));
    export(TableFormat.CSV, "number", poses, true);
    assertFalse(Files.exists(own));
  }

  private String refused() {
    return assertThrows(IOException.class, () -> export(TableFormat.CSV, "number", poses, true))
        .getMessage();
  }

  /** Each format names its files in the description. */
  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void whatAnExportWroteIsReplaced(TableFormat format) throws Exception {
    export(format, "number", poses, false);
    export(TableFormat.CSV, "number", poses, true);
    assertEquals(
        List.of(
            "losses.csv",
            "stream-001-LAB-7-4950-pos-who.csv",
            "stream-002-LAB-8-4950-start.csv",
            "streams.json"),
        names(temp.resolve("out")));
  }

  @Test
  void aFullDiskIsNamedAndLeavesNothing() throws Exception {
    var messages = new MadeMessages();
    var random = new Random(1);
    for (int i = 0; i < 100; i++) {
      var payload = new byte[30_000];
      random.nextBytes(payload);
      messages.payload(7, payload);
    }
    try (var disk = new SmallDisk(temp.resolve("disk"), 1)) {
      var out = disk.folder("out");
      var request =
          new ExportRequest(
              out,
              TableFormat.PARQUET,
              ColumnChoice.of("payload"),
              true,
              false,
              false,
              "picklescope");
      var failure = assertThrows(IOException.class, () -> run(request, messages));
      assertEquals(
          "The tables could not be written to '%s': No space left on device. Nothing was written;"
                  .formatted(out)
              + " name another folder, or delete files.",
          failure.getMessage());
      assertFalse(Files.exists(out));
    }
  }

  @Test
  void noMessagesAreNoTables() throws Exception {
    export(TableFormat.PARQUET, "*", new MadeMessages(), false);
    assertEquals(List.of("losses.parquet", "streams.json"), names(temp.resolve("out")));
  }

  private FolderExport.Result export(
      TableFormat format, String columns, MadeMessages messages, boolean force) throws Exception {
    return run(request(format, columns, force), messages);
  }

  private ExportRequest request(TableFormat format, String columns, boolean force)
      throws Exception {
    return new ExportRequest(
        temp.resolve("out"), format, ColumnChoice.of(columns), true, force, false, "picklescope");
  }

  private static FolderExport.Result run(ExportRequest request, MadeMessages messages)
      throws Exception {
    var survey = Survey.of(messages, _ -> true).orElseThrow();
    return new FolderExport(request, survey, messages).run(_ -> true);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
