package picklescope.event.find;

import picklescope.python.PyValue;

/** How a place is reached from the one around it. */
sealed interface Step {
  /** The payload after some bytes, whose rest is exactly one pickle: {@code p}. */
  record Root(int skipped) implements Step {}

  /** An item of a list or a tuple. */
  record Item(int index) implements Step {}

  /**
   * The value of a key.
   *
   * @param source the key, as an expression has it
   */
  record Key(PyValue key, String source) implements Step {}

  /** An attribute of an object. */
  record Attribute(String name) implements Step {}

  /** The bytes of the payload: {@code raw}. */
  record Raw() implements Step {}

  /**
   * What bytes contain.
   *
   * @param skipped how many bytes come before it
   */
  record Coded(Coding coding, int skipped) implements Step {}

  /** How a value lies in bytes. */
  enum Coding {
    PICKLE("pickle.loads(%s)", "pickle.dumps(%s, protocol)"),
    ZLIB("zlib.decompress(%s)", "zlib.compress(%s)"),
    JSON("json.loads(%s)", "json.dumps(%s)");

    private final String reads;
    private final String writes;

    Coding(String reads, String writes) {
      this.reads = reads;
      this.writes = writes;
    }

    String reading(String bytes) {
      return reads.formatted(bytes);
    }

    String writing(String value) {
      return writes.formatted(value);
    }
  }
}
