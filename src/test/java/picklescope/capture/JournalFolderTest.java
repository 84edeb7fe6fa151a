package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.TestProcess;

/** Several programs use the folder of the journals at once. */
@Timeout(120)
class JournalFolderTest {
  private static final int PROGRAMS = 3;

  @TempDir Path folder;

  @Test
  void theNameUnderWhichItWasPublishedIsReadFromASmallFileOfItsOwnOnly() throws Exception {
    var journals = new JournalFolder(folder.resolve("journals"));
    var session = journals.begin();
    try (var journal = new Journal(session.folder(), JournalLimits.standard())) {
      Samples.append(journal, Samples.small(1, 1).getFirst());
    }
    var place = new PublishedAs("LAB-3", "nats://h");
    session.publishAs(place, false);
    session.close();
    var left = journals.leftBehind().getFirst();
    assertEquals(Set.of(place), left.publishedAs());
    var mark = left.folder().resolve("published");
    Files.writeString(mark, "LAB-3 nats://h\n" + "x".repeat(10_000));
    assertEquals(Set.of(), left.publishedAs(), "a long file");
    if (!OS.WINDOWS.isCurrentOs()) { // where links need a right
      Files.delete(mark);
      Files.createSymbolicLink(
          mark, Files.writeString(folder.resolve("other"), "LAB-3 nats://h\n"));
      assertEquals(Set.of(), left.publishedAs(), "a link");
    }
  }

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

  /** A publisher and the window look for what was left behind, on threads of their own. */
  @Test
  void eachOfTwoThreadsFindsWhatIsLeft() throws Exception {
    var journals = new JournalFolder(folder);
    kept(journals);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var looks = Collections.nCopies(200, (Callable<Integer>) () -> journals.leftBehind().size());
      for (var look : threads.invokeAll(looks)) {
        assertEquals(1, look.get());
      }
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
  @DisabledOnOs(OS.WINDOWS)
  void whatALinkLeadsToStays() throws Exception {
    var own = Files.createDirectory(folder.resolve("own"));
    var capture = Files.writeString(own.resolve("lab.pcapng"), "the user's");
    var journals = Files.createDirectory(folder.resolve("journals"));
    Files.createSymbolicLink(journals.resolve("link"), own);
    age(own, 15);
    assertEquals(List.of(), new JournalFolder(journals).leftBehind());
    assertTrue(Files.exists(capture));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void pipesAreNotOpened() throws Exception {
    var kept = kept(new JournalFolder(folder));
    pipe(kept.resolve("000009.pcapng"));
    pipe(Files.createDirectory(folder.resolve("other")).resolve("lock"));
    var found = new JournalFolder(folder).leftBehind();
    assertEquals(1, found.size());
    found.getFirst().open().close(); // does not wait
  }

  private static void pipe(Path path) throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
  }

  @Test
  void aSessionThatCannotBeReadDoesNotHideTheOthers() throws Exception {
    var kept = kept(new JournalFolder(folder));
    var closed = Files.createDirectory(folder.resolve("20260101-000000-000000000-1"));
    assumeTrue(Files.getFileStore(kept).supportsFileAttributeView("posix"));
    Files.createFile(closed.resolve("lock"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(closed), "the administrator can read it");
      var found = new JournalFolder(folder).leftBehind();
      assertEquals(List.of(kept), found.stream().map(LeftBehind::folder).toList());
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private Path kept(JournalFolder journals) throws IOException {
    var place = journals.begin();
    try (var journal = new Journal(place.folder(), JournalLimits.standard())) {
      journal.received(1, new InetSocketAddress("127.0.0.1", 1), new InetSocketAddress(2));
    }
    place.keep(Long.MAX_VALUE);
    return place.folder();
  }

  private static void age(Path file, int days) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
  }

  @Test
  void theAgeOfAKeptSessionCountsFromItsEnd() throws Exception {
    var kept = kept(new JournalFolder(folder));
    age(kept.resolve("lock"), 20); // it ran for 20 days
    assertEquals(1, new JournalFolder(folder).leftBehind().size());
    try (var files = Files.list(kept)) {
      for (Path file : files.toList()) {
        age(file, 15);
      }
    }
    assertEquals(List.of(), new JournalFolder(folder).leftBehind());
    assertFalse(Files.exists(kept));
  }

  @Test
  void theFilesOfAKeptSessionArePrivate() throws Exception {
    var kept = kept(new JournalFolder(folder));
    assumeTrue(Files.getFileStore(kept).supportsFileAttributeView("posix"));
    assertEquals("rwx------", mode(kept));
    try (var files = Files.list(kept)) {
      var modes = files.map(JournalFolderTest::mode).distinct().toList();
      assertEquals(List.of("rw-------"), modes);
    }
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Such as what a program writes to warm up. */
  @Test
  void whatNobodyNeedsIsDeletedAtTheNextStart() throws Exception {
    var session = new JournalFolder(folder).begin();
    Files.createDirectory(session.passing());
    for (Path place : List.of(session.folder(), session.passing())) {
      try (var journal = new Journal(place, JournalLimits.standard())) {
        journal.append(Samples.small(1, 1).getFirst());
      }
    }
    assertEquals(List.of(), new JournalFolder(folder).leftBehind());
    assertEquals(2, segments(), "its program needs it");
    session.close();
    assertEquals(1, new JournalFolder(folder).leftBehind().size());
    assertEquals(1, segments(), "the capture itself");
    assertFalse(Files.exists(session.passing()));
  }

  @Test
  void aKeptSessionIsDeletedWhole() throws Exception {
    kept(new JournalFolder(folder));
    for (var left : new JournalFolder(folder).leftBehind()) {
      left.delete();
    }
    try (var rest = Files.list(folder)) {
      assertEquals(List.of(), rest.toList());
    }
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
