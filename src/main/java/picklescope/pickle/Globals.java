package picklescope.pickle;

import java.lang.System.Logger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picklescope.python.GlobalText;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;

/**
 * The classes and functions that a payload names, and what a receiver would do with them apart from
 * creating data, if it unpickled the payload. {@code NameAudit} has the rules.
 */
public final class Globals {
  private static final Logger LOG = System.getLogger(Globals.class.getName());
  private static final int MAX_DISPLAYED = 200; // bytes of a module or a name

  private Globals() {}

  /**
   * A name that a stream contains.
   *
   * @param global the name
   * @param offset the offset of the opcode that contains it, in bytes
   */
  public record Mention(PyGlobal global, int offset) {
    /** Returns {@code module.name}, as displayed. */
    public String text() {
      return Globals.text(global);
    }
  }

  /**
   * The result of scanning a payload.
   *
   * @param named the names in its pickles, including those that are no longer part of the values
   *     because they are dropped; each once per pickle, in order
   * @param dangers what they would be used for, each name once, in order
   */
  public record Found(List<Mention> named, List<Danger> dangers) {
    static final Found NOTHING = new Found(List.of(), List.of());

    /** Returns the texts of the names, each once, in order. */
    public List<String> texts() {
      return named.stream().map(Mention::text).distinct().toList();
    }

    /** Returns this with further dangers, each name once; what a part would do counts less. */
    public Found with(List<Danger> more) {
      var all = new LinkedHashMap<String, Danger>();
      Stream.concat(dangers.stream(), more.stream())
          .sorted(Comparator.comparing(Danger::isInPart))
          .forEach(danger -> all.putIfAbsent(danger.name(), danger));
      return new Found(named, List.copyOf(all.values()));
    }
  }

  /**
   * Scans a payload: a pickle up to its STOP, or up to the first error, and what follows. Time and
   * memory are linear in its size; usually nothing has to be read.
   *
   * <p>A defect of the scan is logged, and what the payload would do cannot be known then: one
   * message must not hide those that follow.
   *
   * @param from the offset of the payload's pickle, in bytes
   */
  public static Found in(byte[] bytes, int from) {
    return orUnknown(bytes.length, () -> PayloadScanner.of(bytes, from));
  }

  /**
   * Scans values of bytes that a payload contains otherwise than in a pickle: complete pickles of
   * protocol 0 or 1, which a receiver may unpickle, as {@link #in} does for those in pickles.
   */
  public static Found inValues(List<byte[]> values) {
    var likely = values.stream().filter(value -> NameBytes.mayBeIn(value, 0)).toList();
    long all = likely.stream().mapToLong(value -> value.length).sum();
    int size = (int) Math.min(Integer.MAX_VALUE, all);
    return likely.isEmpty() ? Found.NOTHING : orUnknown(size, () -> scanned(likely, size));
  }

  private static Found scanned(List<byte[]> values, int size) {
    var inner = new InnerPickles(new Work(size));
    values.forEach(value -> inner.add(value, false));
    return inner.addedTo(Found.NOTHING, true);
  }

  private static Found orUnknown(int size, Supplier<Found> scan) {
    try {
      return scan.get();
    } catch (RuntimeException e) {
      LOG.log(Logger.Level.ERROR, "a payload of %s bytes".formatted(size), e);
      var unknown = new Danger(Danger.Kind.CANNOT_BE_KNOWN, PayloadScanner.UNKNOWN, 0);
      return new Found(List.of(), List.of(unknown));
    }
  }

  /** Returns {@code module.name}, as displayed; very long names are truncated. */
  public static String text(PyGlobal global) {
    return GlobalText.of(global, MAX_DISPLAYED);
  }

  static String shown(PyStr name) {
    return GlobalText.of(name, MAX_DISPLAYED);
  }
}
