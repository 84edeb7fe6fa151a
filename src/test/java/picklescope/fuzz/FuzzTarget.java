package picklescope.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import picklescope.capture.DamagedCapture;
import picklescope.export.ValueJson;
import picklescope.format.FormatChecks;
import picklescope.format.PayloadFormats;
import picklescope.format.Recognition;
import picklescope.pickle.Disassembler;
import picklescope.pickle.Globals;
import picklescope.pickle.GraphComparison;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleTrace;
import picklescope.pickle.PickleWriter;
import picklescope.python.Equality;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** Properties that hold for any bytes. Each throws an AssertionError if it does not hold. */
public enum FuzzTarget {
  /**
   * Any exception but a PickleException is a defect; so is more memory than is proportional to the
   * input.
   */
  READER {
    @Override
    void check(byte[] input) {
      Allocation.check(
          4 << 20,
          2_000,
          input,
          () -> {
            Globals.in(input, 0);
            try {
              var pickle = PickleReader.readPickle(input, 0);
              require(pickle.length() <= input.length, "longer than its bytes");
              new Equality().equal(pickle.value(), PickleReader.read(input));
              PyDict.of().put(pickle.value(), PyNone.NONE);
            } catch (PickleException e) {
              require(!e.getMessage().isBlank(), "an error without words");
              require(e.offset() >= 0 && e.offset() <= input.length, "an error elsewhere");
            }
          });
    }
  },

  /** Texts stay within their limits, and no character is split. */
  REPR {
    @Override
    void check(byte[] input) {
      read(input).ifPresent(value -> check(value, input));
    }

    private void check(PyValue value, byte[] input) {
      Allocation.check(
          8 << 20,
          1_000,
          input,
          () -> {
            String line = Repr.line(LINE).of(value);
            require(line.length() <= LINE, "longer than asked for");
            require(line.chars().noneMatch(c -> c == '\n'), "more than a line");
            var limits = new Repr.Limits(LONG_TEXT, 1_000, LONG_TEXT, 4_300);
            require(new Repr(limits).of(value).length() <= LONG_TEXT, "longer than asked for");
          });
      // The same input takes 60 to 72 MB, depending on how much code the JVM has compiled.
      Allocation.check(96 << 20, 1_000, input, () -> ValueJson.of(value));
    }
  },

  /** What was read is written in every protocol, and read again as the same graph. */
  WRITER {
    @Override
    void check(byte[] input) {
      read(input).ifPresent(value -> check(value, input));
    }

    /**
     * The output counts as input too: ints, persistent ids and, before protocol 4, names are
     * repeated at each reference, up to 1 MiB. Measured: 69 bytes for each byte to write it, read
     * it and compare both.
     */
    private void check(PyValue value, byte[] input) {
      for (int i = 0; i <= PickleWriter.HIGHEST_PROTOCOL; i++) {
        int protocol = i;
        long written = written(value, protocol).map(bytes -> bytes.length).orElse(0);
        Allocation.check(
            (8 << 20) + 100 * written, 4_000, input, () -> checkRoundTrip(value, protocol));
      }
    }
  },

  /** Instructions are contiguous, whatever errors the input has. */
  DISASSEMBLER {
    @Override
    void check(byte[] input) {
      Allocation.check(
          4 << 20,
          6_000,
          input,
          () -> {
            var disassembler = new Disassembler(input, 0);
            int end = 0;
            while (disassembler.hasNext()) {
              var instruction = disassembler.next();
              require(instruction.offset() == end, "a gap");
              require(instruction.length() > 0, "nothing");
              require(!instruction.text().isEmpty(), "no text");
              end += instruction.length();
            }
            require(end <= input.length, "beyond the end");
            require(disassembler.lastLine().length() <= 100, "a long last line");
          });
    }
  },

  /** The trace matches the reader, and its ranges nest. */
  TRACE {
    @Override
    void check(byte[] input) {
      Allocation.check(4 << 20, 6_000, input, () -> PickleTrace.of(input, 0));
      TraceCheck.check(input);
    }
  },

  /** Any text as an expression, a value, a call or a filter. */
  EXPRESSION {
    @Override
    void check(byte[] input) {
      var text = new String(input, StandardCharsets.UTF_8);
      Allocation.check(64 << 20, 10_000, input, () -> ExpressionCheck.check(text));
    }
  },

  /** A payload in each format: read and traced alike, and written as it was read. */
  JSON {
    @Override
    void check(byte[] input) throws Exception {
      check(input, "json");
    }
  },
  CSV {
    @Override
    void check(byte[] input) throws Exception {
      check(input, "csv", "csv sep=; x, y", "csv sep=tab", "csv sep=space x");
    }
  },
  STRUCT {
    @Override
    void check(byte[] input) throws Exception {
      check(input, "struct <3f x, y, z", "struct >Bx3p?e a", "struct bq", "struct s");
    }
  },
  OSC {
    @Override
    void check(byte[] input) throws Exception {
      check(input, "osc");
      Recognition.of(input);
    }
  },
  MSGPACK {
    @Override
    void check(byte[] input) throws Exception {
      check(input, "msgpack");
    }
  },
  TEXT {
    @Override
    void check(byte[] input) throws Exception {
      check(input, "text", "text latin-1", "text ascii", "text cp1252", "text utf-16");
    }
  },

  /** A damaged capture file yields its intact blocks, from a file and from a stream. */
  CAPTURE {
    @Override
    void check(byte[] input) throws Exception {
      DamagedCapture.check(input);
    }
  };

  private static final int LINE = 300;
  private static final int LONG_TEXT = 65_536;

  /** Returns the folder of its inputs, which is also its name on the command line. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws an AssertionError if the property does not hold. */
  abstract void check(byte[] input) throws Exception;

  /**
   * Measured: JSON's and CSV's shortest values, such as {@code [],}, take 100 bytes for each byte
   * to read them, four times as many to trace them, and as many again for the texts compared.
   */
  static void check(byte[] input, String... formats) throws Exception {
    for (String text : formats) {
      var format = PayloadFormats.of(text);
      Allocation.check(4 << 20, 300, input, () -> format.read(input));
      Allocation.check(4 << 20, 1_000, input, () -> format.trace(input));
      Allocation.check(16 << 20, 6_000, input, () -> FormatChecks.check(format, input));
    }
  }

  /** Returns empty if the bytes are not a pickle, which the target READER checks. */
  private static Optional<PyValue> read(byte[] input) {
    try {
      return Optional.of(PickleReader.read(input));
    } catch (PickleException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> written(PyValue value, int protocol) {
    try {
      return Optional.of(PickleWriter.write(value, protocol));
    } catch (PickleException e) {
      require(
          e.kind() == PickleException.Kind.UNSUPPORTED || e.kind() == PickleException.Kind.LIMIT,
          e.getMessage());
      return Optional.empty();
    }
  }

  private static void checkRoundTrip(PyValue value, int protocol) {
    var written = written(value, protocol);
    if (written.isEmpty()) {
      return;
    }
    try {
      var again = PickleReader.readPickle(written.get(), 0);
      require(again.length() == written.get().length, "not a whole pickle");
      GraphComparison.difference(value, again.value(), protocol).ifPresent(FuzzTarget::fail);
    } catch (PickleException e) {
      throw new AssertionError("written at protocol " + protocol + ", cannot be read", e);
    }
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      fail(what);
    }
  }

  private static void fail(String what) {
    throw new AssertionError(what);
  }
}
