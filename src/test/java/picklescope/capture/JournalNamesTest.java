package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.event.Datagram;

/** Names come from name servers, captures and other computers: there may be many long ones. */
@Timeout(120)
class JournalNamesTest {
  private static final int LARGEST_MESSAGE = 512 << 10; // of a lab
  private static final String LONG = "\\x01".repeat(255);

  @TempDir private Path folder;

  private static InetAddress address(int number) throws UnknownHostException {
    return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(0x0A00_0000 + number).array());
  }

  private List<Path> files() throws Exception {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".pcapng")).sorted().toList();
    }
  }

  @Test
  void filesWithManyLongNamesCanBeReadAgain() throws Exception {
    var chunk = JournalLimits.LEAST_CHUNK;
    var limits = new JournalLimits(1L << 30, 8 << 20, 64L * chunk, chunk);
    try (var journal = new Journal(folder, limits)) {
      for (int i = 0; i < 20_000; i++) {
        journal.name(address(i), LONG);
      }
      Samples.mixed(300, 1).forEach(one -> Samples.append(journal, one));
    }
    try (var capture = CaptureFile.open(files().toArray(Path[]::new))) {
      capture.awaitIndexed();
      assertEquals(List.of(), capture.summary().problems());
      assertEquals(300, capture.last());
    }
  }

  @Test
  void namesThatChangeDoNotFillTheMemory() throws Exception {
    try (var journal = new Journal()) {
      journal.sections();
      for (int i = 0; i < 20_000; i++) {
        journal.name(address(1), LONG + i);
      }
      Samples.append(journal, Samples.small(1, 1).getFirst());
      var sections = journal.sections();
      long bytes = 0;
      for (int i = 0; i < 2_000; i++) {
        bytes += sections.read(1, 1).orElseThrow().content().length;
      }
      assertTrue(bytes < 8 << 20, bytes + " bytes of names are kept");
    }
  }

  @Test
  void longNamesOfInterfacesFitIntoABlockOfALab() throws Exception {
    try (var journal = new Journal()) {
      for (int i = 0; i < JournalStore.MOST_INTERFACES; i++) {
        var one = Samples.small(1, 1).getFirst();
        Samples.append(
            journal,
            new Datagram(
                i + 1,
                one.timeNanos(),
                one.direction(),
                one.remote(),
                one.local(),
                one.payload(),
                LONG + i));
      }
      var section = journal.sections().read(journal.last(), 1).orElseThrow();
      assertTrue(section.content().length < LARGEST_MESSAGE, section.content().length + " bytes");
    }
  }
}
