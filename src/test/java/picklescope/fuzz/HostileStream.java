package picklescope.fuzz;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * Pickles that look for work that grows faster than they do: deep, shared, colliding, repeated.
 * Each can be made in any size. The texts are the pickles' bytes as Latin-1.
 */
public enum HostileStream {
  // ---- deep
  LISTS(n -> times("]", n / 2) + times("a", n / 2 - 1)),
  MARKED_LISTS(n -> times("(", n / 2) + times("l", n / 2)),
  TUPLES(n -> ")" + times("\u0085", n)),
  MARKED_TUPLES(n -> times("(", n / 2) + times("t", n / 2)),
  DICTS(n -> times("}N", n / 3) + "N" + times("s", n / 3)),
  DICTS_AS_KEYS(n -> times("}", n / 3) + times("Ns", n / 3 - 1)),
  SETS(n -> times("\u008f(", n / 3) + times("\u0090", n / 3)),
  FROZENSETS(n -> times("(", n / 2) + times("\u0091", n / 2)),
  FROZENSETS_IN_A_DICT(n -> "}(" + times("(", n / 2) + times("\u0091", n / 2) + "Nu"),
  TUPLES_IN_A_SET(n -> "\u008f()" + times("\u0085", n) + "\u0090"),
  CALLS(n -> "cm\nC\n\u0094" + times("h\0", n / 4) + ")R" + times("\u0085R", n / 4 - 1)),
  NEW_CALLS(n -> "cm\nC\n\u0094" + times("h\0", n / 4) + ")\u0081" + times("\u0085\u0081", n / 4)),
  KEYWORD_CALLS(n -> "cm\nC\n\u0094" + times("h\0)}N", n / 7) + "N" + times("s\u0092", n / 7)),
  STATES(n -> "cm\nC\n\u0094" + times("h\0)R", n / 5) + times("b", n / 5 - 1)),
  OLD_OBJECTS(n -> "cm\nC\n\u0094" + times("(h\0", n / 4) + times("o", n / 4)),
  NAMED_OLD_OBJECTS(n -> times("(", n / 6) + times("im\nC\n", n / 6)),
  PERSISTENT_IDS(n -> "N" + times("Q", n)),
  ORDERED_DICTS(
      n -> "ccollections\nOrderedDict\n\u0094" + times("h\0)RN", n / 6) + "N" + times("s", n / 6)),
  MARKS(n -> times("(", n) + "N"),

