package picklescope.pickle;

/**
 * The names in all pickles of a payload, and what receivers would do with them.
 *
 * <p>A pickle is judged up to its STOP, or up to where it breaks, as CPython would execute it. Then
 * comes what follows, because who reads a stream takes one pickle after the other; behind something
 * else it is looked for by its PROTO. What {@code numpy.load} takes as a pickle is one: an npy
 * header (NEP 1) of an array of objects, and the pickle behind it.
 */
final class PayloadNames {
  private static final int MOST_LOOKED_FOR = 100; // beginnings of pickles that may be none

  private final byte[] bytes;
  private final NameUses uses;

  private PayloadNames(byte[] bytes, int from) {
    this.bytes = bytes;
    this.uses = new NameUses(bytes.length - from);
  }

  /** What is found from an offset on. */
  static Globals.Found of(byte[] bytes, int from) {
    if (!mayName(bytes, from)) {
      return Globals.Found.NOTHING;
    }
    var names = new PayloadNames(bytes, from);
    names.look(from);
    return new Globals.Found(names.uses.mentions(), names.uses.dangers());
  }

  /**
   * A quick look that spares ordinary messages the reading: whether a byte is there that may be an
   * opcode which names something, with the two lines that GLOBAL and INST need.
   */
  private static boolean mayName(byte[] bytes, int from) {
    int lines = 0; // ends seen from the end of the bytes on
    for (int i = bytes.length - 1; i >= from; i--) {
      switch (bytes[i] & 0xFF) {
        case Codes.STACK_GLOBAL -> {
          return true;
        }
        case '\n' -> lines++;
        case Codes.GLOBAL, Codes.INST -> {
          if (lines >= 2) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private void look(int from) {
    int at = NpyHeader.pickleAt(bytes, from);
    int looked = 0;
    boolean follows = false;
    while (at < bytes.length && looked < MOST_LOOKED_FOR) {
      int end = pickle(at, follows);
      follows = end > 0;
      if (follows) {
        at = withoutSpace(end);
      } else {
        looked++;
        at = proto(Math.max(at + 1, -end));
      }
    }
  }

  /**
   * Where the pickle ends, or minus where it breaks.
   *
   * @param follows whether it comes right behind another, whose memo it may know: one Unpickler
   *     keeps it
   */
  private int pickle(int from, boolean follows) {
    var machine = new Unpickler(bytes, from, PickleLimits.DEFAULT, uses);
    try {
      machine.run();
      checkFrames(from, machine.input().at);
      return machine.input().at;
    } catch (PickleException e) {
      boolean memo = follows && e.kind() == PickleException.Kind.STACK;
      if (machine.input().unsure || memo || e.kind() == PickleException.Kind.LIMIT) {
        new BlindReading(bytes, uses).from(e.offset());
      }
      return -e.offset();
    }
  }

  /**
   * CPython reads something else from a file than from bytes where an opcode reaches over the end
   * of its frame (python/cpython, issue 154848).
   */
  private void checkFrames(int from, int to) throws PickleException {
    if (FrameCheck.isNeeded(bytes, from, to)) {
      var frames = new FrameCheck();
      var machine = new Unpickler(bytes, from, PickleLimits.DEFAULT);
      while (!machine.run(1)) {
        frames.executed(bytes, machine.input().opcodeAt, machine.input().at);
      }
      frames.notes().stream().findFirst().ifPresent(note -> uses.unknown("…", note.offset()));
    }
  }

  private int withoutSpace(int from) {
    int at = from;
    while (at < bytes.length && bytes[at] >= 0 && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }

  /** Where the next pickle of a protocol from 2 on may begin. */
  private int proto(int from) {
    for (int i = from; i < bytes.length - 1; i++) {
      if ((bytes[i] & 0xFF) == Codes.PROTO
          && bytes[i + 1] >= 2
          && bytes[i + 1] <= PickleWriter.HIGHEST_PROTOCOL) {
        return i;
      }
    }
    return bytes.length;
  }
}
