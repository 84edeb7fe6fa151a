package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.TestSeed;
import picklescope.event.Datagram;

/** Datagrams that came in fragments, in opened files, in streams and in what is saved of them. */
@Timeout(300)
class FragmentedCaptureTest {
  private static final int UDP = 17;
  private static final int FRAGMENT = 44;
  private static final int DESTINATION_OPTIONS = 60;

  @TempDir Path folder;

  @Test
  void whatTsharkPutsTogetherIsWhatWePutTogether() throws Exception {
    Tshark.assumeInstalled();
    var fragments = new RandomFragments(TestSeed.get(), 150);
    assertAsTshark(fragments.file(true, LinkType.ETHERNET, 2));
  }

  @Test
  @Tag("slow")
  void anyCaptureIsPutTogetherAsByTshark() throws Exception {
    Tshark.assumeInstalled();
    for (int seed = 1; seed <= 10; seed++) {
      var fragments = new RandomFragments(TestSeed.get() + seed, 200);
      for (boolean pcapng : new boolean[] {true, false}) {
        for (int tags = 0; tags <= 2; tags++) {
          assertAsTshark(fragments.file(pcapng, LinkType.ETHERNET, tags));
        }
        assertAsTshark(fragments.file(pcapng, LinkType.RAW, 0));
        assertAsTshark(fragments.file(pcapng, LinkType.NULL, 0));
        assertAsTshark(fragments.file(pcapng, LinkType.LINUX_COOKED_2, 0));
      }
    }
  }

  /** Of another interface, section, byte order and file than the packets before it. */
  @Test
  void aDatagramHasThePlaceOfThePacketThatCompletedIt() throws Exception {
    var datagram = Samples.mixed(100, 3).stream().filter(d -> d.size() > 1_000).findFirst().get();
    var other = Samples.small(1, 4).getFirst();
    var parts = IpFragments.split(datagram, 7, (datagram.size() / 3 + 8) & ~7);
    assertEquals(3, parts.size());
    var order = ByteOrder.BIG_ENDIAN;
    byte[] first =
        new CaptureBytes(order)
            .section()
            .networkInterface(LinkType.ETHERNET, 9, 0)
            .enhanced(0, 5, CaptureBytes.frame(LinkType.ETHERNET, parts.get(2), order))
            .enhanced(0, 6, CaptureBytes.frame(LinkType.ETHERNET, parts.get(0), order))
            .bytes();
    byte[] second =
        new CaptureBytes(ByteOrder.LITTLE_ENDIAN)
            .section()
            .networkInterface("eth0")
            .networkInterface("eth1")
            .enhanced(0, 7, CaptureBytes.packet(other))
            .enhanced(1, 8, parts.get(1))
            .bytes();
    var capture =
        CaptureFile.open(
            Files.write(folder.resolve("1.pcapng"), first),
            Files.write(folder.resolve("2.pcapng"), second));
    try (capture) {
      capture.awaitIndexed();
      assertEquals(Map.of(PacketKind.UDP, 2L), capture.summary().packets());
      assertEquals(7, capture.timeNanos(1));
      var joined = capture.get(2);
      assertEquals(8, joined.timeNanos());
      assertEquals("eth1", joined.source());
      assertArrayEquals(datagram.payload(), joined.payload());
      Samples.assertStandsAt(joined, capture.cursor());
    }
    assertThrows(NoSuchElementException.class, () -> capture.get(2));
  }

  private static byte[] withChecksum(byte[] packet, int checksum) {
    int header = (packet[0] & 0xF0) == 0x60 ? 40 : 20;
    return ByteBuffer.wrap(packet.clone()).putShort(header + 6, (short) checksum).array();
  }