  // ---- shared
  DUP_TUPLES(n -> ")" + times("2\u0086", n / 2)),
  DUP_LISTS(n -> "]" + times("\u00942\u0086", n / 3)),
  MEMO_TUPLES(n -> "N" + levels(n, 12, i -> "\u0094" + get(i) + "\u0086")),
  MEMO_LISTS(n -> "]" + levels(n, 15, i -> "\u00940](" + get(i) + get(i) + "e")),
  MEMO_DICTS(n -> "}" + levels(n, 19, i -> "\u00940}(K\1" + get(i) + "K\2" + get(i) + "u")),
  MEMO_SETS(n -> "N" + levels(n, 12, i -> "\u00940\u008f(" + get(i) + "K\1\u0090")),
  MEMO_FROZENSETS(n -> "N" + levels(n, 15, i -> "\u00940(" + get(i) + get(i) + "\u0085\u0091")),
  MEMO_CALLS(n -> "cm\nC\n" + levels(n, 18, i -> "\u0094" + get(0) + get(i) + get(i) + "\u0086R")),
  MEMO_STATES(
      n -> "cm\nC\n" + levels(n, 20, i -> "\u0094" + get(0) + ")R" + get(i) + get(i) + "\u0086b")),
  LAST_TWO(n ->
      "NN\u0086\u0094" + levels(n, 13, i -> get(i) + get(Math.max(0, i - 1)) + "\u0086\u0094")),
  TUPLES_AS_KEYS(
      n -> ")" + times("2\u0086", n / 4) + "\u0094}(" + times("h\0N", n / 12) + keys(n / 4) + "u"),
  EQUAL_TUPLES_AS_KEYS(n -> {
    String tuple = ")" + times("2\u0086", n / 16) + "\u0094";
    return tuple
        + tuple
        + "}("
        + times("h\0Nh\1N", n / 12)
        + times("h\0\u0085Nh\1\u0085N", n / 40)
        + "u";
  }),
  EQUAL_FROZENSETS_AS_KEYS(n -> {
    String set = times("(", n / 16) + "K\1" + times("\u0091", n / 16) + "\u0094";
    return set
        + set
        + "}("
        + times("h\0Nh\1N", n / 12)
        + times("h\0\u0085Nh\1\u0085N", n / 40)
        + "u";
  }),
  FROZENSETS_AS_MEMBERS(
      n -> "\u008f(" + levels(n, 12, i -> "(" + "K\1" + int4(i) + "\u0091\u0094") + "\u0090"),
  SHARED_IN_ITSELF(n -> "]\u0094(" + times("h\0", n / 2) + "e"),
  DICT_IN_ITSELF(n -> "}\u0094(" + levels(n, 7, i -> int4(i) + "h\0") + "u"),
  DICT_WITH_STR_KEYS_IN_ITSELF(
      n -> "}\u0094(" + levels(n, 8, i -> "\u008c\3" + digits(i) + "h\0") + "u"),
  DICT_WITH_STR_KEYS_TOO_DEEP(n ->
      "}("
          + levels(n / 2, 6, i -> "\u008c\3" + digits(i) + "N")
          + "u\u0094"
          + times("]", 239)
          + "("
          + times("h\0", n / 4)
          + "e"
          + times("a", 238)
          + "\u0086"),
  LISTS_AROUND_A_TUPLE(n -> "(" + levels(n, 14, i -> "]\u0094") + "t\u00940" + cycles(n / 14)),
  SETS_AROUND_AN_OBJECT(
      n -> "cm\nC\n\u00940\u008f\u0094(" + times("h\0)R\u0094h\1b", n / 8) + "\u0090"),
  DUP_OF_PERSISTENT_IDS(n -> "](N" + times("Q", n / 2) + times("2", n / 2) + "e"),

  // ---- keys
  INTS_WITH_ONE_HASH(n -> "}(" + levels(n, 13, i -> "\u008a\12" + modulus(i) + "N") + "u"),
  INTS_WITH_ONE_LOW_HALF(
      n -> "\u008f(" + levels(n, 8, i -> "\u008a\6" + times("\0", 3) + int3(i)) + "\u0090"),
  FLOATS(n -> "\u008f(" + levels(n, 9, i -> "G\100" + int3(i) + times("\0", 4)) + "\u0090"),
  STRINGS_WITH_ONE_JAVA_HASH(
      n -> "}(" + levels(n, 27, i -> "\u008c\30" + colliding(i) + "N") + "u"),
  NOT_NUMBERS(n -> "}(" + times("G\177\370\0\0\0\0\0\0N", n / 10) + "u"),
  EQUAL_KEYS(n -> "}(" + times("K\1N\u0088N", n / 5) + "u"),
  LISTS_AS_KEYS(n -> "}(" + times("]N", n / 2) + "u"),
  A_LONG_STRING_AS_KEY(
      n -> text(n / 2, 'x') + "\u0094}(" + times("h\0N", n / 8) + keys(n / 8) + "u"),
  LONG_BYTES_AS_MEMBER(n ->
      "B"
          + le4(n / 2)
          + times("x", n / 2)
          + "\u0094\u008f("
          + members(99)
          + times("h\0", n / 4)
          + "\u0090"),
  A_LONG_INT_AS_KEY(
      n -> "L" + times("7", n / 2) + "L\n\u0094}(" + keys(99) + times("h\0N", n / 6) + "u"),
  A_LONG_BINARY_INT_AS_KEY(n ->
      "\u008b"
          + le4(n / 2)
          + times("x", n / 2)
          + "\u0094}("
          + keys(99)
          + times("h\0N", n / 6)
          + "u"),
  EQUAL_LONG_INTS_AS_KEYS(n -> {
    String digits = "L" + times("7", n / 4) + "L\n\u0094";
    return digits + digits + "}(" + keys(99) + times("h\0Nh\1N", n / 12) + "u";
  }),

