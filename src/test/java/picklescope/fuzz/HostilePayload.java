package picklescope.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.function.IntFunction;

/** Payloads that share, nest, repeat or lie, in the formats that are not pickles. */
enum HostilePayload {
  OPEN_BRACKETS("json", n -> times("[", n)),
  OPEN_BRACES("json", n -> times("{\"a\":", n / 5)),
  BRACKETS("json", n -> times("[", n / 2) + times("]", n / 2)),
  EMPTY_LISTS("json", n -> "[" + times("[],", n / 3) + "[]]"),
  EMPTY_DICTS("json", n -> "[" + times("{},", n / 3) + "{}]"),
  SMALL_DICTS("json", n -> "[" + times("{\"\":0},", n / 7) + "0]"),
  EQUAL_KEYS("json", n -> "{" + times("\"a\":[1],", n / 8) + "\"a\":0}"),
  LONG_EQUAL_KEYS("json", n -> "{" + times("\"" + "k".repeat(300) + "\":1,", n / 306) + "\"a\":0}"),
  DIFFERENT_KEYS("json", n -> "{" + levels(n / 11, i -> "\"%06d\":0,".formatted(i)) + "\"a\":0}"),
  COLLIDING_KEYS(
      "json", n -> "{" + levels(n / 31, i -> "\"" + colliding(i) + "\":1,") + "\"a\":0}"),
  A_HUGE_INT("json", n -> "[-" + times("9", n) + "]"),
  A_HUGE_FRACTION("json", n -> "[0." + times("9", n) + "]"),
  A_HUGE_EXPONENT("json", n -> "[1e" + times("9", n) + "]"),
  LONG_INTS("json", n -> "[" + times("9".repeat(999) + ",", n / 1000) + "0]"),
  LONE_SURROGATES("json", n -> "[\"" + times("\\ud800", n / 6) + "\"]"),
  CONTROLS("json", n -> "[\"" + times("\\u0001", n / 6) + "\"]"),
  SPACES("json", n -> times(" ", n) + "[]"),
  NO_UTF_8("json", n -> "[\"" + times("\u00c3\u00a4", n / 2) + "\u00ff\"]"),

  LINE_ENDS("csv", n -> times("\n", n)),
  SEPARATORS("csv", n -> times(",", n)),
  QUOTES("csv", n -> times("\"", n)),
  AN_OPEN_QUOTE("csv", n -> "1,\"" + times("a,\n", n / 3)),
  DIGITS("csv", n -> times("9", n)),
  ZEROS("csv", n -> times("0", n)),
  FRACTION("csv", n -> "." + times("9", n) + "e-9"),
  CELLS_OF_DIGITS("csv", n -> times("9".repeat(999) + ",", n / 1000)),
  BLANK_LINES("csv", n -> times(" \n", n / 2)),
  SHORT_LINES("csv", n -> times("1;2\n", n / 4) + "1\n"),
  CUT_UTF_8("csv", n -> times("\u00c3\u00a4,", n / 3) + "\u00e2"),

  BYTES("struct", n -> times("x", n)),

  EMPTY_BUNDLES("osc", n -> bundle() + times("\0\0\0\20" + bundle(), n / 20)),
  ARRAYS("osc", n -> padded("/a\0\0," + times("[", n / 2) + times("]", n / 2))),
  OPEN_ARRAYS("osc", n -> padded("/a\0\0," + times("[", n))),
  EMPTY_ARRAYS("osc", n -> padded("/a\0\0," + times("[]", n / 2))),
  VALUES_WITHOUT_BYTES("osc", n -> padded("/a\0\0," + times("I", n))),
  SMALL_MESSAGES("osc", n -> bundle() + times("\0\0\0\10/\0\0\0,\0\0\0", n / 12)),
  OLD_MESSAGES("osc", n -> bundle() + times("\0\0\0\4/\0\0\0", n / 8)),
  EMPTY_TEXTS("osc", n -> padded("/a\0\0," + times("s", n / 5)) + times("\0", n / 5 * 4)),

  ARRAYS_IN_ARRAYS("msgpack", n -> times("\u0091", n)),
  LONG_ARRAYS_IN_ARRAYS("msgpack", n -> times("\u00dd\u00ff\u00ff\u00ff\u00ff", n / 5)),
  MAPS_IN_MAPS("msgpack", n -> times("\u0081\1", n / 2)),
  MANY_EMPTY_ARRAYS("msgpack", n -> "\u00dc" + short2(n) + times("\u0090", n)),
  MANY_EMPTY_MAPS("msgpack", n -> "\u00dc" + short2(n) + times("\u0080", n)),
  EQUAL_MAP_KEYS("msgpack", n -> "\u00de" + short2(n / 4) + times("\u00a1a\u0091\1", n / 4)),
  EMPTY_KEYS("msgpack", n -> "\u00de" + short2(n / 2) + times("\u00a0\1", n / 2)),
  FLOATS_AS_KEYS(
      "msgpack",
      n -> "\u00de" + short2(n / 6) + levels(n / 6, i -> "\u00ca\0\1" + short2(i) + "\1")),
  NOT_NUMBERS_AS_KEYS(
      "msgpack", n -> "\u00de" + short2(n / 6) + times("\u00ca\177\u00c0\0\0\1", n / 6)),
  OBJECTS_AS_KEYS("msgpack", n -> "\u00de" + short2(n / 4) + times("\u00d4\5a\1", n / 4)),
  EXTENSIONS("msgpack", n -> "\u00dc" + short2(n / 3) + times("\u00c7\0\5", n / 3)),
  A_LENGTH_THAT_LIES("msgpack", n -> "\u00c6\u00ff\u00ff\u00ff\u00ff" + times("x", n)),

  NO_TEXT("text", n -> times("\u00c3\u00a4", n / 2) + "\u00ff");

  private final String format;
  private final IntFunction<String> payload;

  HostilePayload(String format, IntFunction<String> payload) {
    this.format = format;
    this.payload = payload;
  }

  /** Returns the name of the format in which it is read to its end, or nearly. */
  String format() {
    return format;
  }

  /** Returns a payload of approximately the given number of bytes, at least a thousand. */
  byte[] of(int bytes) {
    return payload.apply(bytes).getBytes(ISO_8859_1);
  }

  private static String times(String part, int count) {
    return part.repeat(count);
  }

  private static String levels(int count, IntFunction<String> part) {
    var all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(part.apply(i));
    }
    return all.toString();
  }

  /** Returns 24 characters with the same {@code String.hashCode} for any number below 4,096. */
  private static String colliding(int number) {
    var text = new StringBuilder();
    for (int bit = 0; bit < 12; bit++) {
      text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString();
  }

  private static String bundle() {
    return "#bundle\0\0\0\0\0\0\0\0\1";
  }

  private static String padded(String text) {
    return text + "\0".repeat(4 - text.length() % 4);
  }

  private static String short2(int value) {
    return "" + (char) (value >> 8 & 0xFF) + (char) (value & 0xFF);
  }
}
