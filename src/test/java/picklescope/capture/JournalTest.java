package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.event.Datagram;
import picklescope.event.Direction;

@Timeout(120)
class JournalTest {
  private static final int CHUNK = JournalLimits.LEAST_CHUNK;
  private static final JournalLimits SMALL = new JournalLimits(1 << 30, 1 << 20, 8 * CHUNK, CHUNK);

  @TempDir Path folder;

  @Test
  void datagramsAreReadWhileTheyAreInMemoryAndAfterTheyAreWritten() {
    var datagrams = Samples.mixed(3_000, 1);
    try (var journal = new Journal(folder, SMALL)) {
      assertEquals(1, journal.first());
      assertEquals(0, journal.last());
      for (var datagram : datagrams) {
        Samples.append(journal, datagram);
        Samples.assertSame(datagram, journal.get(datagram.number()));
      }
      Samples.assertHolds(datagrams, journal);
      assertEquals(1, journal.first());
    }
  }

  @Test
  void numbersThatAreNotHeldAreNotFound() {
    try (var journal = new Journal(folder, SMALL)) {
      assertThrows(NoSuchElementException.class, () -> journal.get(1));
      Samples.append(journal, Samples.small(1, 1).getFirst());
      assertThrows(NoSuchElementException.class, () -> journal.get(0));
      assertThrows(NoSuchElementException.class, () -> journal.get(2));
      assertThrows(NoSuchElementException.class, () -> journal.get(Long.MIN_VALUE));
    }
  }

  @Test
  void theReceiveLoopsCallsArriveAsDatagrams() throws Exception {
    var remote = new InetSocketAddress(InetAddress.getByName("10.1.2.3"), 1234);
    var local = new InetSocketAddress(InetAddress.getByName("10.1.2.4"), 4950);
    try (var journal = new Journal(folder, SMALL)) {
      journal.nextPayload(); // leaves no trace
      journal.nextPayload().put(new byte[] {1, 2, 3});
      assertTrue(journal.received(5, remote, local));
      assertTrue(journal.sent(6, remote, local, new byte[] {4}));
      Samples.assertSame(
          new Datagram(1, 5, Direction.IN, remote, local, new byte[] {1, 2, 3}, "port 4950"),
          journal.get(1));
      Samples.assertSame(
          new Datagram(2, 6, Direction.OUT, remote, local, new byte[] {4}, "sent"), journal.get(2));
    }
  }

  @Test
  void itsFilesAreWhatTsharkReads() throws Exception {
    Tshark.assumeInstalled();
    var datagrams = Samples.mixed(2_000, 2);
    try (var journal = new Journal(folder, SMALL)) {
      journal.name(InetAddress.getByName("10.0.0.1"), "LAB-1");
      for (var datagram : datagrams) {
        Samples.append(journal, datagram);
      }
    }
    assertTrue(files().size() > 3, "several segments");
    Tshark.assertHolds(datagrams, files().toArray(Path[]::new));
  }

  @Test
  void itsFilesAreValidWhileItGrows() throws Exception {
    var datagrams = Samples.small(20_000, 3);
    var random = new Random(3);
    try (var journal = new Journal(folder, SMALL)) {
      for (var datagram : datagrams) {
        Samples.append(journal, datagram);
        if (random.nextInt(2_000) == 0) {
          assertPrefix(datagrams);
        }
      }
      Await.until(
          "all of it is there before it is closed",
          () -> assertPrefix(datagrams) == datagrams.size());
    }
  }

  /** The files contain the beginning of what was appended. */
  private int assertPrefix(List<Datagram> expected) throws Exception {
    if (files().isEmpty()) {
      return 0;
    }
    try (var file = CaptureFile.open(files().toArray(Path[]::new))) {
      file.awaitIndexed();
      for (long n = 1; n <= file.last(); n++) {
        Samples.assertSame(expected.get((int) n - 1), file.get(n));
      }
      return (int) file.last();
    }
  }

  @Test
  void isOnDiskWithin100Milliseconds() throws Exception {
    try (var journal = new Journal(folder, SMALL)) {
      Samples.append(journal, Samples.small(1, 1).getFirst());
      Await.until("on disk", () -> ((JournalState.Recording) journal.state()).bytesOnDisk() > 0);
      assertTrue(JournalWriter.EVERY_MILLIS < 100);
    }
  }