  // ---- numbers and texts
  A_LONG_INT(n -> "L" + times("7", n) + "L\n"),
  A_LONG_NEGATIVE_INT(n -> "I-" + times("7", n) + "\n"),
  A_LONG_HEX_INT(n -> "L0x" + times("f", n) + "L\n"),
  A_LONG_OCTAL_INT(n -> "L0o" + times("7", n) + "L\n"),
  A_LONG_INT_OF_ZEROS(n -> "L" + times("0", n) + "L\n"),
  A_LONG_INT_OF_UNDERSCORES(n -> "L1" + times("_1", n / 2) + "L\n"),
  A_LONG_BINARY_INT(n -> "\u008b" + le4(n) + times("x", n)),
  MANY_LONG_INTS(n -> "](" + times("\u008a\377" + times("x", 255), n / 257) + "e"),
  DUP_OF_A_LONG_INT(n -> "](L" + times("7", n / 2) + "L\n" + times("2", n / 2) + "e"),
  DUP_OF_A_BINARY_INT(n -> "](\u008b" + le4(n / 2) + times("x", n / 2) + times("2", n / 2) + "e"),
  DUP_OF_A_MEDIUM_INT(
      n -> "](\u008b" + le4(1_500) + times("x", 1_500) + times("2", n - 1_500) + "e"),
  A_LONG_FLOAT(n -> "F0." + times("7", n) + "\n"),
  A_LONG_EXPONENT(n -> "F1e-" + times("7", n) + "\n"),
  FLOAT_LINES(n -> "](" + times("F1e-308\n", n / 8) + "e"),
  A_LONG_TEXT(n -> text(n, 'x')),
  DUP_OF_A_LONG_TEXT(n -> "](" + text(n / 2, 'x') + times("2", n / 2) + "e"),
  CONTROLS(n -> text(n, '\1')),
  QUOTES(n -> text(n, '\'') + "\u008c\1\"\u0086"),
  SURROGATES(n -> "X" + le4(n / 3 * 3) + times("\u00ed\u00a0\u0080", n / 3)),
  UNPRINTABLE(n -> "X" + le4(n / 4 * 4) + times("\u00f3\u00a0\u0080\u0081", n / 4)),
  ESCAPED_LINE(n -> "V" + times("\\u1234", n / 6) + "\n"),
  BACKSLASHES(n -> "V" + times("\\u005c", n / 6) + "\n"),
  OLD_STRING(n -> "S'" + times("\\x00", n / 4) + "'\n"),
  OLD_BYTES(n -> "T" + le4(n) + times("\u00ff", n)),
  A_LONG_BYTEARRAY(n -> "\u0096" + le4(n) + "\0\0\0\0" + times("'", n)),
  EMPTY_STRINGS(n -> "](" + times("U\0", n / 2) + "e"),
  COMPLEX_NUMBERS(n ->
      "c__builtin__\ncomplex\n\u0094]("
          + times("h\0G\177\360\0\0\0\0\0\0G\0\0\0\0\0\0\0\1\u0086R", n / 22)
          + "e"),

  // ---- the memo, the stack, what is dropped
  MEMO_AGAIN(n -> "N" + times("q\0", n / 2)),
  MEMOIZE_AGAIN(n -> "N" + times("\u0094", n)),
  MEMO_LINES(n -> "N" + levels(n, 7, i -> "p" + i + "\n")),
  LONG_MEMO_LINES(n -> "Np" + times("0", n) + "1\n"),
  SPARSE_MEMO(n -> "N" + levels(n, 5, i -> "r" + scattered(i))),
  DENSE_MEMO_BACKWARDS(n -> "N" + levels(n, 5, i -> "r" + le4(n / 5 - i))),
  POPS(n -> "N" + times("N0", n / 2)),
  POPPED_LISTS(n -> "N" + times("]0", n / 2)),
  POPPED_MARKS(n -> "N" + times("(0", n / 2)),
  POPPED_TO_MARKS(n -> "N" + times("(NN1", n / 4)),
  POPPED_CALLS(n -> "cm\nC\n\u0094" + times("h\0)R0", n / 5)),
  LEFT_ON_THE_STACK(n -> times("N", n)),
  EMPTY_LISTS(n -> "](" + times("]", n) + "e"),
  EMPTY_DICTS(n -> "](" + times("}", n) + "e"),
  EMPTY_SETS(n -> "](" + times("\u008f", n) + "e"),
  EMPTY_FROZENSETS(n -> "](" + times("(\u0091", n / 2) + "e"),
  EMPTY_APPENDS(n -> "]" + times("(e", n / 2)),
  APPENDS(n -> "]" + times("(Ne", n / 3)),
  SINGLE_APPENDS(n -> "]" + times("Na", n / 2)),
  SET_ITEMS(n -> "}" + levels(n, 9, i -> "(" + int4(i) + "Nu")),
  SET_THE_SAME_ITEM(n -> "}" + times("K\1Ns", n / 4)),
  ADD_ITEMS(n -> "\u008f" + levels(n, 7, i -> "(" + int4(i) + "\u0090")),
  LIST_ITEMS(n -> "]Na" + times("K\0Ns", n / 4)),
  FRAMES(n -> times("\u0095\0\0\0\0\0\0\0\0", n / 9) + "N"),
  PROTOCOLS(n -> times("\u0080\4", n / 2) + "N"),
  BUFFERS(n -> "](" + times("\u0097\u0098", n / 2) + "e"),
  EXTENSIONS(n -> "](" + times("\u0082\7", n / 2) + "e"),
  PERSISTENT_LINES(n -> "](" + times("Px\n", n / 3) + "e"),

