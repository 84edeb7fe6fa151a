package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.TestProcess;

@Timeout(120)
class JournalCrashTest {
  /** What is promised: what is older is on disk, where a killed program leaves it. */
  private static final long MOST_MISSING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final int LOOKS = 100;

  @TempDir Path folder;

  /**
   * What is in the files is what a program leaves that is killed now. So they are looked at again
   * and again while it appends, each time for all that it had reported before; at last it is
   * killed. On a busy machine a thread may be kept from the processor for longer than is promised,
   * so one look in ten may be worse, and the kill as bad as the worst look.
   */
  @Test
  void whatAKilledProgramHasAppendedIsFoundAndWhole() throws Exception {
    var missing = new ArrayList<Long>();
    long onDisk = 0;
    var process = TestProcess.java(JournalProcess.class, folder.toString()).start();
    var said = new Said(process);
    try {
      said.await(50);
      assertEquals(List.of(), new JournalFolder(folder).leftBehind(), "held");
      for (int i = 0; i < LOOKS; i++) {
        long appended = said.newest();
        onDisk = newestInFiles();
        missing.add(appended - onDisk);
        said.await(1);
      }
    } finally {
      process.destroyForcibly().waitFor(); // SIGKILL
    }
    missing.sort(null);
    assertTrue(
        missing.get(LOOKS * 9 / 10) < MOST_MISSING_NANOS, () -> missing + " ns were missing");

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

  /** When the newest datagram that is in the files was appended. */
  private long newestInFiles() throws Exception {
    try (var all = Files.walk(folder)) {
      var segments = all.filter(f -> f.toString().endsWith(".pcapng")).sorted().toList();
      try (var file = CaptureFile.open(segments.toArray(Path[]::new))) {
        file.awaitIndexed();
        return file.last() > 0 ? file.timeNanos(file.last()) : 0;
      }
    }
  }

  /** The output of a {@link JournalProcess}: the numbers that it has appended, and when. */
  private static final class Said {
    private final Thread reader;
    private volatile long lines;
    private volatile long newest;

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    Said(Process process) {
      reader =
          Thread.ofVirtual()
              .start(() ->
                  process
                      .inputReader()
                      .lines()
                      .forEach(line -> {
                        newest = Long.parseLong(line);
                        lines = lines + 1;
                      }));
    }

    long newest() {
      return newest;
    }

    void await(int more) throws InterruptedException {
      long wanted = lines + more;
      while (lines < wanted) {
        assertTrue(reader.isAlive(), "it has ended");
        TimeUnit.MILLISECONDS.sleep(1);
      }
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
