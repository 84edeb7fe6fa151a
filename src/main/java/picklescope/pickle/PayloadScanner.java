package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the names in all pickles of a payload, and what receivers would do with them.
 *
 * <p>A pickle is assessed up to its STOP, or up to the first error, as CPython would execute it.
 * Then the remaining bytes are scanned, because a reader of a stream reads one pickle after
 * another; after other data the next pickle is found by its PROTO. What follows an npy header (NEP
 * 1), which {@code numpy.load} reads as a pickle, and what follows its own length are scanned too.
 */
final class PayloadScanner {
  private static final String TOO_DEEP = "<more than 2,000 levels>";
  private static final int MOST_WORK = 16; // bytes that are looked at again, for each byte

  private final byte[] bytes;
  private final NameAudit audit;
  private final boolean deep; // whether the nesting has to be measured
  private final List<Integer> starts = new ArrayList<>(1); // offsets of what may be pickles
  private long work; // the number of bytes that may still be looked at again

  private PayloadScanner(byte[] bytes, int from, boolean deep) {
    this.bytes = bytes;
    this.audit = new NameAudit(bytes.length - from);
    this.deep = deep;
    this.work = (long) MOST_WORK * (bytes.length - from);
  }

  /** Returns what is found from an offset on. */
  static Globals.Found of(byte[] bytes, int from) {
    boolean names = mayContainNames(bytes, from);
    boolean deep = Nesting.mayBeDeep(bytes, from, names);
    if (!names && !deep) {
      return Globals.Found.NOTHING;
    }
    var scanner = new PayloadScanner(bytes, from, deep);
    scanner.scan(from);
    return new Globals.Found(scanner.audit.mentions(), scanner.audit.dangers());
  }

  /**
   * Returns whether a payload may contain names or references to what only the receiver knows,
   * without reading it: whether there is a byte that may be an opcode with one, and the lines that
   * GLOBAL, INST and PERSID need. Saves reading ordinary messages.
   */
  private static boolean mayContainNames(byte[] bytes, int from) {
    int lines = 0; // counted from the end of the bytes
    for (int i = bytes.length - 1; i >= from; i--) {
      switch (bytes[i] & 0xFF) {
        case Codes.STACK_GLOBAL, Codes.EXT1, Codes.EXT2, Codes.EXT4, Codes.BINPERSID -> {
          return true;
        }
        case '\n' -> lines++;
        case Codes.PERSID -> {
          if (lines >= 1) {
            return true;
          }
        }
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
    scanAll(NpyHeader.pickleAt(bytes, from));
    int counted = LengthPrefix.pickleAt(bytes, from);
    if (counted > from && !starts.contains(counted)) {
      scanAll(counted);
    }
    if (starts.size() > 1) {
      scanWithOneMemo();
    }
  }

  /** Scans one pickle after another. */
  private void scanAll(int from) {
    int at = from;
    while (at < bytes.length && work >= 0) {
      starts.add(at);
      int end = scanPickle(at);
      at = end > 0 ? OpcodeScan.skipSpace(bytes, end) : nextPickle(Math.max(at + 1, -end));
    }
    if (at < bytes.length && mayContainNames(bytes, at)) {
      audit.unknown("…", at);
    }
  }

  /** Scans a pickle, and returns its end, or the negated offset of an error. */
  private int scanPickle(int from) {
    var machine = new Unpickler(bytes, from, PickleLimits.DEFAULT, audit);
    var nesting = new Nesting();
    if (deep) {
      machine.stack().measure(nesting);
    }
    try {
      machine.run();
      checkFrames(from, machine.input().at);
      return machine.input().at;
    } catch (PickleException e) {
      failed(audit, machine.input(), from, e);
      return -e.offset();
    } finally {
      if (nesting.isTooDeep()) {
        audit.unknown(TOO_DEEP, from);
      }
    }
  }

  /** Scans what follows an error blindly, if a receiver may execute it. */
  private void failed(NameAudit by, PickleInput input, int from, PickleException e) {
    work -= Math.max(0, input.lineBytes - (e.offset() - from));
    if (input.mayBeExecuted || e.kind() == PickleException.Kind.LIMIT) {
      work -= new OpcodeScan(bytes, by).scan(e.offset()) - e.offset();
      if (deep) { // what is nested there is not known
        by.unknown(TOO_DEEP, from);
      }
    }
  }

  /** Scans the same pickles as an Unpickler reads them that keeps its memo. */
  private void scanWithOneMemo() {
    var again = new NameAudit(bytes.length - starts.getFirst());
    Optional<Memo> memo = Optional.empty();
    var nesting = new Nesting();
    for (int start : starts) {
      var input = new PickleInput(bytes, start, PickleLimits.DEFAULT);
      var machine = new Unpickler(input, memo, again);
      memo = Optional.of(machine.memo());
      if (deep) {
        machine.stack().measure(nesting);
      }
      try {
        machine.run();
      } catch (PickleException e) {
        failed(again, input, start, e);
      }
    }
    if (nesting.isTooDeep()) {
      audit.unknown(TOO_DEEP, starts.getFirst());
    }
    again.dangers().forEach(audit::add);
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