  // ---- names
  NAMES(n -> "](" + times("cm\nC\n", n / 5) + "e"),
  NAMES_FROM_THE_MEMO(n -> "\u008c\1m\u0094\u008c\1C\u0094](" + times("h\0h\1\u0093", n / 5) + "e"),
  A_LONG_NAME(n -> "c" + times("m", n / 2) + "\n" + times("C", n / 2) + "\n"),
  A_LONG_NAME_OFTEN(n ->
      text(n / 4, 'm')
          + "\u0094"
          + text(n / 4, 'C')
          + "\u0094]("
          + times("h\0h\1\u0093", n / 10)
          + "e"),
  A_LONG_MODULE_WITH_MANY_NAMES(n ->
      text(n / 2, 'm')
          + "\u0094]("
          + levels(n / 2, 9, i -> "h\0\u008c\4" + le4(i & 0x7F7F) + "\u0093")
          + "e"),
  MANY_MODULES_OF_A_LONG_NAME(n ->
      text(n / 2, 'C')
          + "\u0094]("
          + levels(n / 2, 9, i -> "\u008c\4" + le4(i & 0x7F7F) + "h\0\u0093")
          + "e"),
  A_MODULE_OF_DOTS(n -> "c" + times("a.", n / 2) + "a\nC\n"),
  A_MODULE_OF_DOTS_OFTEN(n ->
      text(n / 4, '.')
          + "\u0094]("
          + levels(n / 2, 9, i -> "h\0\u008c\4" + le4(i & 0x7F7F) + "\u0093")
          + "e"),
  A_DANGEROUS_MODULE_OF_DOTS(n ->
      "X"
          + le4(n / 4 + 2)
          + "os"
          + times(".", n / 4)
          + "\u0094]("
          + levels(n / 2, 9, i -> "h\0\u008c\4" + le4(i & 0x7F7F) + "\u0093")
          + "e"),
  A_NAME_OF_DOTS(n -> "\u008c\1m\u0094" + text(n, '.') + "\u0093"),
  A_LONG_NAME_CALLED_OFTEN(
      n -> "c" + times("m", n / 2) + "\nC\n\u0094](" + times("h\0)R", n / 8) + "e"),
  A_STATE_OF_MANY(n ->
      "ccollections\nOrderedDict\n\u0094}("
          + levels(n / 2, 7, i -> int4(i) + "K\1")
          + "u\u0094]("
          + times("h\0)Rh\1b", n / 14)
          + "e"),
  ARGUMENTS_OF_MANY(n ->
      "cbuiltins\nset\n\u0094(" + times("N", n / 2) + "t\u0094](" + times("h\0h\1R", n / 10) + "e"),
  GETATTR_OF_GETATTR(n ->
      "cbuiltins\ngetattr\n\u0094cm\nC\n"
          + levels(n, 13, i -> "\u0094h\0" + get(i + 1) + "\u008c\1a\u0086R")),
  NAMES_THAT_ARE_BUILT(n -> "cm\nC\n\u0094](" + times("h\0}b", n / 4) + "e"),
  NAMES_THAT_ARE_COMPUTED(n -> "cm\nC\n\u0094](" + times("h\0\u008c\1a\u0093", n / 6) + "e"),
  DOTTED_NAMES(n ->
      "\u008c\1m\u0094\u008c\144"
          + times("a.", 49)
          + "aa\u0094]("
          + times("h\0h\1\u0093", n / 5)
          + "e"),

