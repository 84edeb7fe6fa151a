package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;
import picklescope.corpus.CallsOfCorpus;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
import picklescope.python.eval.Decision;

/** A filter decides what is read only in part as it decides the whole event. */
class LazySubjectTest {
  private static final List<String> FILTERS =
      List.of(
          "bar == 7 and foo",
          "foo == foo",
          "foo is foo",
          "foo is bar or foo == bar",
          "foo in data or data == foo",
          "data[1] == data[1] and len(data) == 2",
          "data and not foo",
          "foo[0] == foo[-1]",
          "len(foo) > 2",
          "foo * 3 == foo + foo + foo",
          "foo['a'] or foo.x or foo.real",
          "sorted(foo) == foo",
          "str(foo) == repr(foo)",
          "'x' in foo and foo < bar",
          "foo is attributes['foo']",
          "kind == 'network' and foo == data",
          "dangerous or foo");

  private static final List<String> ENVELOPES =
      List.of(
          "auto",
          "call",
          "bare",
          "skip 2",
          "custom write=(args, kwargs)",
          "custom data=p[0], attributes=p[1]",
          "custom data=p");

  private static Datagram datagram(byte[] payload) {
    var loopback = InetAddress.getLoopbackAddress();
    return new Datagram(
        1,
        1,
        Direction.IN,
        new InetSocketAddress(loopback, 50_000),
        new InetSocketAddress(loopback, 4950),
        payload);
  }

  /** Returns how many were decided how. */
  private static Map<Boolean, Integer> compare(
      String filterText, String envelopeText, Stream<byte[]> payloads) throws Exception {
    var filter = Filter.of(filterText);
    var envelopes = Envelopes.all(Envelope.of(envelopeText));
    var decoder = EventDecoder.ofAddresses(() -> envelopes, InetAddress::getHostAddress);
    var current = new Datagram[] {datagram(new byte[0])};
    var header = new CurrentHeader(current);
    var subject = new LazySubject(decoder, header, () -> current[0], filter.keywords());
    var decisions = new HashMap<Boolean, Integer>();
    payloads.forEach(payload -> {
      current[0] = datagram(payload);
      subject.next();
      Decision expected = filter.decide(decoder.decode(current[0]));
      assertEquals(
          expected,
          filter.decide(subject),
          () -> filterText + ", " + envelopeText + ": " + HexFormat.of().formatHex(payload));
      decisions.merge(expected.isYes(), 1, Integer::sum);
    });
    return decisions;
  }

  @Tag("slow")
  @Test
  void theWholeCorpusIsDecidedAlike() throws Exception {
    List<byte[]> calls = CallsOfCorpus.whole();
    var decided = new HashMap<Boolean, Integer>();
    for (String filter : FILTERS) {
      compare(filter, "auto", calls.stream())
          .forEach((yes, n) -> decided.merge(yes, n, Integer::sum));
    }
    assertTrue(decided.get(true) > 1_000 && decided.get(false) > 1_000, decided.toString());
  }

  @Tag("slow")
  @Test
  void everyEnvelopeDecidesAlike() throws Exception {
    var random = new SplittableRandom(TestSeed.get());
    var some = new ArrayList<byte[]>();
    CallsOfCorpus.damaged(CallsOfCorpus.whole(), random).limit(3_000).forEach(some::add);
    for (String envelope : ENVELOPES) {
      for (String filter : FILTERS) {
        compare(filter, envelope, some.stream());
      }
    }
  }
}
