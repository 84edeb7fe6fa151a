package picklescope.pickle;

/**
 * Finds the names in all pickles of a payload, and what receivers would do with them.
 *
 * <p>A pickle is assessed up to its STOP, or up to the first error, as CPython would execute it.
 * Then the remaining bytes are scanned, because a reader of a stream reads one pickle after
 * another; after other data the next pickle is found by its PROTO. What {@code numpy.load} reads as
 * a pickle is scanned too: what follows an npy header (NEP 1).
 */
final class PayloadScanner {
  private static final int MAX_FAILURES = 100; // possible starts of pickles that were not pickles

  private final byte[] bytes;
  private final NameAudit audit;

  private PayloadScanner(byte[] bytes, int from) {
    this.bytes = bytes;
    this.audit = new NameAudit(bytes.length - from);
  }

  /** Returns what is found from an offset on. */
  static Globals.Found of(byte[] bytes, int from) {
    if (!mayContainNames(bytes, from)) {
      return Globals.Found.NOTHING;
    }
    var names = new PayloadScanner(bytes, from);
    names.scan(from);
    return new Globals.Found(names.audit.mentions(), names.audit.dangers());
  }

  /**
   * Returns whether a payload may contain names, without reading it: whether there is a byte that
   * may be an opcode with a name, and the two lines that GLOBAL and INST need. Saves reading
   * ordinary messages.
   */
  private static boolean mayContainNames(byte[] bytes, int from) {
    int lines = 0; // counted from the end of the bytes
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
   * Scans a pickle, and returns its end, or the negated offset of an error.
   *
   * @param follows whether it directly follows another one, whose memo it may use: an Unpickler
   *     keeps its memo
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
   * Reports opcodes that extend beyond the end of their frame: CPython then reads other data from a
   * file than from bytes (python/cpython, issue 154848).
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

  /** Returns the offset at which the next pickle of protocol 2 or later may begin. */
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