  /** Returns the sum of the words of RFC 768; with a checksum that fits it is 0xFFFF. */
  private static int sum(byte[] packet, boolean pseudoOnly) {
    boolean isIpv6 = (packet[0] & 0xF0) == 0x60;
    int header = isIpv6 ? 40 : 20;
    var words = new ByteArrayOutputStream();
    words.write(packet, isIpv6 ? 8 : 12, isIpv6 ? 32 : 8);
    words.writeBytes(new byte[] {0, UDP});
    words.write(packet, header + 4, 2);
    words.write(packet, header, pseudoOnly ? 0 : packet.length - header);
    words.write(0);
    byte[] all = words.toByteArray();
    int sum = 0;
    for (int i = 0; i + 1 < all.length; i += 2) {
      sum += (all[i] & 0xFF) << 8 | all[i + 1] & 0xFF;
      sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return sum;
  }

  private void assertNotes(byte[] packet, Notes expected) throws Exception {
    int header = (packet[0] & 0xF0) == 0x60 ? 40 : 20;
    byte[] first = Arrays.copyOfRange(packet, header, header + 96);
    byte[] rest = Arrays.copyOfRange(packet, header + 96, packet.length);
    byte[] bytes =
        new CaptureBytes(ByteOrder.LITTLE_ENDIAN)
            .section()
            .networkInterface(LinkType.RAW, 9, 0)
            .enhanced(0, 1, IpFragments.fragment(packet, 7, 0, true, first))
            .enhanced(0, 2, IpFragments.fragment(packet, 7, 96, false, rest))
            .bytes();
    var streamed = new ArrayList<Notes>();
    var summary =
        new CaptureStream(new ByteArrayInputStream(bytes)).read((_, notes) -> streamed.add(notes));
    assertEquals(List.of(expected), streamed);
    int comments = expected.comment().isEmpty() ? 0 : 1;
    assertEquals(comments, summary.comments());
    try (var capture = CaptureFile.open(Files.write(folder.resolve("c.pcapng"), bytes))) {
      capture.awaitIndexed();
      assertEquals(expected, capture.notes(1));
      assertEquals(comments, capture.summary().comments());
    }
  }

  @Test
  void aChecksumThatContradictsWhatWasJoinedIsNoted() throws Exception {
    var wrong = new Notes(JoinedPacket.WRONG_CHECKSUM, 0);
    var long4 = Samples.mixed(200, 3).stream().filter(d -> d.size() > 200).toList();
    for (Datagram datagram : long4.subList(0, 20)) {
      byte[] packet = withChecksum(CaptureBytes.packet(datagram), 0);
      int missing = 0xFFFF - sum(packet, false);
      byte[] right = withChecksum(packet, missing == 0 ? 0xFFFF : missing);
      assertEquals(0xFFFF, sum(right, false));
      assertNotes(packet, Notes.NONE);
      assertNotes(right, Notes.NONE);
      assertNotes(withChecksum(packet, sum(packet, true)), Notes.NONE);
      byte[] other = right.clone();
      other[other.length - 1] ^= 4; // of another message with the same identification
      assertNotes(other, wrong);
    }
  }

  @Test
  void theCommentOnTheLastPacketIsThatOnTheDatagram() throws Exception {
    var order = ByteOrder.LITTLE_ENDIAN;
    var parts = IpFragments.split(Samples.small(1, 1).getFirst(), 7, 104);
    assertEquals(2, parts.size());
    var comment = ByteBuffer.allocate(8).order(order).putShort((short) 1).putShort((short) 4);
    byte[] last = parts.getLast();
    var body = ByteBuffer.allocate(20 + Pcapng.padded(last.length) + 8).order(order);
    body.putInt(0).putLong(0).putInt(last.length).putInt(last.length).put(last);
    body.position(body.capacity() - 8).put(comment.put("look".getBytes()).flip());
    byte[] bytes =
        new CaptureBytes(order)
            .section()
            .networkInterface("")
            .enhanced(0, 1, parts.getFirst())
            .block(Pcapng.ENHANCED_PACKET, body.array())
            .bytes();
    try (var file = CaptureFile.open(Files.write(folder.resolve("comment.pcapng"), bytes))) {
      file.awaitIndexed();
      assertEquals(new Notes("look", 0), file.notes(1));
      assertEquals(1, file.summary().comments());
    }
    new CaptureStream(new ByteArrayInputStream(bytes))
        .read((_, notes) -> assertEquals(new Notes("look", 0), notes));
  }

  /** What the fragments of IPv6 contain may begin with other headers. */
  @Test
  void whatIsPutTogetherMayBeginWithOtherHeaders() throws Exception {
    byte[] udp = {0x13, 0x56, 0x13, 0x57, 0, 11, 0, 0, 'a', 'b', 'c'};
    byte[] options = {UDP, 0, 1, 4, 0, 0, 0, 0};
    byte[] nested = {UDP, 0, 0, 1, 0, 0, 0, 9};
    assertKinds(Map.of(PacketKind.UDP, 1L), DESTINATION_OPTIONS, options, udp);
    assertKinds(Map.of(PacketKind.MALFORMED, 1L), FRAGMENT, nested, udp);
    assertKinds(Map.of(PacketKind.NOT_UDP, 1L), 6, options, udp);
    udp[5] = 12; // longer than it is
    assertKinds(Map.of(PacketKind.MALFORMED, 1L), DESTINATION_OPTIONS, options, udp);
  }

  private void assertKinds(Map<PacketKind, Long> expected, int next, byte[] one, byte[] two)
      throws Exception {
    byte[] packet = ByteBuffer.allocate(40).putInt(0x60000000).put(6, (byte) next).array();
    var bytes =
        new CaptureBytes(ByteOrder.LITTLE_ENDIAN)
            .pcapHeader(true, LinkType.RAW)
            .pcapRecord(1, true, IpFragments.fragment(packet, 1, 0, true, one))
            .pcapRecord(2, true, IpFragments.fragment(packet, 1, one.length, false, two));
    assertSummary(expected, bytes.bytes());
  }

  /** Cut by the capture program, of no length, not a multiple of 8, and beyond 65,535 bytes. */
  @Test
  void fragmentsThatCannotBeUsedAreCountedAsWhatTheyAre() throws Exception {
    var bytes = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).pcapHeader(true, LinkType.RAW);
    for (int version : new int[] {4, 6}) {
      byte[] packet = new byte[40];
      packet[0] = (byte) (version << 4 | 5);
      byte[] cut = IpFragments.fragment(packet, 1, 0, true, new byte[64]);
      bytes.pcapRecord(1, true, Arrays.copyOf(cut, cut.length - 8));
      bytes.pcapRecord(2, true, IpFragments.fragment(packet, 1, 8, true, new byte[0]));
      bytes.pcapRecord(3, true, IpFragments.fragment(packet, 1, 8, false, new byte[0]));
      bytes.pcapRecord(4, true, IpFragments.fragment(packet, 1, 8, true, new byte[12]));
      bytes.pcapRecord(5, true, IpFragments.fragment(packet, 1, 65_528, true, new byte[8]));
      bytes.pcapRecord(6, true, IpFragments.fragment(packet, 1, 65_528, false, new byte[9]));
      bytes.pcapRecord(7, true, IpFragments.fragment(packet, 1, 65_504, false, new byte[8]));
    }
    assertSummary(
        Map.of(PacketKind.CUT, 2L, PacketKind.MALFORMED, 10L, PacketKind.FRAGMENT, 2L),
        bytes.bytes());
  }