  // ---- objects whose text takes work
  OBJECT_WITH_STATES(n -> "cm\nC\n)R" + times("Nb", n / 2)),
  OBJECT_WITH_ITEMS(n -> "cm\nC\n)R(" + times("N", n) + "e"),
  OBJECT_WITH_PAIRS(n -> "cm\nC\n)R(" + times("N", n / 2 * 2) + "u"),
  OBJECT_OFTEN(n -> shared("cm\nC\n(" + times("N", n / 2) + "tR", n / 2)),
  ORDERED_DICT_OFTEN(
      n -> shared("ccollections\nOrderedDict\n)R(" + times("K\1N", n / 6) + "u", n / 2)),
  ORDERED_DICT_OF_PAIRS_OFTEN(n ->
      shared("ccollections\nOrderedDict\n](K\1N\u0086" + times("2", n / 2) + "e\u0085R", n / 2)),
  ORDERED_DICT_IN_ITSELF(
      n -> "ccollections\nOrderedDict\n)R\u0094(" + levels(n, 7, i -> int4(i) + "h\0") + "u"),
  ORDERED_DICT_IN_OTHERS(n ->
      "ccollections\nOrderedDict\n)R("
          + times("NN", n / 4)
          + "u\u0094cm\nC\n\u0094]("
          + times("h\1h\0\u0085R", n / 12)
          + "e"),
  DEFAULT_DICT_OFTEN(
      n -> shared("ccollections\ndefaultdict\n)R(" + times("NN", n / 4) + "u", n / 2)),
  DEQUE_OFTEN(n -> shared("ccollections\ndeque\n)K\0\u0086R(" + times("N", n / 2) + "e", n / 2)),
  COUNTER_OFTEN(n ->
      shared(
          "ccollections\nCounter\n}(" + levels(n / 2, 7, i -> int4(i) + "K\1") + "u\u0085R",
          n / 2)),
  PATH_OFTEN(n -> shared("cpathlib\nPosixPath\n(\u008c\1." + times("2", n / 2) + "tR", n / 2)),
  LONG_PATH_OFTEN(n -> shared("cpathlib\nPosixPath\n" + text(n / 2, '/') + "\u0085R", n / 2)),
  PATHS(n -> "cpathlib\nPosixPath\n(" + times("\u008c\1a", n / 3) + "tR"),
  DECIMAL_OFTEN(n -> shared("cdecimal\nDecimal\n" + text(n / 2, '7') + "\u0085R", n / 2)),
  FRACTION_OFTEN(
      n -> shared("cfractions\nFraction\nL" + times("7", n / 2) + "L\nK\2\u0086R", n / 2)),
  UUID_OFTEN(n -> shared("cuuid\nUUID\n)R}\u008c\3intL" + times("7", n / 2) + "L\nsb", n / 2)),
  BIG_STATE_OFTEN(n ->
      shared(
          "cuuid\nUUID\n)R}(" + levels(n / 2, 7, i -> int4(i) + "K\1") + "\u008c\3intK\1ub",
          n / 2)),
  DATE_OFTEN(n -> shared("cdatetime\ndate\nB" + le4(n / 2) + times("x", n / 2) + "\u0085R", n / 2)),
  EXCEPTION_OFTEN(n -> shared("cbuiltins\nOSError\n(" + times("N", n / 2) + "tR", n / 2)),
  NAMESPACE_OFTEN(n ->
      shared(
          "ctypes\nSimpleNamespace\n)R}("
              + levels(n / 2, 7, i -> "\u008c\3" + digits(i) + "N")
              + "ub",
          n / 2)),
  ADDRESS_OFTEN(n -> shared("cipaddress\nIPv6Address\n" + text(n / 2, ':') + "\u0085R", n / 2)),
  PATTERN_OFTEN(n -> shared("cre\n_compile\n" + text(n / 2, '(') + "K\0\u0086R", n / 2)),
  ARRAY_OFTEN(n ->
      shared(
          "carray\n_array_reconstructor\n(carray\narray\n\u008c\1bK\1B"
              + le4(n / 2)
              + times("x", n / 2)
              + "tR",
          n / 2)),
  NUMPY_ARRAY_OFTEN(n -> shared(numpy(n / 2, 1), n / 2)),
  NUMPY_ARRAY(n -> numpy(n, 1)),
  NUMPY_ARRAY_OF_FLOATS(n -> numpy(n, 8)),
  BYTES_CALL_OFTEN(
      n -> shared("c_codecs\nencode\n" + text(n / 2, 'x') + "\u008c\6latin1\u0086R", n / 2)),
  STRUCTURES(n ->
      "cnumpy\ndtype\n\u008c\2V8\u0089\u0088\u0087R(K\3\u008c\1|N("
          + times("\u008c\1a", n / 3)
          + "tNK\10K\1K\0tb");