  @Test
  void manyThreadsReadWhileOneAppends() throws Exception {
    var datagrams = Samples.small(200_000, 4);
    var done = new AtomicBoolean();
    try (var journal = new Journal(folder, SMALL);
        var threads = Executors.newFixedThreadPool(3)) {
      var readers = new ArrayList<java.util.concurrent.Future<Long>>();
      for (int i = 0; i < 3; i++) {
        var random = new Random(i);
        readers.add(
            threads.submit(() -> {
              var cursor = journal.cursor();
              long reads = 0;
              while (!done.get() || reads == 0) {
                long last = journal.last();
                if (last > 0) {
                  // Mostly the newest, whose memory is just being used again.
                  long back = random.nextInt(3) == 0 ? last : Math.min(last, 20_000);
                  long number = last - random.nextLong(back);
                  Samples.assertSame(datagrams.get((int) number - 1), journal.get(number));
                  Samples.assertStandsAt(datagrams.get((int) number - 1), cursor);
                  if (number < last) {
                    Samples.assertStandsAt(datagrams.get((int) number), cursor);
                  }
                  reads++;
                }
              }
              return reads;
            }));
      }
      for (var datagram : datagrams) {
        Samples.append(journal, datagram);
      }
      done.set(true);
      for (var reader : readers) {
        assertTrue(reader.get() > 0);
      }
      assertEquals(datagrams.size(), journal.last());
    }
  }

  @Test
  void aboveTheSizeLimitTheOldestFilesAreDeletedAndNumbersStay() throws Exception {
    var datagrams = Samples.small(100_000, 5);
    long cap = 4L << 20;
    try (var journal = new Journal(folder, SMALL.withCap(cap))) {
      for (var datagram : datagrams) {
        Samples.append(journal, datagram);
      }
      Await.until("within its cap", () -> bytesOnDisk() <= cap && journal.first() > 1);
      long first = journal.first();
      assertTrue(first > 50_000, "first is " + first);
      assertThrows(NoSuchElementException.class, () -> journal.get(first - 1));
      for (long n = first; n <= datagrams.size(); n++) {
        assertHeld(journal, datagrams.get((int) n - 1), n);
      }
      journal.cap(1);
      Await.until("one file", () -> files().size() <= 1);
      assertEquals(100_000, journal.last());
      Await.until(
          "its size",
          () -> bytesOnDisk() == ((JournalState.Recording) journal.state()).bytesOnDisk());
    }
  }

  /** The last are still being written, and the oldest deleted for them. */
  private static void assertHeld(Journal journal, Datagram datagram, long number) {
    try {
      Samples.assertSame(datagram, journal.get(number));
    } catch (NoSuchElementException e) {
      assertTrue(number < journal.first(), number + " before " + journal.first());
    }
  }

  @Test
  void withoutADiskItHoldsTheNewestInMemory() {
    var datagrams = Samples.small(30_000, 6);
    try (var journal = new Journal(SMALL)) {
      for (var datagram : datagrams) {
        assertTrue(journal.append(datagram));
      }
      long first = journal.first();
      assertTrue(first > 20_000 && first < 27_000, "first is " + first);
      for (long n = first; n <= datagrams.size(); n++) {
        Samples.assertSame(datagrams.get((int) n - 1), journal.get(n));
      }
      assertInstanceOf(JournalState.InMemory.class, journal.state());
      assertEquals(first - 1, ((JournalState.InMemory) journal.state()).lost());
    }
  }

  @Test
  void aFolderThatCannotBeCreatedIsReportedAndRecordingStartsWhenItCanBe() throws Exception {
    var blocked = folder.resolve("blocked");
    Files.writeString(blocked, "a file where the folder should be");
    var datagrams = Samples.small(20_000, 7);
    try (var journal = new Journal(blocked.resolve("journal"), SMALL)) {
      Samples.append(journal, datagrams.getFirst());
      Await.until("in memory", () -> journal.state() instanceof JournalState.InMemory);
      var reason = ((JournalState.InMemory) journal.state()).reason();
      assertTrue(reason.contains("Cannot write to"), reason);
      datagrams.stream().skip(1).forEach(journal::append);
      assertEquals(20_000, journal.last());
      Samples.assertSame(datagrams.getLast(), journal.get(20_000));
      assertThrows(NoSuchElementException.class, () -> journal.get(1));

      Files.delete(blocked);
      Await.until("recording again", () -> journal.state() instanceof JournalState.Recording);
      long lost = ((JournalState.Recording) journal.state()).lost();
      assertEquals(journal.first() - 1, lost);
    }
    try (var files = Files.list(blocked.resolve("journal"));
        var file = CaptureFile.open(files.sorted().toArray(Path[]::new))) {
      file.awaitIndexed();
      assertEquals(List.of(), file.summary().problems());
      var last = file.get(file.last());
      assertEquals(datagrams.getLast().timeNanos(), last.timeNanos());
    }
  }

