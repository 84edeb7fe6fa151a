package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.TestProcess;

/** Several programs use the folder of the journals at once. */
@Timeout(120)
class JournalFolderTest {
  private static final int PROGRAMS = 3;

  @TempDir Path folder;

  @Test
  void whatAnotherProgramHoldsIsNeitherOfferedNorDeleted() throws Exception {
    var process = TestProcess.java(FolderProcess.class, "hold", folder.toString()).start();
    try (var out = process.inputReader()) {
      assertEquals("0", out.readLine(), "its own is nothing that was left behind");
      assertEquals(List.of(), new JournalFolder(folder).leftBehind());
      assertEquals(1, segments());
      process.outputWriter().close();
      assertEquals(0, process.waitFor());
      assertEquals(0, segments());
    } finally {
      process.destroyForcibly();
    }
  }

  private long segments() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".pcapng")).count();
    }
  }

  @Test
  void programsThatStartAtOnceLeaveEachOthersFoldersAlone() throws Exception {
    var processes = new ArrayList<Process>();
    try {
      for (int i = 0; i < PROGRAMS; i++) {
        processes.add(
            TestProcess.java(FolderProcess.class, "race", folder.toString(), "400").start());
      }
      for (var process : processes) {
        assertEquals("ready", process.inputReader().readLine());
      }
      for (var process : processes) {
        process.outputWriter().close();
      }
      for (var process : processes) {
        assertEquals("never taken", process.inputReader().readLine());
        assertEquals(0, process.waitFor());
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    assertEquals(List.of(), new JournalFolder(folder).leftBehind());
    try (var rest = Files.list(folder)) {
      assertEquals(0, rest.count(), "empty ones go");
    }
  }

  @Test
  void whatElseLiesThereStays() throws Exception {
    var journals = new JournalFolder(folder);
    var place = journals.begin();
    var note = Files.writeString(place.folder().resolve("note.txt"), "not ours");
    place.close();
    assertEquals(List.of(), new JournalFolder(folder).leftBehind());
    assertTrue(Files.exists(note));
  }

  @Test
  void placesBegunAtTheSameTimeAreTwo() throws Exception {
    var journals = new JournalFolder(folder);
    for (int i = 0; i < 200; i++) {
      var one = journals.begin();
      var other = journals.begin();
      assertTrue(!one.folder().equals(other.folder()));
      one.delete();
      assertTrue(Files.exists(other.folder().resolve("lock")));
      other.delete();
    }
  }
}
