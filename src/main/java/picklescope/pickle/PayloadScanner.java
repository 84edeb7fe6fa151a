package picklescope.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
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
 *
 * <p>Numbers contain a PROTO by chance, and extension codes and the like behind it. So what is
 * found after other data counts only if there is a name.
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
  private boolean isComplete; // the pickle that was scanned last
  private int reached; // how far pickles were scanned
  private int certainTo = Integer.MAX_VALUE; // the end of what does not follow other data
  private boolean hasNameOfMemo; // whether a name is found if a memo is kept

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
    var dangers = audit.dangers();
    if (audit.nameCount() == 0 && !hasNameOfMemo) {
      dangers = dangers.stream().filter(this::countsWithoutName).toList();
    }
    return new Globals.Found(audit.mentions(), dangers);
  }

  private boolean countsWithoutName(Danger danger) {
    return danger.offset() < certainTo
        || danger.name().equals(TOO_DEEP)
        || danger.name().equals(UNKNOWN);
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

  /** Returns whether the pickle that was scanned last has a STOP. */
  boolean isComplete() {
    return isComplete;
  }

  private void scan(int from) {
    int next = scanSequence(NpyHeader.pickleAt(bytes, from));
    int counted = LengthPrefix.pickleAt(bytes, from);
    boolean isCounted = counted > from && !starts.contains(counted);
    int afterCounted = isCounted ? Math.max(next, scanSequence(counted)) : next;
    certainTo = reached;
    int at = nextPickle(bytes, next);
    while (at < bytes.length && work.isLeft()) {
      at = nextPickle(bytes, isCounted && at == counted ? afterCounted : scanSequence(at));
    }
    if (at < bytes.length) {
      notScanned(at);
    }
    if (starts.size() > 1) {
      scanWithOneMemo();
    }
  }

  /** Scans one pickle after another, and returns where other data begin. */
  private int scanSequence(int from) {
    int at = from;
    while (at < bytes.length && work.isLeft()) {
      starts.add(at);
      int end = scanPickle(at);
      if (end <= 0) {
        return Math.max(at + 1, -end);
      }
      at = OpcodeScan.skipSpace(bytes, end);
    }
    if (at < bytes.length) {
      notScanned(at);
    }
    return at;
  }

  private void notScanned(int from) {
    if (NameBytes.mayBeIn(bytes, from)) {
      audit.unknown(UNKNOWN, from);
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
    int named = audit.nameCount();
    isComplete = false;
    try {
      machine.run();
      isPickle = true;
      isComplete = true;
      scanBehind(frames(from, input.at));
      reached = Math.max(reached, input.at);
      return input.at;
    } catch (PickleException e) {
      var frames = frames(from, OpcodeScan.end(bytes, e.offset()));
      input.mayBeExecuted |= !frames.crossings().isEmpty();
      failed(audit, input, from, e, false, frames);
      scanBehind(frames);
      isPickle |= isComplete; // for those that execute what is refused
      return -e.offset();
    } finally {
      noLineFrom = input.noLineFrom;
      hasPickle |= isPickle && audit.nameCount() > named;
      if (nesting.isTooDeep()) {
        audit.unknown(TOO_DEEP, from);
      }
    }
  }

  /**
   * Scans what follows an error blindly, if a receiver may execute it.
   *
   * @param hadText whether an earlier pickle with the same memo has a text
   * @param frames has checked the frames up to the error
   */
  private void failed(
      NameAudit by,
      PickleInput input,
      int from,
      PickleException e,
      boolean hadText,
      FrameCheck frames) {
    work.spend(Math.max(0, input.lineBytes - (e.offset() - from)));
    reached = Math.max(reached, e.offset() + 1);
    if (input.mayBeExecuted || e.kind() == PickleException.Kind.LIMIT) {
      boolean hasText = hadText || OpcodeScan.hasText(bytes, from, e.offset());
      var rest = new OpcodeScan(bytes, by, hasText, frames);
      int end = rest.scan(e.offset());
      isComplete |= rest.hasStop();
      reached = Math.max(reached, end);
      work.spend(end - e.offset());
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
    boolean hasText = false;
    for (int start : starts) {
      var input = new PickleInput(bytes, start, PickleLimits.DEFAULT);
      var machine = new Unpickler(input, memo, again);
      memo = Optional.of(machine.memo());
      if (deep) {
        machine.stack().measure(nesting);
      }
      try {
        machine.run();
        hasText |= OpcodeScan.hasText(bytes, start, input.at);
      } catch (PickleException e) {
        failed(again, input, start, e, hasText, new FrameCheck());
        hasText |= OpcodeScan.hasText(bytes, start, e.offset());
      }
    }
    if (nesting.isTooDeep()) {
      audit.unknown(TOO_DEEP, starts.getFirst());
    }
    hasNameOfMemo = again.nameCount() > 0;
    again.dangers().forEach(audit::add);
  }

  /** Checks the frames of a pickle, up to its end or to an error. */
  private FrameCheck frames(int from, int to) {
    var frames = new FrameCheck();
    if (!FrameCheck.isNeeded(bytes, from, to)) {
      return frames;
    }
    var input = new PickleInput(bytes, from, PickleLimits.DEFAULT);
    input.noLineFrom = noLineFrom;
    var machine =
        new Unpickler(
            input, Optional.empty(), new NameListener() {}); // refuses what the scan refuses
    try {
      while (!machine.run(1)) {
        frames.executed(bytes, input.opcodeAt, input.at);
      }
    } catch (PickleException e) { // the error that has ended the scan
      frames.refused(bytes, input.opcodeAt, OpcodeScan.end(bytes, input.opcodeAt));
    }
    work.spend(input.at - from + input.lineBytes);
    return frames;
  }

  /**
   * Scans what is behind opcodes that extend beyond the end of their frame: CPython in C then reads
   * other data from a file than from bytes (python/cpython, issue 154848), which may be no error
   * then.
   */
  private void scanBehind(FrameCheck frames) {
    int named = audit.nameCount();
    var scanned = new BitSet();
    var found = new HashSet<>(frames.crossings());
    var crossings = new ArrayDeque<>(found);
    while (!crossings.isEmpty() && work.isLeft()) {
      for (var further : scanBehind(crossings.remove(), scanned)) {
        if (found.add(further)) {
          crossings.add(further);
        }
      }
    }
    if (!crossings.isEmpty()) {
      notScanned(crossings.stream().mapToInt(FrameCheck.Crossing::frameEnd).min().getAsInt());
    }
    hasPickle |= audit.nameCount() > named || !crossings.isEmpty(); // as far as is known
  }

  /** Scans what is behind a crossing; returns those that are found there. */
  private List<FrameCheck.Crossing> scanBehind(FrameCheck.Crossing crossing, BitSet scanned) {
    new OpcodeScan(bytes, audit, true, new FrameCheck()).readBehind(crossing);
    var further = new ArrayList<FrameCheck.Crossing>(0);
    for (var start : OpcodeScan.behind(bytes, crossing)) {
      var frames = new FrameCheck(start.frameEnd());
      var rest = new OpcodeScan(bytes, audit, true, frames);
      work.spend(rest.scan(start.at(), scanned) - start.at());
      isComplete |= rest.hasStop();
      further.addAll(frames.crossings());
    }
    return further;
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
