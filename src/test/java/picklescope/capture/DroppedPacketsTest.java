package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets that a capture program or the system has dropped, as dumpcap writes them into a file. */
class DroppedPacketsTest {
  private static final long TIME = 1_790_000_000_000_000_000L;
  private static final String FIVE =
      "5 packets were dropped by the program that recorded, or by the system; they may have been"
          + " messages";

  @TempDir Path folder;

  private List<String> notShown(byte[] bytes) throws Exception {
    Path path = Files.write(folder.resolve("lab.pcapng"), bytes);
    try (var in = Files.newInputStream(path);
        var file = CaptureFile.open(path)) {
      file.awaitIndexed();
      var summary = file.summary();
      assertEquals(
          new CaptureStream(in).read((datagram, notes) -> {}).notShown(), summary.notShown());
      return summary.notShown();
    }
  }

  /** An option is a code, a length and a count. */
  private static byte[] statistics(ByteOrder order, int id, long... options) {
    var block = ByteBuffer.allocate(12 + options.length * 6 + 4).order(order);
    block.putInt(id).putLong(0);
    for (int i = 0; i < options.length; i += 2) {
      block.putShort((short) options[i]).putShort((short) 8).putLong(options[i + 1]);
    }
    return block.putInt(0).array();
  }

  private static byte[] capture(ByteOrder order, byte[]... statistics) {
    var bytes = new CaptureBytes(order).section().networkInterface(LinkType.RAW, 9, 0);
    for (byte[] one : statistics) {
      bytes.block(Pcapng.INTERFACE_STATISTICS, one);
    }
    return bytes.bytes();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thoseOfTheInterfaceAndTheSystemAreReported(boolean little) throws Exception {
    var order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    assertEquals(List.of(), notShown(capture(order, statistics(order, 0, 4, 1_000, 5, 0))));
    assertEquals(
        List.of(FIVE), notShown(capture(order, statistics(order, 0, 4, 1_000, 5, 3, 7, 2))));
    Function<Integer, byte[]> atFirst = drops -> statistics(order, 0, 5, drops);
    assertEquals(
        List.of(FIVE),
        notShown(capture(order, atFirst.apply(3), atFirst.apply(3), atFirst.apply(5))),
        "they are counted from the beginning");
  }

  @Test
  void whatIsNoStatisticsIsIgnored() throws Exception {
    var order = ByteOrder.LITTLE_ENDIAN;
    var capture =
        capture(
            order,
            new byte[4],
            statistics(order, 7, 5, 9),
            statistics(order, -1, 5, 9),
            statistics(order, 0, 5, -9),
            statistics(order, 0, 5, 5));
    assertEquals(List.of(FIVE), notShown(capture));
  }

  /** What is lost before a message that is not copied, or behind the last, is noted by none. */
  @Test
  void aSavedCaptureTellsOfAll() throws Exception {
    var samples = Samples.small(3, 1);
    Path all = folder.resolve("all.pcapng");
    Path some = folder.resolve("some.pcapng");
    Path first = folder.resolve("first.pcapng");
    try (var journal = new Journal()) {
      journal.append(samples.get(0), Notes.NONE);
      journal.append(samples.get(1), new Notes("", 2));
      String source = samples.get(2).source();
      journal.dropped(source, 4);
      journal.append(samples.get(2), Notes.NONE);
      journal.dropped(source, 8);
      journal.droppedPackets(16);
      assertEquals(new Dropped(6, 8, 16), journal.dropped());
      save(journal, all, 1, 2, 3);
      save(journal, some, 1, 3);
      save(journal, first, 1, 2);
    }
    assertEquals(new Dropped(6, 0, 24), dropped(all));
    assertEquals(new Dropped(4, 0, 26), dropped(some));
    assertEquals(new Dropped(2, 0, 16), dropped(first), "what is lost behind it is not its");
    try (var file = CaptureFile.open(all)) {
      file.awaitIndexed();
      save(file, some, 2);
    }
    assertEquals(new Dropped(2, 0, 24), dropped(some), "of a copy too");
  }

  /** A passive capture that has dropped all has none. */
  @Test
  void whatWasDroppedBeforeTheFirstMessageIsOfTheFirstPart() throws Exception {
    try (var journal = new Journal()) {
      journal.droppedPackets(16);
      journal.dropped("port 4951", 2);
      for (var one : Samples.small(3, 1)) {
        journal.append(one, Notes.NONE);
      }
      journal.dropped("port 4952", 4);
      Samples.small(1, 1).forEach(one -> journal.append(one, Notes.NONE));
      assertEquals(new Dropped(0, 6, 16), journal.dropped(1L, 3L));
      assertEquals(new Dropped(0, 2, 16), journal.dropped(1L, 2L));
      assertEquals(new Dropped(0, 4, 0), journal.dropped(2L, 4L));
      assertEquals(new Dropped(0, 0, 0), journal.dropped(4L, 4L));
    }
  }

  /** The memory is full while the disk is slow. */
  @Test
  @Timeout(60)
  void whatTheJournalRefusesIsNotedAtTheNextMessage() throws Exception {
    var limits = new JournalLimits(1L << 30, 128 << 10, 256 << 10, 128 << 10);
    long refused = 0;
    try (var journal = new Journal(folder.resolve("journal"), limits)) {
      while (refused == 0) {
        refused += receive(journal) ? 0 : 1;
      }
      for (boolean isKept = false; !isKept; refused += isKept ? 0 : 1) {
        isKept = receive(journal);
      }
      assertEquals(refused, journal.notes(journal.last()).dropped());
      assertEquals(new Dropped(refused, 0, 0), journal.dropped());
      assertEquals(refused, journal.state().refused());
    }
  }

  private static boolean receive(Journal journal) {
    var here = new InetSocketAddress("127.0.0.1", 4950);
    journal.nextPayload().put(new byte[60_000]);
    return journal.received(TIME, here, here);
  }

  /** A session that is kept for the next start. */
  @Test
  void theFilesOfAClosedJournalTellOfAll() throws Exception {
    var journal = new Journal(folder.resolve("journal"), JournalLimits.standard());
    for (var one : Samples.small(2, 1)) {
      journal.dropped(one.source(), 2);
      journal.append(one, Notes.NONE);
      journal.dropped(one.source(), 4);
    }
    journal.droppedPackets(16);
    journal.close();
    try (var files = Files.list(folder.resolve("journal"))) {
      Path file = files.filter(one -> one.toString().endsWith(".pcapng")).findFirst().orElseThrow();
      assertEquals(new Dropped(8, 0, 20), dropped(file));
    }
  }

  /** Each file is complete by itself, but what no message notes is in the last one. */
  @Test
  void filesThatFollowEachOtherTellOfThemOnce() throws Exception {
    var samples = Samples.small(4, 1);
    var paths = new ArrayList<Path>();
    SplitWriter.Files files =
        () -> {
          paths.add(folder.resolve(paths.size() + ".pcapng"));
          return Files.newOutputStream(paths.getLast());
        };
    var limit = new SplitWriter.Limit(1, Long.MAX_VALUE);
    try (var journal = new Journal();
        var writer = new SplitWriter(limit, files, _ -> Optional.empty(), time -> time)) {
      for (var one : samples) {
        journal.append(one, new Notes("", one.number()));
      }
      journal.droppedPackets(16);
      var blocks = journal.blocks();
      assertTrue(blocks.take(1, 3, 1 << 20));
      writer.write(blocks);
      writer.dropped(journal.dropped().total(), TIME);
    }
    var told = new ArrayList<Dropped>();
    for (Path path : paths) {
      told.add(dropped(path));
    }
    assertEquals(List.of(new Dropped(1, 0, 0), new Dropped(2, 0, 0), new Dropped(3, 0, 20)), told);
  }

  private static void save(Capture from, Path to, long... numbers) throws IOException {
    CaptureSave.save(from, LongStream.of(numbers), _ -> Optional.empty(), to, _ -> true);
  }

  private static Dropped dropped(Path path) throws Exception {
    try (var file = CaptureFile.open(path)) {
      file.awaitIndexed();
      return file.dropped();
    }
  }

  @Test
  void theyAreWritten() throws Exception {
    Path path = folder.resolve("written.pcapng");
    try (var writer = new PcapngWriter(Files.newOutputStream(path), "")) {
      writer.write(Samples.small(1, 1).getFirst());
      writer.dropped(5, TIME);
    }
    assertEquals(List.of(FIVE), notShown(Files.readAllBytes(path)));
    assertEquals(1, Tshark.count(path));
    var blocks = Tshark.blocks(path);
    assertTrue(blocks.contains("Number of Dropped Packets: 5"), blocks);
  }
}
