package picklescope.event.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;
import picklescope.event.Datagram;
import picklescope.format.JsonFormat;
import picklescope.format.Zlib;
import picklescope.pickle.PickleWriter;
import picklescope.python.Call;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.RandomValues;
import picklescope.python.Repr;

/** Calls that are wrapped at random: what is found gives them back, and calls not seen before. */
class FoundAgainTest {
  private static final long SEED = TestSeed.get();
  private static final int WRAPPINGS = 300;

  @FunctionalInterface
  private interface Wrapping {
    byte[] of(Call call) throws Exception;
  }

  @Test
  void givesBackTheCallsAndOthers() throws Exception {
    var random = new SplittableRandom(SEED);
    for (int n = 0; n < WRAPPINGS; n++) {
      var described = new StringBuilder();
      Wrapping wrapping = wrapping(random, described);
      var sent = new ArrayList<Call>();
      var arrived = new ArrayList<Datagram>();
      for (int i = 0; i < 4; i++) {
        sent.add(call(random));
        arrived.add(EnvelopeFinderTest.datagram(wrapping.of(sent.getLast())));
      }
      String about = "seed %d, wrapping %d: %s, %s".formatted(SEED, n, described, sent);
      var found = EnvelopeFinder.find(sent, arrived);
      assertFalse(found.isEmpty(), about);
      sent.add(call(random));
      arrived.add(EnvelopeFinderTest.datagram(wrapping.of(sent.getLast())));
      var first = found.getFirst();
      for (int i = 0; i < sent.size(); i++) {
        var event = first.envelope().decode(arrived.get(i), "");
        String as = about + "\nfound " + first;
        assertEquals(text(sent.get(i).arguments()), text(event.positional().orElseThrow()), as);
        assertEquals(
            Match.SAME, Match.of(sent.get(i).keywords(), event.keywords().orElseThrow()), as);
      }
    }
  }

  private static String text(PyValue value) {
    return new Repr().of(value);
  }

  /** At least one argument is like no other. */
  private static Call call(SplittableRandom random) {
    var values = new RandomValues(random);
    var args = new ArrayList<PyValue>();
    args.add(PyInt.of(random.nextLong(1_000_000, Long.MAX_VALUE)));
    for (int i = random.nextInt(4); i > 0; i--) {
      args.add(values.value(2));
    }
    var keywords = PyDict.of();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      keywords.put(PyStr.of("key" + random.nextInt(20)), values.value(2));
    }
    keywords.put(PyStr.of("own"), PyInt.of(random.nextLong(1_000_000, Long.MAX_VALUE)));
    return new Call(PyTuple.of(args), keywords);
  }

  private static Wrapping wrapping(SplittableRandom random, StringBuilder described) {
    Wrapping made = inPickle(random, described);
    if (random.nextInt(3) == 0) {
      described.append(" zlib");
      Wrapping before = made;
      made = call -> Zlib.compressed(before.of(call));
    }
    if (random.nextInt(3) == 0) {
      var prefix = new byte[random.nextInt(1, 16)];
      random.nextBytes(prefix);
      described.append(" after ").append(prefix.length);
      Wrapping before = made;
      made = call -> concat(prefix, before.of(call));
    } else if (random.nextInt(4) == 0) {
      described.append(" in bytes");
      Wrapping before = made;
      made = call -> PickleWriter.write(PyList.of(PyStr.of("in"), PyBytes.of(before.of(call))), 3);
    }
    return made;
  }

  private static Wrapping inPickle(SplittableRandom random, StringBuilder described) {
    int layout = random.nextInt(7);
    int protocol = random.nextInt(6);
    int nesting = random.nextInt(3);
    boolean bytes = random.nextBoolean();
    var before = new RandomValues(random).value(1);
    described.append(
        "layout %d, protocol %d, nesting %d, %s, bytes %s"
            .formatted(layout, protocol, nesting, before, bytes));
    return call -> {
      PyDict kwargs = bytes ? withBytes(call.keywords()) : call.keywords();
      PyTuple args = call.arguments();
      PyValue value =
          switch (layout) {
            case 0 -> PyTuple.of(before, args, kwargs);
            case 1 -> PyList.of(kwargs, before, PyList.of(args.items()));
            case 2 -> spread(before, args, kwargs);
            case 3 -> dict("a", args, "k", kwargs, "other", before);
            case 4 -> with(kwargs, "args", args);
            case 5 -> withBytes(dict("a", args, "k", kwargs, "other", before));
            default -> PyTuple.of(PyTuple.of(before, kwargs), PyList.of(args));
          };
      for (int i = 0; i < nesting; i++) {
        value = i == 0 ? PyList.of(before, value) : dict("n", value, "o", before);
      }
      return PickleWriter.write(value, protocol);
    };
  }

  private static PyDict withBytes(PyDict dict) {
    var bytes = PyDict.of();
    dict.entries()
        .forEach(entry -> bytes.put(PyBytes.of(((PyStr) entry.key()).utf8()), entry.value()));
    return bytes;
  }

  private static PyValue spread(PyValue before, PyTuple args, PyDict kwargs) {
    var all = new ArrayList<PyValue>(List.of(before));
    all.addAll(args.items());
    all.add(kwargs);
    return PyTuple.of(all);
  }

  private static PyDict dict(String a, PyValue b, String c, PyValue d, String e, PyValue f) {
    return with(with(with(PyDict.of(), a, b), c, d), e, f);
  }

  private static PyDict dict(String a, PyValue b, String c, PyValue d) {
    return with(with(PyDict.of(), a, b), c, d);
  }

  private static PyDict with(PyDict dict, String key, PyValue value) {
    var more = PyDict.of();
    dict.entries().forEach(entry -> more.put(entry.key(), entry.value()));
    more.put(PyStr.of(key), value);
    return more;
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Test
  void aJsonObjectIsFoundTooOrNothing() throws Exception {
    byte[] json =
        new JsonFormat().writeValue(dict("a", PyList.of(PyInt.of(812_512)), "k", PyDict.of()));
    var found =
        EnvelopeFinder.find(List.of(Call.of(812_512)), List.of(EnvelopeFinderTest.datagram(json)));
    assertEquals(
        "custom data=json.loads(raw)['a'], attributes=json.loads(raw)['k'],"
            + " write_raw=json.dumps({'a': list(args), 'k': kwargs})",
        found.getFirst().envelope().text());
  }
}
