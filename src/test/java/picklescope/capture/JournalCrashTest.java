package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.FilesBelow;
import picklescope.TestProcess;

@Timeout(120)
class JournalCrashTest {
  private static final int LOOKS = 50;

  @TempDir Path folder;

  /**
   * A program that is killed leaves what is in its files. So they are read several times while it
   * appends, each time until they contain all that it had reported before; then it is killed.
   */
  @Test
  void whatAKilledProgramHasAppendedIsFoundAndWhole() throws Exception {
    long onDisk = 0;
    var process = TestProcess.java(JournalProcess.class, folder.toString()).start();
    var output = new Output(process);
    try {
      output.awaitMore(50);
      assertEquals(List.of(), new JournalFolder(folder).leftBehind(), "in use");
      for (int i = 0; i < LOOKS; i++) {
        long appended = output.newest();
        Await.until("what was appended is in the files", () -> newestInFiles() >= appended);
        onDisk = newestInFiles();
        output.awaitMore(1);
      }
    } finally {
      process.destroyForcibly().waitFor(); // SIGKILL
    }

    var left = new JournalFolder(folder).leftBehind();
    assertEquals(1, left.size());
    try (var file = left.getFirst().open()) {
      file.awaitIndexed();
      for (long n = 1; n <= file.last(); n++) {
        assertEquals("datagram " + n, new String(file.get(n).payload()));
      }
      assertTrue(file.timeNanos(file.last()) >= onDisk, "nothing that was on disk has gone");
    }
    left.getFirst().delete();
    assertEquals(List.of(), new JournalFolder(folder).leftBehind());
  }

  /**
   * When the newest datagram that is in the files was appended. It is in the last file, or in the
   * one before if that has just been begun.
   */
  private long newestInFiles() throws Exception {
    var segments =
        FilesBelow.of(folder).stream().filter(f -> f.toString().endsWith(".pcapng")).toList();
    var last = segments.subList(Math.max(0, segments.size() - 2), segments.size());
    try (var file = CaptureFile.open(last.toArray(Path[]::new))) {
      file.awaitIndexed();
      return file.last() > 0 ? file.timeNanos(file.last()) : 0;
    }
  }

  /** The output of a {@link JournalProcess}: when it appended each datagram. */
  private static final class Output {
    private final Thread reader;
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong newest = new AtomicLong();

    Output(Process process) {
      reader =
          Thread.ofVirtual()
              .start(() ->
                  process
                      .inputReader()
                      .lines()
                      .forEach(line -> {
                        newest.set(Long.parseLong(line));
                        lines.incrementAndGet();
                      }));
    }

    long newest() {
      return newest.get();
    }

    void awaitMore(int more) {
      long wanted = lines.get() + more;
      Await.until(
          "it appends more",
          () -> {
            assertTrue(lines.get() >= wanted || reader.isAlive(), "it has ended");
            return lines.get() >= wanted;
          });
    }
  }

  @Test
  void aTornTailIsCutCleanly() throws Exception {
    var datagrams = Samples.small(2_000, 1);
    var place = new JournalFolder(folder).begin();
    var limits = new JournalLimits(1 << 30, 1 << 18, 1 << 20, JournalLimits.LEAST_CHUNK);
    try (var journal = new Journal(place.folder(), limits)) {
      datagrams.forEach(journal::append);
    }
    place.close();
    Path last;
    try (var files = Files.list(place.folder())) {
      last = files.filter(f -> f.toString().endsWith(".pcapng")).sorted().toList().getLast();
    }
    try (var file = new RandomAccessFile(last.toFile(), "rw")) {
      file.setLength(file.length() - 5);
    }
    try (var file = new JournalFolder(folder).leftBehind().getFirst().open()) {
      file.awaitIndexed();
      Samples.assertHolds(datagrams.subList(0, 1_999), file);
      assertEquals(1, file.summary().problems().size());
    }
  }

  @Test
  void anEmptyJournalIsNotOffered() throws Exception {
    new JournalFolder(folder).begin().close();
    assertEquals(List.of(), new JournalFolder(folder).leftBehind());
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aPlaceIsDeletedWithItsFiles() throws Exception {
    var place = new JournalFolder(folder).begin();
    try (var journal = new Journal(place.folder(), JournalLimits.standard())) {
      journal.append(Samples.small(1, 1).getFirst());
    }
    place.delete();
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }
}
