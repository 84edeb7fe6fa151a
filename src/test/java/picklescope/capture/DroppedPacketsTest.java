package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
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

  @Test
  void theyAreWritten() throws Exception {
    Path path = folder.resolve("written.pcapng");
    try (var writer = new PcapngWriter(Files.newOutputStream(path), "")) {
      writer.write(Samples.small(1, 1).getFirst());
      writer.dropped("eth0", TIME, 5);
    }
    assertEquals(List.of(FIVE), notShown(Files.readAllBytes(path)));
    assertEquals(1, Tshark.count(path));
    var blocks = Tshark.blocks(path);
    assertTrue(blocks.contains("Number of Dropped Packets: 5"), blocks);
  }
}
