package picklescope.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picklescope.capture.CaptureSection;
import picklescope.capture.Journal;
import picklescope.capture.PcapngWriter;
import picklescope.capture.Samples;

class BlockReadingTest {
  private static final String CAPTURE = "20261129-100000-000000001";

  /** A block of real datagrams that claims to have these numbers. */
  private static StoredBlock block(String capture, long first, int count, long skipped) {
    return block(first, capture, first, count, skipped);
  }

  private static StoredBlock block(
      long place, String capture, long first, int count, long skipped) {
    try (var journal = new Journal()) {
      Samples.small(count, first).forEach(one -> Samples.append(journal, one));
      var section = journal.sections().read(1, 1 << 20).orElseThrow();
      var claimed = new CaptureSection(first, count, section.content());
      return new StoredBlock(
          place, new FeedBlock(capture, claimed, skipped), 0, OptionalLong.empty());
    }
  }

  private static StoredBlock changed(StoredBlock block, int count, byte[] content) {
    var old = block.block().section();
    var section = new CaptureSection(old.first(), count, content);
    return new StoredBlock(
        block.sequence(), new FeedBlock(CAPTURE, section, 0), 0, OptionalLong.empty());
  }

  private static void assertCounts(
      BlockReading reading, long received, long overwritten, long retired, long unreadable) {
    assertEquals(received, reading.received(), "received");
    assertEquals(overwritten, reading.overwritten(), "overwritten");
    assertEquals(retired, reading.retired(), "retired");
    assertEquals(unreadable, reading.unreadable(), "unreadable");
  }

  @Test
  void aGapIsCountedByItsCause() {
    var reading = new BlockReading(true);
    reading.take(block(CAPTURE, 11, 5, 0)); // 1 to 10 had been deleted
    assertCounts(reading, 5, 0, 10, 0);
    reading.take(block(CAPTURE, 20, 5, 4)); // 16 to 19 were overwritten
    assertCounts(reading, 10, 4, 10, 0);
    reading.take(block(CAPTURE, 30, 5, 2)); // 25 to 27 were deleted, 28 and 29 overwritten
    assertCounts(reading, 15, 6, 13, 0);
    reading.take(block("another", 1, 5, 0));
    assertCounts(reading, 20, 6, 13, 0);
  }

  /** Nothing can have been deleted between two blocks of which one follows the other. */
  @Test
  void theBrokerHasDeletedNothingWhereItKeepsEachBlock() {
    var reading = new BlockReading(true);
    reading.take(block(1, CAPTURE, 11, 5, 0)); // it was published from 11 on
    assertCounts(reading, 5, 0, 0, 0);
    assertEquals(0, reading.unexplained());
    reading.take(block(2, CAPTURE, 20, 5, 3));
    assertCounts(reading, 10, 3, 0, 0);
    assertEquals(1, reading.unexplained());
  }

  /** They are known for good only when another recording begins: this one might go on. */
  @Test
  void whatWasDroppedAtTheEndOfARecordingIsNotedAtTheNextOne() {
    var reading = new BlockReading(true);
    reading.take(block(1, CAPTURE, 1, 5, 0));
    reading.take(end(2, 6, 7));
    assertEquals(0, dropped(reading.take(block(3, CAPTURE, 6, 5, 0)))); // it notes them itself
    reading.take(end(4, 11, 9));
    reading.take(end(5, 11, 20)); // nothing came while publishing was off
    assertEquals(20, dropped(reading.take(block(6, "another", 1, 5, 0))));
    assertEquals(0, dropped(reading.take(block(7, "another", 6, 5, 0))));
    assertCounts(reading, 20, 0, 0, 0);
    assertEquals(0, reading.unexplained());
    assertEquals(0, reading.noted(), "of the other recording");
  }

  private static StoredBlock end(long place, long number, long dropped) {
    try (var journal = new Journal()) {
      journal.dropped(4950, dropped);
      var section = journal.sections().droppedBehind(number).orElseThrow();
      return new StoredBlock(place, new FeedBlock(CAPTURE, section, 0), 0, OptionalLong.empty());
    }
  }

  private static long dropped(BlockReading.Content content) {
    return content.datagrams().stream().mapToLong(one -> one.notes().dropped()).sum();
  }

  @Test
  void lossesThatAreClaimedDoNotOverflow() {
    var reading = new BlockReading(true);
    for (int i = 0; i < 2_000; i++) {
      reading.take(block("capture-" + i, 1, 1, 1L << 53));
      assertTrue(reading.overwritten() >= 0, "a loss became negative, and is not shown then");
    }
    assertEquals(2_000, reading.received());
  }

  @Test
  void whoBeginsInTheMiddleMissesNothing() {
    var reading = new BlockReading(false);
    var content = reading.take(block(CAPTURE, 1_000, 5, 7));
    assertEquals(1_000, content.datagrams().getFirst().datagram().number());
    assertEquals(1_004, content.datagrams().getLast().datagram().number());
    assertCounts(reading, 5, 0, 0, 0);
  }

  @Test
  void numbersThatOthersHaveAreNotReadAgain() {
    var reading = new BlockReading(true);
    reading.take(block(CAPTURE, 1, 5, 0));
    assertTrue(reading.take(block(CAPTURE, 3, 5, 0)).datagrams().isEmpty());
    assertCounts(reading, 5, 0, 0, 1);
    assertEquals(5, reading.take(block(CAPTURE, 6, 5, 0)).datagrams().size());
    assertCounts(reading, 10, 0, 0, 1);
  }

  @Test
  void aBlockThatIsNotWhatItClaimsIsCounted() {
    var good = block(CAPTURE, 1, 5, 0);
    byte[] content = good.block().section().content();
    byte[] cut = Arrays.copyOf(content, content.length - 10);
    for (var lie :
        new StoredBlock[] {
          changed(good, 6, content),
          changed(good, 5, cut),
          changed(good, 5, new byte[0]),
          changed(good, 1, "no capture at all".getBytes(StandardCharsets.UTF_8)),
          changed(good, Integer.MAX_VALUE, content),
        }) {
      var reading = new BlockReading(true);
      reading.take(lie);
      assertEquals(1, reading.unreadable());
      reading.take(block(CAPTURE, 1L << 40, 5, Long.MAX_VALUE));
      assertTrue(reading.overwritten() >= 0 && reading.retired() >= 0);
    }
  }

  @Test
  void anyBytesAreReadWithoutAnException() {
    var random = new Random(7);
    byte[] content = block(CAPTURE, 1, 20, 0).block().section().content();
    for (int round = 0; round < 500; round++) {
      byte[] changed = content.clone();
      for (int i = random.nextInt(8); i >= 0; i--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      var reading = new BlockReading(true);
      reading.take(changed(block(CAPTURE, 1, 1, 0), 20, changed));
      assertTrue(reading.received() <= 20);
    }
  }

  /** A table by hashes would take minutes for a block of addresses with the same hash. */
  @Test
  void namesComeInTheOrderOfTheirAddresses() throws Exception {
    var file = new ByteArrayOutputStream();
    try (var writer = new PcapngWriter(file, "")) {
      for (int last : new int[] {3, 1, 2, 1}) {
        writer.name(InetAddress.ofLiteral("fd00::" + last), "LAB-" + last);
        writer.flush();
      }
    }
    var names =
        new BlockReading(true).take(changed(block(CAPTURE, 1, 1, 0), 1, file.toByteArray()));
    assertEquals(List.of("LAB-1", "LAB-2", "LAB-3"), List.copyOf(names.names().values()));
  }
}
