package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.event.Datagram;

/** Versions of the formats, and times, that are reported instead of read incorrectly. */
@Timeout(60)
class CaptureVersionsTest {
  private static final List<ByteOrder> ORDERS =
      List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
  private static final String LIMITED =
      "2 datagrams have a time before 1677 or after 2262: the time shown is that limit";

  @TempDir Path folder;
  private final Datagram datagram = Samples.small(1, 1).getFirst();

  private byte[] pcapng(ByteOrder order, int major, int minor) {
    byte[] bytes =
        new CaptureBytes(order)
            .section()
            .networkInterface(LinkType.RAW, 9, 0)
            .enhanced(0, 1, CaptureBytes.packet(datagram))
            .bytes();
    ByteBuffer.wrap(bytes).order(order).putShort(12, (short) major).putShort(14, (short) minor);
    return bytes;
  }

  private byte[] pcap(ByteOrder order, int major, int minor) {
    byte[] bytes =
        new CaptureBytes(order)
            .pcapHeader(true, LinkType.RAW)
            .pcapRecord(1, true, CaptureBytes.packet(datagram))
            .bytes();
    ByteBuffer.wrap(bytes).order(order).putShort(4, (short) major).putShort(6, (short) minor);
    return bytes;
  }

  @Test
  void anotherMajorVersionIsRefused() throws Exception {
    for (var order : ORDERS) {
      assertRefused("Its pcapng version is 2.0; only version 1 is supported.", pcapng(order, 2, 0));
      assertRefused("Its pcapng version is 0.1; only version 1 is supported.", pcapng(order, 0, 1));
      assertRefused("Its pcap version is 1.2; only version 2 is supported.", pcap(order, 1, 2));
      assertRefused("Its pcap version is 543.0; only version 2 is supported.", pcap(order, 543, 0));
    }
  }

  private void assertRefused(String reason, byte[] bytes) throws IOException {
    var path = Files.write(folder.resolve("refused"), bytes);
    String message = assertThrows(IOException.class, () -> CaptureFile.open(path)).getMessage();
    assertTrue(message.endsWith(reason), message);
    var summary = new CaptureStream(new ByteArrayInputStream(bytes)).read((_, _) -> {});
    assertEquals(1, summary.problems().size());
    assertTrue(summary.problems().getFirst().endsWith(reason), summary::toString);
    assertEquals(0, summary.packets().size());
  }

  @Test
  void anotherMinorVersionIsRead() throws Exception {
    for (var order : ORDERS) {
      assertEquals(List.of(1L), times(pcapng(order, 1, 2)));
      assertEquals(List.of(1L), times(pcap(order, 2, 4)));
      assertEquals(List.of(1L), times(pcap(order, 2, 9)));
    }
  }

  /** libpcap's savefile.c: before 2.3 the lengths have the other order, in 2.3 they may have. */
  @Test
  void lengthsInTheOrderOfOldFilesAreRead() throws Exception {
    for (var order : ORDERS) {
      byte[] bytes = pcap(order, 2, 2);
      int captured = bytes.length - 40;
      ByteBuffer.wrap(bytes).order(order).putInt(32, captured + 100).putInt(36, captured);
      assertEquals(List.of(1L), times(bytes));
    }
  }

  @Test
  void aLaterSectionOfAnotherVersionEndsTheFile() throws Exception {
    byte[] good = pcapng(ByteOrder.LITTLE_ENDIAN, 1, 0);
    byte[] unknown = pcapng(ByteOrder.BIG_ENDIAN, 2, 0);
    byte[] bytes = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).raw(good).raw(unknown).bytes();
    try (var file = CaptureFile.open(Files.write(folder.resolve("two"), bytes))) {
      file.awaitIndexed();
      assertEquals(1, file.last());
      String problem = file.summary().problems().getFirst();
      assertTrue(
          problem.endsWith("Its pcapng version is 2.0; only version 1 is supported."), problem);
    }
  }

  @Test
  void aTimeOutOfRangeIsReportedAndReplacedByTheLimit() throws Exception {
    byte[] packet = CaptureBytes.packet(datagram);
    byte[] bytes =
        new CaptureBytes(ByteOrder.LITTLE_ENDIAN)
            .section()
            .networkInterface(LinkType.RAW, 0, 0)
            .networkInterface(LinkType.RAW, 9, -10_000_000_000L)
            .enhanced(0, 9_223_372_036L, packet)
            .enhanced(0, 9_223_372_037L, packet)
            .enhanced(1, 5, packet)
            .bytes();
    assertEquals(List.of(9_223_372_036_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE), times(bytes));
    var stream = new CaptureStream(new ByteArrayInputStream(bytes)).read((_, _) -> {});
    assertEquals(List.of(LIMITED), stream.notShown());
    try (var file = CaptureFile.open(Files.write(folder.resolve("times"), bytes))) {
      file.awaitIndexed();
      assertEquals(List.of(LIMITED), file.summary().notShown());
    }
  }

  /** From a file and from a stream. */
  private List<Long> times(byte[] bytes) throws Exception {
    var times = new ArrayList<Long>();
    new CaptureStream(new ByteArrayInputStream(bytes))
        .read((datagram, _) -> times.add(datagram.timeNanos()));
    try (var file = CaptureFile.open(Files.write(folder.resolve("read"), bytes))) {
      file.awaitIndexed();
      for (long number = 1; number <= file.last(); number++) {
        assertEquals(times.get((int) number - 1), file.timeNanos(number));
      }
      assertEquals(times.size(), file.last());
    }
    return times;
  }
}
