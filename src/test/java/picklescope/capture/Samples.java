package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import picklescope.Await;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.SourceNames;

/** Datagrams for tests, the same for the same seed. */
public final class Samples {
  private static final long START = 1_790_000_000_123_456_789L;

  private Samples() {}

  /** Of all sizes, over IPv4 and IPv6, in and out. */
  public static List<Datagram> mixed(int count, long seed) {
    var random = new Random(seed);
    var list = new ArrayList<Datagram>(count);
    for (int i = 1; i <= count; i++) {
      int size =
          switch (random.nextInt(40)) {
            case 0 -> 0;
            case 1 -> 65_507;
            case 2 -> random.nextInt(65_507);
            case 3, 4 -> random.nextInt(8);
            default -> random.nextInt(400);
          };
      list.add(datagram(i, size, random));
    }
    return list;
  }

  /** Appends, and waits for the disk when memory is full: tests append faster than any network. */
  public static void append(Journal journal, Datagram datagram) {
    append(journal, datagram, Notes.NONE);
  }

  /** The same with notes. */
  static void append(Journal journal, Datagram datagram, Notes notes) {
    if (!journal.append(datagram, notes)) {
      Await.soon("the disk has taken some", () -> journal.append(datagram, notes));
    }
  }

  /** Like the messages of a tracker. */
  public static List<Datagram> small(int count, long seed) {
    var random = new Random(seed);
    var list = new ArrayList<Datagram>(count);
    for (int i = 1; i <= count; i++) {
      list.add(datagram(i, 114, random));
    }
    return list;
  }

  private static Datagram datagram(long number, int size, Random random) {
    byte[] payload = new byte[size];
    random.nextBytes(payload);
    byte[] a = new byte[random.nextInt(3) == 0 ? 16 : 4];
    byte[] b = new byte[a.length];
    random.nextBytes(a);
    random.nextBytes(b);
    a[0] = 32; // an ordinary unicast address
    b[0] = 32;
    int port = 4950 + random.nextInt(3);
    var direction = random.nextInt(4) == 0 ? Direction.OUT : Direction.IN;
    var remote = new InetSocketAddress(address(a), 1 + random.nextInt(65_535));
    var local = new InetSocketAddress(address(b), port);
    return new Datagram(
        number,
        START + number * 1_000_003L + random.nextInt(1000),
        direction,
        remote,
        local,
        payload,
        direction == Direction.IN ? SourceNames.port(port) : SourceNames.SENT);
  }

  static InetAddress address(byte... bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  public static void assertSame(Datagram expected, Datagram actual) {
    String which = "datagram " + expected.number();
    assertEquals(expected.number(), actual.number());
    assertEquals(expected.timeNanos(), actual.timeNanos(), which);
    assertEquals(expected.direction(), actual.direction(), which);
    assertEquals(expected.remote(), actual.remote(), which);
    assertEquals(expected.local(), actual.local(), which);
    assertEquals(expected.source(), actual.source(), which);
    assertArrayEquals(expected.payload(), actual.payload(), which);
  }

  static void assertHolds(List<Datagram> expected, Capture capture) {
    assertEquals(expected.size(), capture.last());
    for (var datagram : expected) {
      assertSame(datagram, capture.get(datagram.number()));
      assertEquals(datagram.timeNanos(), capture.timeNanos(datagram.number()));
      assertEquals(datagram.payload().length, capture.size(datagram.number()));
      assertEquals(datagram.direction(), capture.direction(datagram.number()));
    }
    assertCursor(expected, capture);
  }

  private static void assertCursor(List<Datagram> expected, Capture capture) {
    var cursor = capture.cursor();
    assertFalse(cursor.moveTo(0));
    assertFalse(cursor.moveTo(expected.size() + 1));
    for (var datagram : expected) {
      assertStandsAt(datagram, cursor);
    }
    var random = new Random(expected.size());
    for (int i = 0; i < 100; i++) {
      int from = random.nextInt(expected.size());
      for (int at = from; at < Math.min(expected.size(), from + 3); at++) {
        assertStandsAt(expected.get(at), cursor);
      }
    }
  }

  static void assertStandsAt(Datagram expected, CaptureCursor cursor) {
    String which = "datagram " + expected.number();
    assertTrue(cursor.moveTo(expected.number()), which);
    assertEquals(expected.number(), cursor.number());
    assertEquals(expected.timeNanos(), cursor.timeNanos(), which);
    assertEquals(expected.direction(), cursor.direction(), which);
    assertEquals(expected.payload().length, cursor.size(), which);
    assertEquals(expected.port(), cursor.port(), which);
    assertEquals(expected.remotePort(), cursor.remotePort(), which);
    assertEquals(expected.address(), cursor.address(), which);
    assertEquals(expected.source(), cursor.source(), which);
    assertSame(expected, cursor.datagram());
  }
}
