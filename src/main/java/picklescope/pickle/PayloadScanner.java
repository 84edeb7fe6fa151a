package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the names in all pickles of a payload, and what receivers would do with them.
 *
 * <p>A pickle is assessed up to its STOP, or up to the first error, as CPython would execute it.
 * Then the remaining bytes are scanned, because a reader of a stream reads one pickle after
 * another; after other data the next pickle is found by its PROTO. What follows an npy header (NEP
 * 1), which {@code numpy.load} reads as a pickle, and what follows its own length are scanned too,
 * and the {@linkplain InnerPickles parts} that may be pickles themselves.
 */
final class PayloadScanner {
  private static final String TOO_DEEP = "<more than 2,000 levels>";

  /** Stands for what is not scanned because it takes too long. */
  static final String UNKNOWN = "…";

  private final byte[] bytes;
  private final NameAudit audit;
  private final boolean deep; // whether the nesting has to be measured
  private final List<Integer> starts = new ArrayList<>(1); // offsets of what may be pickles
  private final Work work;
  private int noLineFrom = Integer.MAX_VALUE; // an offset from which on no line ends
  private boolean hasPickle;

  /** Creates a scanner of a payload, or of one of its parts, with the work for all of them. */
  PayloadScanner(byte[] bytes, int from, boolean deep, Work work, InnerPickles inner) {
    this.bytes = bytes;
    this.audit = new NameAudit(bytes.length - from, inner);
    this.deep = deep;
    this.work = work;
  }

  /** Returns what is found from an offset on. */
  static Globals.Found of(byte[] bytes, int from) {
    boolean names = NameBytes.mayBeIn(bytes, from);
    boolean deep = Nesting.mayBeDeep(bytes, from, names);
    if (!names && !deep) {
      return Globals.Found.NOTHING;
    }
    var work = new Work(bytes.length - from);
    var inner = new InnerPickles(work);
    var scanner = new PayloadScanner(bytes, from, deep, work, inner);
    scanner.scan(from);
    inner.addHidden(bytes, from, Set.copyOf(scanner.starts));
    return inner.addedTo(scanner.found(), deep);
  }

  /** Returns what was found, apart from the parts. */
  Globals.Found found() {
    return new Globals.Found(audit.mentions(), audit.dangers());
  }

  /**
   * Returns an offset from which on no line ends, as far as is known: the search of one to the end
   * is not repeated for each part.
   */
  int noLineFrom() {
    return noLineFrom;
  }

  /** Continues with what is known of the same bytes. */
  void setNoLineFrom(int offset) {
    noLineFrom = offset;
  }

  /** Returns whether a pickle with a name was found that begins with PROTO or is complete. */
  boolean hasPickle() {
    return hasPickle;
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
    while (at < bytes.length && work.isLeft()) {
      starts.add(at);
      int end = scanPickle(at);
      at = end > 0 ? OpcodeScan.skipSpace(bytes, end) : nextPickle(bytes, Math.max(at + 1, -end));
    }
    if (at < bytes.length && NameBytes.mayBeIn(bytes, at)) {
      audit.unknown(UNKNOWN, at);
    }
  }

  /** Scans a pickle, and returns its end, or the negated offset of an error. */
  int scanPickle(int from) {
    var input = new PickleInput(bytes, from, PickleLimits.DEFAULT);
    input.noLineFrom = noLineFrom;
    var machine = new Unpickler(input, Optional.empty(), audit);
    var nesting = new Nesting();
    if (deep) {
      machine.stack().measure(nesting);
    }
    boolean isPickle = (bytes[from] & 0xFF) == Codes.PROTO;
    int named = audit.mentionCount();
    try {
      machine.run();
      isPickle = true;
      checkFrames(from, input.at);
      return input.at;
    } catch (PickleException e) {
      failed(audit, input, from, e);
      return -e.offset();
    } finally {
      noLineFrom = input.noLineFrom;
      hasPickle |= isPickle && audit.mentionCount() > named;
      if (nesting.isTooDeep()) {
        audit.unknown(TOO_DEEP, from);
      }
    }
  }

  /** Scans what follows an error blindly, if a receiver may execute it. */
  private void failed(NameAudit by, PickleInput input, int from, PickleException e) {
    work.spend(Math.max(0, input.lineBytes - (e.offset() - from)));
    if (input.mayBeExecuted || e.kind() == PickleException.Kind.LIMIT) {
      work.spend(new OpcodeScan(bytes, by).scan(e.offset()) - e.offset());
      if (deep) { // what is nested there is not known
        by.unknown(TOO_DEEP, from);
      }
    }
  }

  /** Scans the same pickles as an Unpickler reads them that keeps its memo. */
  private void scanWithOneMemo() {
    var again = new NameAudit(bytes.length - starts.getFirst(), new InnerPickles(work));
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
      frames.notes().stream().findFirst().ifPresent(note -> audit.unknown(UNKNOWN, note.offset()));
    }
  }

  /** Returns the offset at which the next pickle of protocol 2 or later may begin. */
  static int nextPickle(byte[] bytes, int from) {
    for (int i = from; i < bytes.length - 1; i++) {
      if (beginsAt(bytes, i)) {
        return i;
      }
    }
    return bytes.length;
  }

  /** Returns whether a pickle of protocol 2 or later may begin at an offset. */
  static boolean beginsAt(byte[] bytes, int at) {
    return at < bytes.length - 1
        && (bytes[at] & 0xFF) == Codes.PROTO
        && bytes[at + 1] >= 2
        && bytes[at + 1] <= PickleWriter.HIGHEST_PROTOCOL;
  }
}