  @Test
  void afterCloseNothingIsHeldAndNothingIsTaken() {
    var journal = new Journal(folder, SMALL);
    Samples.append(journal, Samples.small(1, 1).getFirst());
    journal.close();
    journal.close();
    assertFalse(journal.append(Samples.small(1, 1).getFirst()));
    assertThrows(NoSuchElementException.class, () -> journal.get(1));
  }

  @Test
  void dropsAreWrittenWithTheNextDatagramOfThePort() throws Exception {
    Tshark.assumeInstalled();
    var datagram = Samples.small(20, 8).stream().filter(d -> d.direction() == Direction.IN);
    try (var journal = new Journal(folder, SMALL)) {
      var in = datagram.toList();
      journal.append(in.get(0));
      journal.dropped(in.get(0).port(), 7);
      journal.append(in.get(0));
      journal.append(in.get(0));
    }
    var lines = Tshark.fields(files().getFirst(), "frame.drop_count", "frame.interface_name");
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).matches("\\|port \\d+"), lines.toString());
    assertTrue(lines.get(1).matches("7\\|port \\d+"), lines.toString());
    assertTrue(lines.get(2).matches("\\|port \\d+"), lines.toString());
  }

  @Test
  void theNotesOfAnotherCaptureAreKept() throws Exception {
    var datagrams = Samples.mixed(600, 10);
    try (var journal = new Journal(folder, SMALL)) {
      journal.dropped(datagrams.getFirst().port(), 1); // counted at the next datagram of that port
      for (var datagram : datagrams) {
        Samples.append(journal, datagram, notes(datagram));
      }
      var first =
          datagrams.stream()
              .filter(d -> d.direction() == Direction.IN)
              .filter(d -> d.port() == datagrams.getFirst().port())
              .findFirst()
              .orElseThrow();
      for (var datagram : datagrams) {
        var notes = notes(datagram);
        var expected = datagram == first ? new Notes(notes.comment(), notes.dropped() + 1) : notes;
        assertEquals(expected, journal.notes(datagram.number()), "" + datagram.number());
      }
      assertEquals(Notes.NONE, journal.notes(601));
      Samples.assertHolds(datagrams, journal);
    }
    Tshark.assumeInstalled();
    Tshark.assertHolds(datagrams, files().toArray(Path[]::new));
  }

  private static Notes notes(Datagram datagram) {
    long number = datagram.number();
    return new Notes(
        number % 3 == 0 ? "Größe " + "x".repeat((int) number * 50) : "",
        number % 5 == 0 ? number : 0);
  }

  @Test
  void aLinkLocalSenderKeepsItsNetworkCard() throws Exception {
    byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();
    var scoped = java.net.Inet6Address.getByAddress("", linkLocal, 2);
    var remote = new InetSocketAddress(scoped, 1234);
    var local = new InetSocketAddress(InetAddress.getByName("fe80::2"), 4950);
    try (var journal = new Journal(folder, SMALL)) {
      journal.append(new Datagram(1, 5, Direction.IN, remote, local, new byte[1]));
      var address = (java.net.Inet6Address) journal.get(1).remote().getAddress();
      assertEquals(2, address.getScopeId());
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".pcapng")).sorted().toList();
    }
  }

  private long bytesOnDisk() throws IOException {
    long sum = 0;
    for (Path file : files()) {
      sum += Files.exists(file) ? Files.size(file) : 0;
    }
    return sum;
  }

  @Test
  void aSinkOfItsOwnRecordsBesideThePorts() throws Exception {
    var from = new InetSocketAddress(InetAddress.getByName("192.168.0.7"), 5000);
    var at = new InetSocketAddress(InetAddress.getByName("192.168.0.1"), 4950);
    try (var journal = new Journal(folder, SMALL)) {
      var sink = journal.sink("relay 4950");
      journal.nextPayload().put((byte) 1);
      sink.nextPayload().put((byte) 2);
      assertTrue(journal.received(5, from, at));
      assertEquals(2, sink.receivedNumber(6, from, at));
      sink.dropped(4950, 3);
      sink.nextPayload().put((byte) 3);
      assertEquals(3, sink.receivedNumber(7, from, at));
      for (int number = 1; number <= 3; number++) {
        assertEquals(number, journal.get(number).payload()[0]);
        assertEquals(Direction.IN, journal.direction(number));
      }
      assertEquals(0, journal.notes(2).dropped());
      assertEquals(3, journal.notes(3).dropped());
    }
  }
}
