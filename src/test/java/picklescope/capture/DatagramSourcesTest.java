package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/** The names of sources in the journal, in files, in streams and in what is saved from them. */
class DatagramSourcesTest {
  private static final InetSocketAddress REMOTE =
      new InetSocketAddress(Samples.address((byte) 10, (byte) 1, (byte) 2, (byte) 3), 1234);
  private static final InetSocketAddress LOCAL =
      new InetSocketAddress(Samples.address((byte) 10, (byte) 1, (byte) 2, (byte) 4), 4950);
  private static final JournalLimits SMALL =
      new JournalLimits(Long.MAX_VALUE, 1 << 19, 1 << 21, 1 << 17);

  @TempDir Path folder;

  @Test
  void theJournalItsFilesAndWhatIsSavedOfThemHaveTheNames() throws Exception {
    var expected = List.of("port 4950", "sent", "relay 4960", "eth0", "", "port 4950");
    var saved = folder.resolve("saved.pcapng");
    try (var journal = new Journal(folder.resolve("journal"), JournalLimits.standard())) {
      journal.nextPayload().put((byte) 1);
      journal.received(1, REMOTE, LOCAL);
      journal.sent(2, REMOTE, LOCAL, new byte[1]);
      var relay = journal.sink("relay 4960");
      relay.nextPayload().put((byte) 1);
      relay.received(3, REMOTE, LOCAL);
      journal.append(datagram("eth0"));
      journal.append(datagram(""));
      journal.nextPayload().put((byte) 1);
      journal.received(6, REMOTE, LOCAL);
      assertSources(expected, journal);
      CaptureSave.save(
          journal, LongStream.rangeClosed(1, 6), _ -> Optional.empty(), saved, _ -> true);
    }
    assertSources(expected, List.of(folder.resolve("journal").resolve("000001.pcapng")));
    assertSources(expected, List.of(saved));
  }

  /** Also those that are described in an earlier file and in other memory. */
  @Test
  void eachFileOfAJournalHasTheNames() throws Exception {
    var expected = new ArrayList<String>();
    try (var journal = new Journal(folder, SMALL)) {
      for (int i = 0; i < 20_000; i++) {
        String source = "card " + i * 7 % 31;
        expected.add(source);
        Samples.append(journal, datagram(source));
      }
      assertSources(expected, journal);
    }
    try (var files = Files.list(folder)) {
      var written = files.sorted().toList();
      assertTrue(written.size() > 2, "several files");
      assertSources(expected, written);
    }
  }

  @Test
  void moreNamesThanComputersHaveBecomeNone() {
    try (var journal = new Journal()) {
      int most = JournalStore.MOST_INTERFACES;
      for (int i = 0; i < most + 10; i++) {
        journal.append(datagram("card " + i));
      }
      assertEquals("card " + (most - 1), journal.get(most).source());
      assertEquals("", journal.get(most + 1).source());
      assertEquals("", journal.get(journal.last()).source());
      journal.append(datagram("card 5"));
      assertEquals("card 5", journal.get(journal.last()).source());
    }
  }

  @Test
  void packetsOfEachKindHaveTheNameOfTheirInterface() throws Exception {
    for (var order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      byte[] packet = CaptureBytes.packet(datagram(""));
      var bytes =
          new CaptureBytes(order)
              .section()
              .networkInterface("eth0")
              .networkInterface("")
              .networkInterface("a\u0007\nb")
              .networkInterface("x".repeat(70_000 / 2))
              .enhanced(2, 1, packet)
              .old(1, 1, packet)
              .simple(packet)
              .enhanced(3, 1, packet)
              .section()
              .networkInterface("Ethernet 2")
              .enhanced(0, 1, packet)
              .bytes();
      var file = Files.write(folder.resolve("interfaces.pcapng"), bytes);
      assertSources(
          List.of("a\\x07\\nb", "", "eth0", "x".repeat(255), "Ethernet 2"), List.of(file));
    }
  }

  @Test
  void anInterfaceOfWindowsHasTheNameThatItDisplays() throws Exception {
    byte[] packet = CaptureBytes.packet(datagram(""));
    String device = "\\Device\\NPF_{0C7B9A51-2B1F-4B5E-9C61-D5B0A3B6A4A1}";
    var bytes =
        new CaptureBytes(ByteOrder.LITTLE_ENDIAN)
            .section()
            .networkInterface(device, "Ethernet 2")
            .networkInterface(device)
            .networkInterface("eth0", "a card")
            .enhanced(0, 1, packet)
            .enhanced(1, 1, packet)
            .enhanced(2, 1, packet)
            .bytes();
    var file = Files.write(folder.resolve("windows.pcapng"), bytes);
    assertSources(List.of("Ethernet 2", device, "eth0"), List.of(file));
  }

  @Test
  void pcapHasNoNames() throws Exception {
    var bytes = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).pcapHeader(true, LinkType.RAW);
    bytes.pcapRecord(1, true, CaptureBytes.packet(datagram("")));
    assertSources(List.of(""), List.of(Files.write(folder.resolve("x.pcap"), bytes.bytes())));
  }

  private static Datagram datagram(String source) {
    return new Datagram(1, 5, Direction.IN, REMOTE, LOCAL, new byte[] {1}, source);
  }

  /** In opened files and in streams of them. */
  private static void assertSources(List<String> expected, List<Path> files) throws Exception {
    try (var file = CaptureFile.open(files.toArray(Path[]::new))) {
      file.awaitIndexed();
      assertEquals(List.of(), file.summary().problems());
      assertSources(expected, file);
    }
    var streamed = new ArrayList<String>();
    for (Path file : files) {
      new CaptureStream(new ByteArrayInputStream(Files.readAllBytes(file)))
          .read((datagram, _) -> streamed.add(datagram.source()));
    }
    assertEquals(expected, streamed);
  }

  private static void assertSources(List<String> expected, Capture capture) throws Exception {
    assertEquals(expected.size(), capture.last());
    var cursor = capture.cursor();
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), capture.get(i + 1).source());
      assertTrue(cursor.moveTo(i + 1));
      assertEquals(expected.get(i), cursor.source());
      assertEquals(expected.get(i), cursor.datagram().source());
    }
  }
}
