package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.TestSeed;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
import picklescope.python.Call;

@Timeout(120)
class FilterScanTest {
  private static final int COUNT = 20_000;

  private final Journal journal = new Journal();
  private final AtomicInteger namesAsked = new AtomicInteger();
  private final EventDecoder decoder =
      new EventDecoder(Envelopes::auto, this::nameOf, Optional.of("our computer"));

  private String nameOf(InetAddress address) {
    namesAsked.incrementAndGet();
    return "LAB-" + address.getHostAddress();
  }

  @BeforeEach
  void fill() throws Exception {
    var random = new SplittableRandom(TestSeed.get());
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    for (int n = 1; n <= COUNT; n++) {
      var address = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) random.nextInt(4)});
      var remote = new InetSocketAddress(address, 50_000 + random.nextInt(3));
      var direction = random.nextInt(5) == 0 ? Direction.OUT : Direction.IN;
      journal.append(new Datagram(n, n, direction, remote, local, payload(n, random)));
    }
  }

  private static byte[] payload(int n, SplittableRandom random) throws Exception {
    var call =
        switch (random.nextInt(4)) {
          case 0 -> Call.of(5, "hello").with("foo", n % 100);
          case 1 -> Call.of("foo").with("bar", n);
          case 2 -> Call.of(5, n % 2 == 0 ? "hello" : "goodbye").with("föö", 1).with("foo", "x");
          default -> Call.of();
        };
    return random.nextInt(10) == 0
        ? new byte[random.nextInt(200)]
        : Envelope.auto().encode(call, random.nextInt(6));
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private List<Long> scanned(String text, int threads) throws Exception {
    var found = new ArrayList<Long>();
    var looked = new ArrayList<Long>();
    try (var scan = new FilterScan(Filter.of(text), journal, decoder, threads)) {
      scan.scan(
          1,
          journal.last(),
          (chosen, last) -> {
            LongStream.of(chosen).forEach(found::add);
            looked.add(last);
            return true;
          });
    }
    assertEquals(looked.stream().sorted().toList(), looked);
    assertEquals(COUNT, looked.getLast());
    return found;
  }

  /** What a look at each event, one after the other, says too. */
  @Test
  void findsAllInOrder() throws Exception {
    var events =
        LongStream.rangeClosed(1, COUNT).mapToObj(n -> decoder.decode(journal.get(n))).toList();
    for (String text :
        List.of(
            "foo > 50 and data[1] == 'hello'",
            "data[1] == 'hello' and foo > 50",
            "not foo",
            "föö == 1",
            "kind == 'raw' or bar % 7 == 3",
            "size > 60 and port == 4950 and direction == 'in'",
            "remote_port == 50001 and address == '10.0.0.2'",
            "sender == 'LAB-10.0.0.3' or sender == 'our computer'",
            "goodbye",
            "")) {
      var filter = Filter.of(text);
      List<Long> expected =
          LongStream.rangeClosed(1, COUNT)
              .filter(n -> filter.decide(events.get((int) n - 1)).isYes())
              .boxed()
              .toList();
      assertTrue(expected.size() > 100, text);
      assertTrue(expected.equals(scanned(text, 3)), text);
      assertTrue(expected.equals(scanned(text, 1)), text);
    }
  }

  @Test
  void whatAsksForHeadersDecodesNothing() throws Exception {
    namesAsked.set(0);
    int found = scanned("port == 4950 and size > 100 and remote_port > 50000", 2).size();
    assertTrue(found > 100, found + " found");
    assertEquals(0, namesAsked.get());
    // Nor is decoded what lacks the name that is asked for, but for a stray backslash.
    scanned("quux == 1", 2);
    assertTrue(namesAsked.get() < COUNT / 100, namesAsked + " decoded");
  }

  @Test
  void endsWhenTheListenerHasEnough() throws Exception {
    var found = new ArrayList<Long>();
    try (var scan = new FilterScan(Filter.of("size >= 0"), journal, decoder, 2)) {
      scan.scan(
          1,
          journal.last(),
          (chosen, _) -> {
            LongStream.of(chosen).forEach(found::add);
            return false;
          });
    }
    assertTrue(found.size() > 0 && found.size() < COUNT, found.size() + " found");
    assertEquals(LongStream.rangeClosed(1, found.size()).boxed().toList(), found);
  }

  @Test
  void anotherThreadCanCloseIt() throws Exception {
    var scan = new FilterScan(Filter.of("hello"), journal, decoder, 2);
    var looks = new AtomicInteger();
    var scanning =
        Thread.ofPlatform()
            .start(() -> {
              try {
                while (looks.get() >= 0) {
                  scan.scan(1, journal.last(), (_, _) -> looks.incrementAndGet() > 0);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Await.until("ten looks", () -> looks.get() >= 10);
    scan.close();
    looks.set(Integer.MIN_VALUE);
    scanning.join();
    scan.scan(1, 5, (_, _) -> looks.incrementAndGet() > 0);
    assertEquals(Integer.MIN_VALUE, looks.get());
  }

  @Test
  void aDatagramThatIsNotHeldIsPassedOver() throws Exception {
    try (var scan = new FilterScan(Filter.of(""), journal, decoder, 2)) {
      var found = new ArrayList<Long>();
      scan.scan(
          COUNT - 1,
          COUNT + 5,
          (chosen, _) -> {
            LongStream.of(chosen).forEach(found::add);
            return true;
          });
      assertEquals(List.of(COUNT - 1L, (long) COUNT), found);
    }
  }

  @Test
  void countsWhatCannotBeDecided() throws Exception {
    var decided = new ArrayList<Long>();
    long some = Math.min(COUNT, 3_000); // each makes a text of up to 200,000 characters
    try (var scan = new FilterScan(Filter.of("'x' * (size * 2000) != ''"), journal, decoder, 2)) {
      scan.scan(
          1,
          some,
          (chosen, _) -> {
            LongStream.of(chosen).forEach(decided::add);
            return true;
          });
      long large =
          LongStream.rangeClosed(1, some)
              .filter(n -> journal.get(n).payload().length > 100)
              .count();
      assertTrue(large > 100);
      assertEquals(large, scan.undecided().count());
      assertEquals("this would make more than 200,000 items", scan.undecided().reason());
      assertTrue(decided.size() > 100);
    }
  }
}
