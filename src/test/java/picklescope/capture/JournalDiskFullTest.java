package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.event.Datagram;

/** On a file system of four megabytes, which only root may mount: skipped for others. */
@Timeout(120)
class JournalDiskFullTest {
  @TempDir Path folder;

  @Tag("slow")
  @Test
  void onAFullDiskItGoesOnInMemoryAndRecordsAgainWhenThereIsRoom() throws Exception {
    try (var disk = new SmallDisk(folder.resolve("disk"), 4)) {
      check(disk);
    }
  }

  private static void check(SmallDisk disk) throws Exception {
    var filler = disk.fill(2);
    var datagrams = Samples.small(60_000, 1);
    var journals = disk.folder("journal");
    var limits = new JournalLimits(1 << 30, 1 << 19, 8 << 17, JournalLimits.LEAST_CHUNK);
    long lost;
    long firstAgain;
    try (var journal = new Journal(journals, limits)) {
      Await.soon(
          "the disk is full",
          () -> {
            append(journal, datagrams, (int) journal.last(), 100);
            return journal.state() instanceof JournalState.InMemory;
          });
      int next = (int) journal.last();
      var full = (JournalState.InMemory) journal.state();
      assertTrue(full.reason().contains("The disk is full"), full.reason());
      assertTrue(full.bytesOnDisk() > 1 << 20, full.toString());

      next = append(journal, datagrams, next, 20_000); // the live view goes on
      Samples.assertSame(datagrams.get(next - 1), journal.get(next));
      Samples.assertSame(datagrams.getFirst(), journal.get(1));
      assertEquals(1, journal.first());
      long onDisk = assertValid(journals, datagrams);
      assertThrows(NoSuchElementException.class, () -> journal.get(onDisk + 2_000));

      Files.delete(filler);
      Await.until("recording again", () -> journal.state() instanceof JournalState.Recording);
      lost = ((JournalState.Recording) journal.state()).lost();
      assertTrue(lost > 10_000, "lost " + lost);
      firstAgain = next + 1L;
      append(journal, datagrams, next, 1_000);
      for (long n = firstAgain; n <= journal.last(); n++) {
        Samples.assertSame(datagrams.get((int) n - 1), journal.get(n));
      }
    }
    try (var file = open(journals)) {
      assertEquals(List.of(), file.summary().problems());
      assertEquals(firstAgain + 999 - lost, file.last());
    }
    Tshark.assumeInstalled();
    long read = 0;
    for (Path segment : segments(journals)) {
      read += Tshark.count(segment);
    }
    assertEquals(firstAgain + 999 - lost, read);
  }

  private static int append(Journal journal, List<Datagram> datagrams, int from, int count) {
    for (int i = from; i < from + count; i++) {
      Samples.append(journal, datagrams.get(i));
    }
    return from + count;
  }

  private static long assertValid(Path journals, List<Datagram> expected) throws Exception {
    try (var file = open(journals)) {
      assertEquals(List.of(), file.summary().problems());
      for (long n = 1; n <= file.last(); n++) {
        Samples.assertSame(expected.get((int) n - 1), file.get(n));
      }
      return file.last();
    }
  }

  private static CaptureFile open(Path journals) throws Exception {
    var file = CaptureFile.open(segments(journals).toArray(Path[]::new));
    file.awaitIndexed();
    return file;
  }

  private static List<Path> segments(Path journals) throws IOException {
    try (var files = Files.list(journals)) {
      return files.filter(file -> file.toString().endsWith(".pcapng")).sorted().toList();
    }
  }
}
