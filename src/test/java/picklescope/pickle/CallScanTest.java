package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;
import picklescope.corpus.CallsOfCorpus;
import picklescope.event.Envelope;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** What a scan finds in a call is what reading the whole pickle gives. */
class CallScanTest {
  private static final List<PyStr> NAMES =
      List.of(PyStr.of("foo"), PyStr.of("bar"), PyStr.of("none"));

  private final CallScan scan = new CallScan(NAMES);

  /** Returns whether the scan knows the pickle; if so, compares all of it. */
  private boolean isAsRead(byte[] pickle, int from) {
    boolean fresh = new CallScan(NAMES).scan(pickle, from);
    String hex = HexFormat.of().formatHex(pickle);
    assertEquals(fresh, scan.scan(pickle, from), hex);
    if (!fresh) {
      return false;
    }
    PickleReader.Pickle whole;
    try {
      whole = PickleReader.readPickle(pickle, from);
    } catch (PickleException e) {
      throw new AssertionError(hex, e);
    }
    assertEquals(pickle.length, from + whole.length(), hex);
    var pair = (PyTuple) whole.value();
    assertEquals(2, pair.size(), hex);
    assertSamePickle(pair.item(0), scan.positional(), hex);
    var keywords = (PyDict) pair.item(1);
    assertTrue(Envelope.hasNames(keywords), hex);
    for (PyStr name : NAMES) {
      Optional<PyValue> expected = keywords.get(name);
      Optional<PyValue> found = scan.keyword(name);
      assertEquals(expected.isPresent(), found.isPresent(), hex);
      if (found.isPresent()) {
        assertSamePickle(expected.get(), found.get(), hex);
        assertSame(found.get(), scan.keyword(name).get(), hex);
      }
    }
    return true;
  }

  private static void assertSamePickle(PyValue expected, PyValue found, String hex) {
    assertEquals(new Repr().of(expected), new Repr().of(found), hex);
    try {
      assertArrayEquals(PickleWriter.write(expected, 4), PickleWriter.write(found, 4), hex);
    } catch (PickleException e) {
      throw new AssertionError(hex, e);
    }
  }

  @Test
  void theWholeCorpusIsAsRead() {
    int known = 0;
    List<byte[]> calls = CallsOfCorpus.whole();
    for (byte[] call : calls) {
      known += isAsRead(call, 0) ? 1 : 0;
    }
    assertTrue(known > calls.size() / 10, known + " of " + calls.size());
  }

  @Test
  void damagedCallsAreAsRead() {
    var random = new SplittableRandom(TestSeed.get());
    long known =
        CallsOfCorpus.damaged(CallsOfCorpus.whole(), random)
            .limit(200_000)
            .filter(call -> isAsRead(call, 0))
            .count();
    assertTrue(known > 10_000, known + " known");
  }

  private static byte[] pose(int action, double x, int protocol) throws PickleException {
    var call =
        Call.of(action, "a")
            .with("foo", action)
            .with("quat", List.of(0.0, x, 1.0, x))
            .with("bar", List.of(x, 1.8, -x))
            .with("more", Map.of("k", 1, "l", List.of()));
    return Envelope.auto().encode(call, protocol);
  }

  @Test
  void theUsualCallIsKnown() throws PickleException {
    for (int protocol = 1; protocol <= 5; protocol++) {
      for (int i = 0; i < 100; i++) { // most as the one before except for numbers
        assertTrue(isAsRead(pose(i % 7 * 99, i, protocol), 0));
        assertTrue(isAsRead(pose(i, 1.0 / i, protocol), 0));
      }
    }
  }

  @Test
  void onlyWhatIsAskedForMustNotReferToOthers() throws PickleException {
    var shared = PyList.of();
    shared.add(PyStr.of("x"));
    var call = Call.of().with("other", shared).with("another", shared).with("foo", 1);
    assertTrue(isAsRead(Envelope.auto().encode(call, 4), 0));
    assertFalse(isAsRead(Envelope.auto().encode(call.with("bar", shared), 4), 0));
  }

  @Test
  void keywordsAreThoseOfTheCallNotOfACallInIt() throws PickleException {
    var inner = Map.of("foo", 1, "none", 2);
    var call = Call.of(PyTuple.of(), inner).with("bar", Map.of("foo", 3));
    for (int protocol = 1; protocol <= 5; protocol++) {
      assertTrue(isAsRead(Envelope.auto().encode(call, protocol), 0));
    }
  }

  @Test
  void aRestartedMachineKnowsNothingOfThePickleBefore() throws PickleException {
    byte[] memoizes = HexFormat.of().parseHex("4b07942e");
    byte[] refers = HexFormat.of().parseHex("68002e");
    byte[] leavesMore = HexFormat.of().parseHex("4b0728284b082e");
    byte[] takesMark = HexFormat.of().parseHex("742e");
    var machine = new Unpickler(memoizes, 0, PickleLimits.DEFAULT);
    machine.run();
    for (byte[] broken : List.of(refers, takesMark)) {
      machine.restart(broken);
      assertThrows(PickleException.class, machine::run);
      machine.restart(leavesMore);
      machine.run();
      machine.restart(memoizes);
      machine.run();
      assertEquals(7, ((PyInt) machine.stack().pop()).longValue());
    }
  }

  @Test
  void bytesBeforeThePickleAreSkipped() throws PickleException {
    byte[] payload = Envelope.afterZeros(4, pose(3, 1.5, 4));
    assertTrue(isAsRead(payload, 4));
    assertTrue(isAsRead(payload, 4));
    assertFalse(isAsRead(payload, 3));
    assertFalse(isAsRead(payload, payload.length));
    assertFalse(isAsRead(payload, payload.length + 1));
  }
}
