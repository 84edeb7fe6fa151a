package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {
  private static final SplitWriter.Limit SMALL = new SplitWriter.Limit(1, Long.MAX_VALUE);

  @TempDir private Path folder;

  private RecordingFiles files(SplitWriter.Limit limit) {
    return new RecordingFiles(folder.resolve("lab.pcapng"), limit);
  }

  private static void writeTo(RecordingFiles files) throws IOException {
    try (var out = files.open()) {
      out.write(7);
    }
  }

  private List<String> written() throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(file -> file.toFile().length() == 1)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private void exists(String name) throws IOException {
    Files.writeString(folder.resolve(name), "earlier");
  }

  @Test
  void oneFileIsReplaced() throws Exception {
    exists("lab.pcapng");
    var files = files(SplitWriter.Limit.NONE);
    writeTo(files);
    assertEquals(List.of("lab.pcapng"), written());
    assertEquals(files.first(), files.last());
  }

  @Test
  void aFileThatIsWrittenIsNotReplaced() throws Exception {
    var files = files(SplitWriter.Limit.NONE);
    try (var out = files.open()) {
      out.write(7);
      var problem = assertThrows(IOException.class, files(SplitWriter.Limit.NONE)::open);
      assertTrue(problem.getMessage().contains("is writing to it"), problem.getMessage());
      assertEquals(List.of("lab.pcapng"), written());
    }
    writeTo(files);
    assertEquals(List.of("lab.pcapng"), written());
  }

  @Test
  void numbersGoOnBehindTheHighestThatExists() throws Exception {
    for (String name :
        List.of(
            "lab-0002.pcapng",
            "lab-0010.pcapng",
            "lab-0100.pcap",
            "a-lab-0200.pcapng",
            "lab-03.pcapng",
            "lab-20261129.pcapng",
            "lab-99999999999999999999.pcapng")) {
      exists(name);
    }
    var files = files(SMALL);
    writeTo(files);
    exists("lab-0012.pcapng"); // by another program, meanwhile
    writeTo(files);
    assertEquals(List.of("lab-0011.pcapng", "lab-0013.pcapng"), written());
    assertEquals(folder.resolve("lab-0011.pcapng"), files.first());
    assertEquals(folder.resolve("lab-0013.pcapng"), files.last());
  }

  /** Any name that the system allows may be the user's. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aNameWithALineEndIsNumberedToo() throws Exception {
    var files = new RecordingFiles(folder.resolve("a\nb.pcapng"), SMALL);
    writeTo(files);
    writeTo(files);
    assertEquals(List.of("a\nb-0001.pcapng", "a\nb-0002.pcapng"), written());
  }

  @Test
  void aFolderThatDoesNotExistIsReported() {
    var files = new RecordingFiles(folder.resolve("none").resolve("lab.pcapng"), SMALL);
    var problem = assertThrows(IOException.class, files::open);
    assertTrue(problem.getMessage().contains("no such folder"), problem.getMessage());
  }
}
