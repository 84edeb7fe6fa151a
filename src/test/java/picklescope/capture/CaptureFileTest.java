package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.python.text.Counted;

@Timeout(120)
class CaptureFileTest {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;

  @TempDir Path folder;

  static Stream<Arguments> formats() {
    return Stream.of(LITTLE, BIG)
        .flatMap(order ->
            Stream.of(
                    LinkType.ETHERNET,
                    LinkType.LINUX_COOKED,
                    LinkType.LINUX_COOKED_2,
                    LinkType.NULL,
                    LinkType.LOOP,
                    LinkType.RAW,
                    LinkType.RAW_BSD,
                    LinkType.RAW_OPENBSD)
                .map(link -> Arguments.of(order, link)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void readsPcapOfBothByteOrdersAndResolutions(ByteOrder order, int linkType) throws Exception {
    for (boolean nanoseconds : new boolean[] {false, true}) {
      var expected = incoming(Samples.mixed(200, linkType), nanoseconds ? 1 : 1000);
      var bytes = new CaptureBytes(order).pcapHeader(nanoseconds, linkType);
      for (var datagram : expected) {
        bytes.pcapRecord(
            datagram.timeNanos(),
            nanoseconds,
            CaptureBytes.frame(linkType, CaptureBytes.packet(datagram), order));
      }
      assertReads(expected, bytes.bytes());
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void readsPcapngOfBothByteOrders(ByteOrder order, int linkType) throws Exception {
    var expected = incoming(Samples.mixed(200, linkType), 1);
    var bytes = new CaptureBytes(order).section().networkInterface(linkType, 9, 0);
    for (var datagram : expected) {
      bytes.enhanced(
          0,
          datagram.timeNanos(),
          CaptureBytes.frame(linkType, CaptureBytes.packet(datagram), order));
    }
    assertReads(expected, bytes.bytes());
  }

  @Test
  void readsSectionsOfDifferentByteOrderInterfacesAndResolutions() throws Exception {
    var samples = incoming(Samples.small(6, 1), 1_000_000);
    long[] millis = samples.stream().mapToLong(d -> d.timeNanos() / 1_000_000).toArray();
    var packets = samples.stream().map(CaptureBytes::packet).toList();
    long seconds = millis[4] / 1000;
    long binary = (millis[4] % 1000 * (1L << 32) + 999) / 1000; // rounded up
    var bytes =
        new CaptureBytes(LITTLE)
            .section()
            .networkInterface(LinkType.RAW, -1, 0)
            .networkInterface(LinkType.RAW, 3, 0)
            .enhanced(1, millis[0], packets.get(0))
            .enhanced(0, millis[1] * 1000, packets.get(1))
            .block(0x0BAD, new byte[16])
            .raw(
                new CaptureBytes(BIG)
                    .section()
                    .networkInterface(LinkType.RAW, 12, 1_790_000_000)
                    .networkInterface(LinkType.RAW, 0x80 | 32, seconds)
                    .networkInterface(LinkType.RAW, 0, 0)
                    .enhanced(0, (millis[2] - 1_790_000_000_000L) * 1_000_000_000L, packets.get(2))
                    .old(0, (millis[3] - 1_790_000_000_000L) * 1_000_000_000L, packets.get(3))
                    .enhanced(1, binary, packets.get(4))
                    .simple(packets.get(5))
                    .bytes())
            .bytes();
    var expected = new ArrayList<>(samples);
    expected.set(5, at(samples.get(5), 0)); // a simple packet has no time
    assertReads(expected, bytes);
  }

  @Test
  void countsWhatIsNoUdp() throws Exception {
    var datagram = incoming(Samples.small(1, 1), 1).getFirst();
    byte[] ip = CaptureBytes.packet(datagram);
    byte[] tcp = ip.clone();
    int protocol = ip[0] >> 4 == 4 ? 9 : 6;
    tcp[protocol] = 6;
    byte[] arp = new byte[42];
    arp[12] = 8;
    arp[13] = 6;
    byte[] damaged = {0x41, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] cut = Arrays.copyOf(ip, 40);
    byte[] ipv4 = ipv4(0, "abc".getBytes());
    byte[] firstFragment = ipv4(0x2000, "abcdefgh".getBytes());
    byte[] laterFragment = ipv4(185, "abc".getBytes());
    var bytes =
        new CaptureBytes(LITTLE)
            .section()
            .networkInterface(LinkType.RAW, 9, 0)
            .networkInterface(LinkType.ETHERNET, 9, 0)
            .networkInterface(147, 9, 0)
            .enhanced(0, 1, tcp)
            .enhanced(1, 1, arp)
            .enhanced(2, 1, ip)
            .enhanced(0, 1, damaged)
            .enhanced(0, 1, cut)
            .enhanced(7, 1, ip)
            .enhanced(0, 1, firstFragment)
            .enhanced(0, 1, laterFragment)
            .enhanced(0, 1, ipv4)
            .bytes();
    try (var file = CaptureFile.open(write(bytes))) {
      file.awaitIndexed();
      assertEquals(
          Map.of(
              PacketKind.UDP, 1L,
              PacketKind.NOT_UDP, 1L,
              PacketKind.NOT_IP, 1L,
              PacketKind.UNKNOWN_LINK, 1L,
              PacketKind.MALFORMED, 2L,
              PacketKind.CUT, 1L,
              PacketKind.FRAGMENT, 2L),
          file.summary().packets());
      assertEquals(List.of(), file.summary().problems());
      assertArrayEquals("abc".getBytes(), file.get(1).payload());
    }
  }

  @Test
  void passesIpv6ExtensionHeaders() throws Exception {
    byte[] udp = {0x13, 0x56, 0x13, 0x57, 0, 11, 0, 0, 'a', 'b', 'c'};
    byte[] hopByHop = {60, 0, 1, 4, 0, 0, 0, 0};
    byte[] destination = {43, 1, 1, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] routing = {51, 0, 0, 0, 0, 0, 0, 0};
    byte[] authentication = {
      44, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    byte[] wholeInOneFragment = {17, 0, 0, 0, 0, 0, 0, 1};
    byte[] laterFragment = {17, 0, 0, 8, 0, 0, 0, 1};
    byte[] noNext = {59, 0, 0, 0, 0, 0, 0, 0};
    var bytes =
        new CaptureBytes(BIG)
            .section()
            .networkInterface(LinkType.IPV6, 9, 0)
            .enhanced(
                0,
                1,
                ipv6(0, hopByHop, destination, routing, authentication, wholeInOneFragment, udp))
            .enhanced(0, 1, ipv6(44, laterFragment, udp))
            .enhanced(0, 1, ipv6(0, new byte[] {59, 0, 0, 0, 0, 0, 0, 0}, noNext))
            .enhanced(0, 1, ipv6(0, new byte[] {0, (byte) 255, 0, 0, 0, 0, 0, 0}))
            .bytes();
    try (var file = CaptureFile.open(write(bytes))) {
      file.awaitIndexed();
      assertEquals(1, file.last());
      assertArrayEquals("abc".getBytes(), file.get(1).payload());
      assertEquals(0x1356, file.get(1).remote().getPort());
      assertEquals(
          Map.of(
              PacketKind.UDP, 1L,
              PacketKind.FRAGMENT, 1L,
              PacketKind.NOT_UDP, 1L,
              PacketKind.MALFORMED, 1L),
          file.summary().packets());
    }
  }

  @Test
  void readsVlanTaggedFrames() throws Exception {
    byte[] ip = ipv4(0, "abc".getBytes());
    var frame = ByteBuffer.allocate(22 + ip.length).put(new byte[12]);
    frame.putShort((short) 0x88A8).putShort((short) 5).putShort((short) 0x8100).putShort((short) 6);
    frame.putShort((short) 0x0800).put(ip);
    var bytes = new CaptureBytes(LITTLE).pcapHeader(false, LinkType.ETHERNET);
    try (var file = CaptureFile.open(write(bytes.pcapRecord(1, false, frame.array()).bytes()))) {
      file.awaitIndexed();
      assertArrayEquals("abc".getBytes(), file.get(1).payload());
    }
  }

  /** The tags in what Linux captures on all interfaces: the kind is at the end of the header. */
  @Test
  void readsVlanTaggedFramesOfLinuxCookedCaptures() throws Exception {
    byte[] ip = ipv4(0, "abc".getBytes());
    var frame = ByteBuffer.allocate(24 + ip.length).put(new byte[14]);
    frame.putShort((short) 0x88A8).putShort((short) 5).putShort((short) 0x8100).putShort((short) 6);
    frame.putShort((short) 0x0800).put(ip);
    var bytes = new CaptureBytes(LITTLE).pcapHeader(false, LinkType.LINUX_COOKED);
    try (var file = CaptureFile.open(write(bytes.pcapRecord(1, false, frame.array()).bytes()))) {
      file.awaitIndexed();
      assertArrayEquals("abc".getBytes(), file.get(1).payload());
    }
  }

  @Test
  void aTruncatedFileIsReadToItsLastCompleteRecordAndReportsThePosition() throws Exception {
    var expected = incoming(Samples.small(3, 1), 1);
    var whole = new CaptureBytes(LITTLE).section().networkInterface(LinkType.RAW, 9, 0);
    var ends = new ArrayList<Integer>();
    for (var datagram : expected) {
      whole.enhanced(0, datagram.timeNanos(), CaptureBytes.packet(datagram));
      ends.add(whole.bytes().length);
    }
    byte[] bytes = whole.bytes();
    int beginning = 56;
    for (int length = beginning; length < bytes.length; length++) {
      int cut = length;
      long held = ends.stream().filter(end -> end <= cut).count();
      try (var file = CaptureFile.open(write(Arrays.copyOf(bytes, length)))) {
        file.awaitIndexed();
        assertEquals(held, file.last());
        for (long n = 1; n <= held; n++) {
          Samples.assertSame(expected.get((int) n - 1), file.get(n));
        }
        assertThrows(NoSuchElementException.class, () -> file.get(held + 1));
        var problems = file.summary().problems();
        if (ends.contains(length) || length == beginning) {
          assertEquals(List.of(), problems);
        } else {
          assertEquals(1, problems.size());
          assertTrue(
              problems.getFirst().contains("ends at byte")
                  && problems
                      .getFirst()
                      .contains("after " + Counted.of(held, "datagram", "datagrams") + ":")
                  && problems.getFirst().contains("truncated"),
              problems.toString());
        }
      }
    }
  }

  @Test
  void whatWasTruncatedWhileTheFileIsOpenCannotBeReadAnyMore() throws Exception {
    var expected = incoming(Samples.small(5_000, 1), 1);
    var whole = new CaptureBytes(LITTLE).section().networkInterface(LinkType.RAW, 9, 0);
    for (var datagram : expected) {
      whole.enhanced(0, datagram.timeNanos(), CaptureBytes.packet(datagram));
    }
    var path = write(whole.bytes());
    try (var file = CaptureFile.open(path)) {
      file.awaitIndexed();
      Samples.assertSame(expected.getLast(), file.get(5_000));
      assertFalse(file.isChanged());
      try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(1_000);
      }
      for (long n = 1_000; n <= 5_000; n++) { // on pages that the file no longer has
        long number = n;
        assertThrows(NoSuchElementException.class, () -> file.get(number));
      }
      assertTrue(file.isChanged());
    }
  }

  @Test
  void aFileThatIsClosedIsNotOneThatWasChanged() throws Exception {
    var one = incoming(Samples.small(1, 1), 1).getFirst();
    var whole = new CaptureBytes(LITTLE).section().networkInterface(LinkType.RAW, 9, 0);
    var file =
        CaptureFile.open(
            write(whole.enhanced(0, one.timeNanos(), CaptureBytes.packet(one)).bytes()));
    file.awaitIndexed();
    file.close();
    assertThrows(NoSuchElementException.class, () -> file.get(1));
    assertFalse(file.isChanged());
  }

  @Test
  void whatIsNoCaptureIsRefusedWithAReason() throws Exception {
    assertRefused("empty", new byte[0]);
    assertRefused("neither a pcapng nor a pcap file", "hello, world, this is text".getBytes());
    assertRefused("neither a pcapng nor a pcap file", new byte[] {0x0A, 0x0D, 0x0D});
    assertRefused("gunzip", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    assertTrue(
        assertThrows(IOException.class, () -> CaptureFile.open(folder))
            .getMessage()
            .contains("is a folder"));
    assertTrue(
        assertThrows(IOException.class, () -> CaptureFile.open(folder.resolve("none.pcapng")))
            .getMessage()
            .contains("There is no file"));
  }

  @Test
  void lyingLengthsEndTheFileAndAllocateNothing() throws Exception {
    var start = new CaptureBytes(LITTLE).section().networkInterface(LinkType.RAW, 9, 0);
    var packet = CaptureBytes.packet(incoming(Samples.small(1, 1), 1).getFirst());
    byte[] good = start.enhanced(0, 1, packet).bytes();
    for (int length : new int[] {0, 4, 11, 13, 1 << 20, (16 << 20) + 4, Integer.MAX_VALUE, -4}) {
      var block = ByteBuffer.allocate(40).order(LITTLE).putInt(6).putInt(length);
      var lying = new CaptureBytes(LITTLE).raw(good).raw(block.array()).bytes();
      try (var file = CaptureFile.open(write(lying))) {
        file.awaitIndexed();
        assertEquals(1, file.last());
        assertEquals(1, file.summary().problems().size(), "length " + length);
      }
      assertEquals(
          1,
          new CaptureStream(new ByteArrayInputStream(lying)).read((_, _) -> {}).problems().size());
    }
  }

  @Test
  void veryManySectionsInterfacesAndLongNamesDoNotFillTheMemory() throws Exception {
    byte[] section = new CaptureBytes(LITTLE).section().bytes();
    byte[] description =
        Arrays.copyOfRange(
            new CaptureBytes(LITTLE).section().networkInterface(LinkType.RAW, -1, 0).bytes(),
            section.length,
            section.length + 20);
    for (byte[] block : List.of(section, description)) {
      var many = ByteBuffer.allocate(section.length + block.length * 300_000).put(section);
      while (many.hasRemaining()) {
        many.put(block);
      }
      try (var file = CaptureFile.open(write(many.array()))) {
        file.awaitIndexed();
        assertEquals(1, file.summary().problems().size());
        assertTrue(
            file.summary().problems().getFirst().contains("too many"), file.summary().toString());
      }
    }
    var names = ByteBuffer.allocate(60_012).order(LITTLE).putShort((short) 1);
    names.putShort((short) 60_000).put(new byte[] {10, 0, 0, 1});
    while (names.position() < 60_000) {
      names.put((byte) 'x');
    }
    var bytes = new CaptureBytes(LITTLE).section().block(4, names.array()).bytes();
    try (var file = CaptureFile.open(write(bytes))) {
      file.awaitIndexed();
      var address = Samples.address((byte) 10, (byte) 0, (byte) 0, (byte) 1);
      assertEquals(255, file.nameOf(address).orElseThrow().length());
    }
  }

  @Test
  void commentsOfAPacketAreBounded() throws Exception {
    byte[] packet = CaptureBytes.packet(incoming(Samples.small(1, 1), 1).getFirst());
    int comment = 60_000;
    var body =
        ByteBuffer.allocate(20 + Pcapng.padded(packet.length) + 100 * (4 + comment) + 4).order(BIG);
    body.putInt(0).putLong(0).putInt(packet.length).putInt(packet.length).put(packet);
    body.position(20 + Pcapng.padded(packet.length));
    for (int i = 0; i < 100; i++) {
      body.putShort((short) Pcapng.OPTION_COMMENT).putShort((short) comment);
      body.put("c".repeat(comment).getBytes());
    }
    var bytes = new CaptureBytes(BIG).section().networkInterface("a");
    try (var file = CaptureFile.open(write(bytes.block(6, body.array()).bytes()))) {
      file.awaitIndexed();
      String text = file.notes(1).comment();
      assertEquals(List.of(comment, comment, 1), text.lines().map(String::length).toList());
    }
  }

  @Test
  void commentsAndDropsOfAPacketAreRead() throws Exception {
    var datagram = incoming(Samples.small(1, 1), 1).getFirst();
    byte[] packet = CaptureBytes.packet(datagram);
    var block = ByteBuffer.allocate(20 + Pcapng.padded(packet.length) + 60).order(BIG);
    block.putInt(0).putInt(0).putInt(1).putInt(packet.length).putInt(packet.length);
    block.put(packet).position(20 + Pcapng.padded(packet.length));
    block.putShort((short) 1).putShort((short) 5).put("first".getBytes()).put(new byte[3]);
    block.putShort((short) 4).putShort((short) 8).putLong(7);
    block.putShort((short) 3).putShort((short) 2).putInt(0); // a hash
    block.putShort((short) 1).putShort((short) 6).put("second".getBytes()).put(new byte[2]);
    block.putShort((short) 2).putShort((short) 4).putInt(2);
    block.putInt(0);
    var bytes = new CaptureBytes(BIG).section().networkInterface(LinkType.RAW, 9, 0);
    try (var file = CaptureFile.open(write(bytes.block(6, block.array()).bytes()))) {
      file.awaitIndexed();
      assertEquals(new Notes("first\nsecond", 7), file.notes(1));
      assertEquals(Direction.OUT, file.direction(1));
      assertEquals(7, file.summary().dropped());
      assertEquals(1, file.summary().comments());
      assertEquals(Notes.NONE, file.notes(2));
    }
  }

  @Test
  void severalFilesAreOneCapture() throws Exception {
    var expected = Samples.mixed(1_000, 9);
    var journalFolder = folder.resolve("journal");
    var limits = new JournalLimits(1 << 30, 1 << 18, 1 << 20, JournalLimits.LEAST_CHUNK);
    try (var journal = new Journal(journalFolder, limits)) {
      for (var datagram : expected) {
        Samples.append(journal, datagram);
      }
    }
    try (var files = Files.list(journalFolder);
        var file = CaptureFile.open(files.sorted().toArray(Path[]::new))) {
      file.awaitIndexed();
      Samples.assertHolds(expected, file);
      assertTrue(file.summary().finished());
      assertEquals(file.summary().bytes(), file.summary().bytesRead());
    }
  }

  @Test
  void afterCloseNothingCanBeRead() throws Exception {
    var bytes = new CaptureBytes(LITTLE).pcapHeader(false, LinkType.RAW);
    bytes.pcapRecord(1, false, ipv4(0, new byte[3]));
    CaptureFile closed;
    try (var file = CaptureFile.open(write(bytes.bytes()))) {
      file.awaitIndexed();
      file.get(1);
      closed = file;
    }
    assertThrows(NoSuchElementException.class, () -> closed.get(1));
  }

  /** Another thread may close the file between the search for a datagram and reading its bytes. */
  @Test
  void aDatagramWhoseFileIsClosedMeanwhileCannotBeReadAnyMore() throws Exception {
    var bytes = new CaptureBytes(LITTLE).pcapHeader(false, LinkType.RAW);
    bytes.pcapRecord(1, false, ipv4(0, new byte[3]));
    Path path = write(bytes.bytes());
    for (int round = 0; round < 100; round++) {
      var file = CaptureFile.open(path);
      file.awaitIndexed();
      var reading = new CountDownLatch(1);
      var end = CompletableFuture.supplyAsync(() -> readUntilItFails(file, reading));
      reading.await();
      file.close();
      assertInstanceOf(NoSuchElementException.class, end.get());
    }
  }

  private static RuntimeException readUntilItFails(CaptureFile file, CountDownLatch reading) {
    while (true) {
      reading.countDown();
      try {
        file.get(1);
      } catch (RuntimeException e) {
        return e;
      }
    }
  }

  @Test
  void namesComeWithTheFile() throws Exception {
    var address = Samples.address((byte) 10, (byte) 0, (byte) 0, (byte) 1);
    var six = java.net.InetAddress.getByName("fd00::7");
    var path = folder.resolve("names.pcapng");
    try (var writer = new PcapngWriter(Files.newOutputStream(path), "")) {
      writer.name(address, "LAB-1");
      writer.name(six, "Größe");
    }
    try (var file = CaptureFile.open(path)) {
      file.awaitIndexed();
      assertEquals(2, file.nameCount());
      assertEquals(Optional.of("LAB-1"), file.nameOf(address));
      assertEquals(Optional.of("Größe"), file.nameOf(six));
    }
  }

  @Test
  void readsWhatWiresharksOwnToolsWrite() throws Exception {
    Tshark.assumeInstalled();
    var expected = incoming(Samples.mixed(500, 11), 1000);
    var path = folder.resolve("ours.pcapng");
    try (var writer = new PcapngWriter(Files.newOutputStream(path), "")) {
      for (var datagram : expected) {
        writer.write(datagram);
      }
    }
    for (String format : List.of("pcap", "nsecpcap", "pcapng")) {
      var converted = folder.resolve("converted." + format);
      var process =
          new ProcessBuilder("editcap", "-F", format, path.toString(), converted.toString())
              .redirectErrorStream(true)
              .start();
      var out = new String(process.getInputStream().readAllBytes());
      assertEquals(0, process.waitFor(), out);
      assertReads(expected, Files.readAllBytes(converted));
    }
  }

  private void assertRefused(String reason, byte[] bytes) throws IOException {
    var path = write(bytes);
    String message = assertThrows(IOException.class, () -> CaptureFile.open(path)).getMessage();
    assertTrue(message.contains(reason), message);
    var summary = new CaptureStream(new ByteArrayInputStream(bytes)).read((_, _) -> {});
    assertTrue(summary.problems().getFirst().contains(reason), summary.toString());
  }

  /** From a file and from a stream. */
  private void assertReads(List<Datagram> expected, byte[] bytes) throws Exception {
    try (var file = CaptureFile.open(write(bytes))) {
      file.awaitIndexed();
      assertEquals(List.of(), file.summary().problems());
      Samples.assertHolds(expected, file);
    }
    var streamed = new ArrayList<Datagram>();
    var summary =
        new CaptureStream(new ByteArrayInputStream(bytes))
            .read((datagram, _) -> streamed.add(datagram));
    assertEquals(List.of(), summary.problems());
    assertEquals(expected.size(), streamed.size());
    for (int i = 0; i < streamed.size(); i++) {
      Samples.assertSame(expected.get(i), streamed.get(i));
    }
  }

  private Path write(byte[] bytes) throws IOException {
    var path = Files.createTempFile(folder, "capture", ".pcap");
    return Files.write(path, bytes);
  }

  /**
   * Returns the datagrams as read from a file without directions, with times in the resolution of
   * the file.
   */
  private static List<Datagram> incoming(List<Datagram> datagrams, long nanosPerUnit) {
    return datagrams.stream().map(d -> at(d, d.timeNanos() / nanosPerUnit * nanosPerUnit)).toList();
  }

  private static Datagram at(Datagram d, long timeNanos) {
    return new Datagram(d.number(), timeNanos, Direction.IN, d.remote(), d.local(), d.payload());
  }

  private static byte[] ipv4(int fragment, byte[] payload) {
    var packet = ByteBuffer.allocate(28 + payload.length);
    packet.putInt(0x45000000 | packet.capacity()).putShort((short) 0).putShort((short) fragment);
    packet.putInt(0x40110000).putInt(0x0A000001).putInt(0x0A000002);
    packet.putShort((short) 1234).putShort((short) 4950).putShort((short) (8 + payload.length));
    return packet.putShort((short) 0).put(payload).array();
  }

  private static byte[] ipv6(int next, byte[]... parts) {
    int length = Stream.of(parts).mapToInt(part -> part.length).sum();
    var packet = ByteBuffer.allocate(40 + length);
    packet.putInt(0x60000000).putShort((short) length).put((byte) next).put((byte) 64);
    packet.put(new byte[32]);
    Stream.of(parts).forEach(packet::put);
    return packet.array();
  }
}
