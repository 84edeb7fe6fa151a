package picklescope.pickle;

import java.util.List;
import picklescope.python.GlobalText;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;

/**
 * The classes and functions that a payload names, and what a receiver would do with them beyond
 * making data, if it unpickled the payload. {@code NameAudit} has the rules.
 */
public final class Globals {
  private static final int MOST_SHOWN = 200; // bytes of a module or a name

  private Globals() {}

  /**
   * A name that a stream mentions.
   *
   * @param global the name
   * @param offset where the opcode stands that names it, in bytes
   */
  public record Mention(PyGlobal global, int offset) {
    /** {@code module.name}, as the user is told. */
    public String text() {
      return Globals.text(global);
    }
  }

  /**
   * What is found in a payload.
   *
   * @param named the names that its pickles mention, also those that their values do not hold any
   *     more, because they are dropped again; each once in each pickle, in order
   * @param dangers what they would be used for, each name once, in order
   */
  public record Found(List<Mention> named, List<Danger> dangers) {
    static final Found NOTHING = new Found(List.of(), List.of());

    /** The texts of the names, each once, in order. */
    public List<String> texts() {
      return named.stream().map(Mention::text).distinct().toList();
    }
  }

  /**
   * Looks through a payload: a pickle up to its STOP, or up to where it breaks, and what follows.
   * Time and memory are linear in its size; mostly nothing has to be read.
   *
   * @param from where the payload's pickle begins, in bytes
   */
  public static Found in(byte[] bytes, int from) {
    return PayloadScanner.of(bytes, from);
  }

  /** {@code module.name}, as the user is told; what is very long is cut. */
  public static String text(PyGlobal global) {
    return GlobalText.of(global, MOST_SHOWN);
  }

  static String shown(PyStr name) {
    return GlobalText.of(name, MOST_SHOWN);
  }
}