  private final IntFunction<String> program;

  HostileStream(IntFunction<String> program) {
    this.program = program;
  }

  /** Returns a pickle of approximately the given number of bytes, at least a thousand. */
  public byte[] of(int bytes) {
    return (program.apply(bytes) + ".").getBytes(StandardCharsets.ISO_8859_1);
  }

  // ---- what programs are made of

  private static String times(String opcodes, int count) {
    return opcodes.repeat(Math.max(0, count));
  }

  /** Returns numbered pieces, as many as fit. */
  private static String levels(int bytes, int size, IntFunction<String> piece) {
    var program = new StringBuilder();
    for (int i = 0; i < bytes / size; i++) {
      program.append(piece.apply(i));
    }
    return program.toString();
  }

  /** Returns a value, and a list of as many references to it as fit. */
  private static String shared(String value, int bytes) {
    return value + "q\0](" + times("h\0", bytes / 2) + "e";
  }

  private static String get(int entry) {
    return "j" + le4(entry);
  }

  /** Appends a tuple, entry {@code count} of the memo, to each of the lists that are its items. */
  private static String cycles(int count) {
    return levels(count * 11, 11, i -> get(i) + get(count) + "a0") + get(count);
  }

  private static String text(int length, char character) {
    return "X" + le4(length) + times(Character.toString(character), length);
  }

  private static String keys(int bytes) {
    return levels(bytes, 6, i -> int4(i) + "N");
  }

  private static String members(int bytes) {
    return levels(bytes, 5, HostileStream::int4);
  }

  private static String int4(int value) {
    return "J" + le4(value);
  }

  private static String le4(int value) {
    return int3(value) + (char) (value >> 24 & 0xFF);
  }

  private static String int3(int value) {
    return "" + (char) (value & 0xFF) + (char) (value >> 8 & 0xFF) + (char) (value >> 16 & 0xFF);
  }

  /** Returns ten bytes of a multiple of 2**61 - 1, the modulus of CPython's hashes. */
  private static String modulus(int factor) {
    var value = BigInteger.valueOf((1L << 61) - 1).multiply(BigInteger.valueOf(factor));
    var bytes = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      bytes.append((char) (value.shiftRight(8 * i).intValue() & 0xFF));
    }
    return bytes.toString();
  }

  /** Returns 24 characters with the same {@code String.hashCode} for any number below 4,096. */
  private static String colliding(int number) {
    var text = new StringBuilder();
    for (int bit = 0; bit < 12; bit++) {
      text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString();
  }

  private static String scattered(int i) {
    return le4((int) (i * 0x9E3779B97F4A7C15L >>> 33));
  }

  private static String digits(int i) {
    return "%03x".formatted(i & 0xFFF);
  }

  private static String numpy(int bytes, int size) {
    int count = bytes / size;
    return "cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\u0085C\1b\u0087R(K\1"
        + int4(count)
        + "\u0085cnumpy\ndtype\n\u008c\2"
        + (size == 1 ? "u1" : "f8")
        + "\u0089\u0088\u0087R(K\3\u008c\1<NNNJ\377\377\377\377J\377\377\377\377K\0tb\u0089B"
        + le4(count * size)
        + times("x", count * size)
        + "tb";
  }
}
