package picklescope.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Pickled calls whose arguments are the pickles of the corpus, hostile ones included, byte for byte
 * as they were written; and damaged ones.
 */
public final class CallsOfCorpus {
  private static final int PROTO = 0x80;
  private static final int FRAME = 0x95;
  private static final int DATAGRAM = 65_507;

  private CallsOfCorpus() {}

  /** Returns each pickle of the corpus that a datagram can hold. */
  public static List<byte[]> pickles() {
    return Stream.of(Corpus.python3(), Corpus.python2(), Corpus.bad())
        .flatMap(List<JsonNode>::stream)
        .map(Corpus::pickle)
        .filter(pickle -> pickle.length <= DATAGRAM - 100)
        .toList();
  }

  /**
   * Returns calls with each pickle of the corpus as the argument {@code foo}, before an argument
   * {@code bar}, and as a positional argument.
   */
  public static List<byte[]> whole() {
    var calls = new ArrayList<byte[]>();
    for (byte[] pickle : pickles()) {
      calls.add(pickle);
      calls.add(withKeyword(pickle));
      byte[] value = value(pickle);
      calls.add(join(hex("28 4b 05"), value, hex("74 7d"), key("bar"), hex("4b 07 73 86 2e")));
    }
    return calls;
  }

  /** Returns a call with a pickle as the argument {@code foo}, before an argument {@code bar}. */
  public static byte[] withKeyword(byte[] pickle) {
    return join(
        hex("80 04 29 7d 28"), key("foo"), value(pickle), key("bar"), hex("4b 07 75 86 2e"));
  }

  /** Returns an endless stream of damaged calls, each often similar to the one before. */
  public static Stream<byte[]> damaged(List<byte[]> whole, SplittableRandom random) {
    List<byte[]> small = whole.stream().filter(call -> call.length < 500).toList();
    return Stream.generate(() -> small.get(random.nextInt(small.size())))
        .flatMap(call -> Stream.generate(() -> damaged(call, small, random)).limit(8));
  }

  private static byte[] damaged(byte[] call, List<byte[]> others, SplittableRandom random) {
    byte[] changed = call.clone();
    if (changed.length == 0) {
      return changed;
    }
    int at = random.nextInt(changed.length);
    return switch (random.nextInt(6)) {
      case 0 -> changed;
      case 1, 2 -> {
        changed[at] = (byte) random.nextInt(256);
        yield changed;
      }
      case 3 -> { // an opcode of another call
        byte[] other = others.get(random.nextInt(others.size()));
        if (other.length > 0) {
          changed[at] = other[random.nextInt(other.length)];
        }
        yield changed;
      }
      case 4 -> { // without some bytes
        int to = Math.min(changed.length, at + 1 + random.nextInt(8));
        yield join(Arrays.copyOf(changed, at), Arrays.copyOfRange(changed, to, changed.length));
      }
      default -> { // some bytes twice
        int to = Math.min(changed.length, at + 1 + random.nextInt(8));
        yield join(Arrays.copyOf(changed, to), Arrays.copyOfRange(changed, at, changed.length));
      }
    };
  }

  /** Returns the opcodes of a pickle without those that begin and end it. */
  private static byte[] value(byte[] pickle) {
    int from = pickle.length > 2 && (pickle[0] & 0xFF) == PROTO ? 2 : 0;
    from = pickle.length > from + 9 && (pickle[from] & 0xFF) == FRAME ? from + 9 : from;
    int to =
        pickle.length > from && pickle[pickle.length - 1] == '.'
            ? pickle.length - 1
            : pickle.length;
    return Arrays.copyOfRange(pickle, from, to);
  }

  private static byte[] key(String name) {
    return join(
        new byte[] {(byte) 0x8C, (byte) name.length()}, name.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hex(String text) {
    return HexFormat.ofDelimiter(" ").parseHex(text);
  }

  private static byte[] join(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
