package picklescope.pickle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picklescope.python.PyDict;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Finds pickles in the parts of a payload that a receiver may unpickle besides: some programs
 * pickle twice. Parts are what begins with a PROTO, anywhere, and values that are a pickle of
 * protocol 0 or 1; also in values that are written otherwise than as their bytes.
 *
 * <p>Most parts are not meant as pickles: what is found counts if a pickle has a name, and begins
 * with PROTO or is complete.
 */
final class InnerPickles {
  /**
   * The least work for a part, in bytes, since its scan has a cost of its own. Parts of 3 bytes, as
   * the pixels of a picture may be, do not use up all work alone.
   */
  private static final int LEAST_WORK = 32;

  private static final int LONGEST_ENCODING = 64; // bytes; longer than any name of them

  /**
   * Encodings in which a text has the bytes that are searched, and the usual handling of errors.
   */
  private static final Set<String> KNOWN_ENCODINGS =
      Set.of("latin1", "latin-1", "utf-8", "utf8", "ascii", "strict");

  private final Work work;
  private final List<Part> parts = new ArrayList<>(0);
  private final Map<byte[], Integer> noLineFrom = new IdentityHashMap<>(1); // of the parts' bytes
  private boolean isIncomplete; // whether something is not searched

  private record Part(byte[] bytes, int from) {
    /**
     * Returns whether it may be Latin-1 text that is written in UTF-8, such as bytes in protocols 0
     * to 2: then it is searched as bytes, and is a pickle as it is only if it is complete.
     */
    boolean isText() {
      return from > 0 && bytes[from - 1] == (byte) 0xC2;
    }
  }

  InnerPickles(Work work) {
    this.work = work;
  }

  /**
   * Adds what begins with a PROTO.
   *
   * @param found the offsets of pickles that were found otherwise
   */
  void addHidden(byte[] bytes, int from, Set<Integer> found) {
    int at = PayloadScanner.nextPickle(bytes, from);
    while (at < bytes.length) {
      int next = PayloadScanner.nextPickle(bytes, at + 1);
      boolean isRepeated = next == at + 2; // nothing is between them: the next one is the same
      if (!isRepeated && !found.contains(at)) {
        parts.add(new Part(bytes, at));
      }
      at = next;
    }
  }

  /**
   * Adds a value, which must not be modified afterwards.
   *
   * @param isEscaped whether it is written otherwise than as its bytes, which are not in the
   *     payload then
   */
  void add(byte[] value, boolean isEscaped) {
    int counted = LengthPrefix.pickleAt(value, 0);
    addComplete(value, NpyHeader.pickleAt(value, 0));
    if (counted > 0) {
      addComplete(value, counted);
    }
    if (isEscaped) {
      addHidden(value, 0, Set.of());
    }
  }

  /** Adds a pickle of protocol 0 or 1, if a complete one is there. */
  private void addComplete(byte[] bytes, int from) {
    if (from < bytes.length
        && !PayloadScanner.beginsAt(bytes, from)
        && OpcodeScan.reachesStop(bytes, from)
        && NameBytes.mayBeIn(bytes, from)) {
      parts.add(new Part(bytes, from));
    }
  }

  /** Adds the bytes that a call creates from a text, as protocols 0 to 2 write bytes. */
  void add(PyObject call) {
    var texts = new ArrayList<PyStr>();
    collect(call.arguments(), 2, texts);
    collect(call.keywords(), 2, texts);
    texts.removeIf(
        text -> KNOWN_ENCODINGS.contains(text.start(LONGEST_ENCODING).toLowerCase(Locale.ROOT)));
    isIncomplete |= texts.size() > 1; // another encoding
    texts.stream().limit(1).forEach(this::addText);
  }

  /**
   * Collects the texts of arguments.
   *
   * @param levels the levels of containers: {@code copyreg.__newobj_ex__} has arguments in one
   */
  private static void collect(PyValue value, int levels, List<PyStr> texts) {
    switch (value) {
      case PyStr text -> texts.add(text);
      case PyTuple tuple when levels > 0 ->
          tuple.items().forEach(item -> collect(item, levels - 1, texts));
      case PyDict named when levels > 0 -> {
        for (int i = 0; i < named.size(); i++) {
          collect(named.value(i), levels - 1, texts);
        }
      }
      default -> {}
    }
  }

  private void addText(PyStr text) {
    if (!work.spend(text.byteLength())) {
      isIncomplete = true;
      return;
    }
    String characters = text.toString();
    boolean isLatin1 = characters.chars().allMatch(c -> c < 0x100);
    add(isLatin1 ? characters.getBytes(StandardCharsets.ISO_8859_1) : text.utf8(), true);
  }

  /**
   * Scans the parts, and returns what was found in the payload with the dangers in them. Names in
   * them are not those of the payload, whose receiver does not need them.
   *
   * @param deep whether the nesting has to be measured
   */
  Globals.Found addedTo(Globals.Found inPayload, boolean deep) {
    if (parts.isEmpty() && !isIncomplete) {
      return inPayload;
    }
    Map<String, Danger> dangers = new LinkedHashMap<>();
    inPayload.dangers().forEach(danger -> dangers.put(danger.name(), danger));
    int next = 0;
    while (next < parts.size() && work.isLeft()) { // a scan may add some
      Part part = parts.get(next++);
      var scanner = new PayloadScanner(part.bytes(), part.from(), deep, work, this);
      boolean isComplete = scan(scanner, part);
      Globals.Found found = scanner.found();
      if (scanner.hasPickle() && (isComplete || !part.isText()) && !found.dangers().isEmpty()) {
        found.dangers().forEach(danger -> dangers.putIfAbsent(danger.name(), danger.ofPart()));
      }
    }
    if (isIncomplete || next < parts.size()) {
      var unknown = new Danger(Danger.Kind.CANNOT_BE_KNOWN, PayloadScanner.UNKNOWN, 0);
      dangers.putIfAbsent(unknown.name(), unknown.ofPart());
    }
    return new Globals.Found(inPayload.named(), List.copyOf(dangers.values()));
  }

  /** Scans a part, and returns whether it is complete. */
  private boolean scan(PayloadScanner scanner, Part part) {
    scanner.setNoLineFrom(noLineFrom.getOrDefault(part.bytes(), Integer.MAX_VALUE));
    int end = scanner.scanPickle(part.from());
    noLineFrom.put(part.bytes(), scanner.noLineFrom());
    work.spend(Math.max(LEAST_WORK, Math.abs(end) - part.from()));
    if (end > 0) {
      addComplete(part.bytes(), OpcodeScan.skipSpace(part.bytes(), end));
    }
    return scanner.isComplete();
  }
}