  private void assertSummary(Map<PacketKind, Long> expected, byte[] bytes) throws Exception {
    var stream = new CaptureStream(new ByteArrayInputStream(bytes));
    assertEquals(expected, stream.read((_, _) -> {}).packets());
    try (var file = CaptureFile.open(Files.write(folder.resolve("kinds.pcap"), bytes))) {
      file.awaitIndexed();
      assertEquals(expected, file.summary().packets());
    }
  }

  private void assertAsTshark(byte[] bytes) throws Exception {
    var path = Files.write(folder.resolve("fragments.pcap"), bytes);
    var expected = Tshark.datagrams(path);
    assertTrue(expected.size() > 10, "there are some");
    var streamed = new ArrayList<String>();
    var summary =
        new CaptureStream(new ByteArrayInputStream(bytes))
            .read((datagram, _) -> streamed.add(text(datagram)));
    assertEquals(expected, streamed);
    assertTrue(summary.packets().get(PacketKind.FRAGMENT) > 0, "some are not complete");
    var saved = folder.resolve("saved.pcapng");
    try (var file = CaptureFile.open(path)) {
      file.awaitIndexed();
      assertEquals(summary.packets(), file.summary().packets());
      assertHolds(expected, file);
      Files.deleteIfExists(saved);
      CaptureSave.save(
          file, LongStream.rangeClosed(1, file.last()), _ -> Optional.empty(), saved, _ -> true);
    }
    try (var file = CaptureFile.open(saved)) {
      file.awaitIndexed();
      assertHolds(expected, file);
    }
  }

  private static void assertHolds(List<String> expected, CaptureFile file) {
    assertEquals(expected.size(), file.last());
    var cursor = file.cursor();
    for (int i = 0; i < expected.size(); i++) {
      var datagram = file.get(i + 1);
      assertEquals(expected.get(i), text(datagram));
      assertEquals(datagram.size(), file.size(i + 1));
      assertEquals(datagram.timeNanos(), file.timeNanos(i + 1));
      Samples.assertStandsAt(datagram, cursor);
    }
  }

  private static String text(Datagram datagram) {
    return "%d.%09d|%d|%d|%s"
        .formatted(
            datagram.timeNanos() / 1_000_000_000,
            datagram.timeNanos() % 1_000_000_000,
            datagram.remotePort(),
            datagram.port(),
            HexFormat.of().formatHex(datagram.payload()));
  }
}
