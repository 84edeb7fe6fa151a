package picklescope.pickle;

/**
 * The names in all pickles of a payload, and what receivers would do with them.
 *
 * <p>A pickle is judged up to its STOP, or up to where it breaks, as CPython would execute it. Then
 * comes what follows, because who reads a stream takes one pickle after the other; behind something
 * else it is looked for by its PROTO. What {@code numpy.load} takes as a pickle is one: an npy
 * header (NEP 1) of an array of objects, and the pickle behind it.
 */
final class PayloadScanner {
  private static final int MAX_FAILURES = 100; // beginnings of pickles that may be none

  private final byte[] bytes;
  private final NameAudit audit;

  private PayloadScanner(byte[] bytes, int from) {
    this.bytes = bytes;
    this.audit = new NameAudit(bytes.length - from);
  }

  /** What is found from an offset on. */
  static Globals.Found of(byte[] bytes, int from) {
    if (!mayContainNames(bytes, from)) {
      return Globals.Found.NOTHING;
    }
    var names = new PayloadScanner(bytes, from);
    names.scan(from);
    return new Globals.Found(names.audit.mentions(), names.audit.dangers());
  }

  /**
   * A quick look that spares ordinary messages the reading: whether a byte is there that may be an
   * opcode which names something, with the two lines that GLOBAL and INST need.
   */
  private static boolean mayContainNames(byte[] bytes, int from) {
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

  private void scan(int from) {
    int at = NpyHeader.pickleAt(bytes, from);
    int failures = 0;
    boolean follows = false;
    while (at < bytes.length && failures < MAX_FAILURES) {
      int end = scanPickle(at, follows);
      follows = end > 0;
      if (follows) {
        at = skipSpace(end);
      } else {
        failures++;
        at = nextPickle(Math.max(at + 1, -end));
      }
    }
  }

  /**
   * Where the pickle ends, or minus where it breaks.
   *
   * @param follows whether it comes right behind another, whose memo it may know: one Unpickler
   *     keeps it
   */
  private int scanPickle(int from, boolean follows) {
    var machine = new Unpickler(bytes, from, PickleLimits.DEFAULT, audit);
    try {
      machine.run();
      checkFrames(from, machine.input().at);
      return machine.input().at;
    } catch (PickleException e) {
      boolean memo = follows && e.kind() == PickleException.Kind.STACK;
      if (machine.input().mayBeExecuted || memo || e.kind() == PickleException.Kind.LIMIT) {
        new OpcodeScan(bytes, audit).scan(e.offset());
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
      frames.notes().stream().findFirst().ifPresent(note -> audit.unknown("…", note.offset()));
    }
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < bytes.length && bytes[at] >= 0 && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }

  /** Where the next pickle of a protocol from 2 on may begin. */
  private int nextPickle(int from) {
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
