package picklescope.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import picklescope.capture.DamagedCapture;
import picklescope.export.ValueJson;
import picklescope.pickle.Disassembler;
import picklescope.pickle.Globals;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleTrace;
import picklescope.pickle.PickleWriter;
import picklescope.pickle.SameGraph;
import picklescope.python.Equality;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * What must hold for any bytes whatever. Each throws nothing but what says that it does not hold.
 */
public enum FuzzTarget {
  /** Anything but a PickleException is a defect; so is memory beyond what the bytes account for. */
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

  /** Texts are made within their budgets, and never cut in the middle of a character. */
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
            var limits = new Repr.Limits(TEXT, 1_000, TEXT, 4_300);
            require(new Repr(limits).of(value).length() <= TEXT, "longer than asked for");
          });
      // The same input takes 60 to 72 MB, by how far the JVM has compiled what it runs.
      Allocation.check(96 << 20, 1_000, input, () -> ValueJson.of(value));
    }
  },

  /** What was read is written at every protocol, and read again as the same graph. */
  WRITER {
    @Override
    void check(byte[] input) {
      read(input).ifPresent(value -> check(value, input));
    }

    /**
     * What is written counts as input too: ints, persistent ids and, before protocol 4, names are
     * written anew wherever they are referred to, up to 1 MiB. Measured: 69 bytes for each to write
     * it, read it and compare both.
     */
    private void check(PyValue value, byte[] input) {
      for (int i = 0; i <= PickleWriter.HIGHEST_PROTOCOL; i++) {
        int protocol = i;
        long written = written(value, protocol).map(bytes -> bytes.length).orElse(0);
        Allocation.check((8 << 20) + 100 * written, 4_000, input, () -> comesBack(value, protocol));
      }
    }
  },

  /** Instructions follow one another without a gap, whatever is wrong with them. */
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

  /** The trace says what the reader says, and its ranges nest. */
  TRACE {
    @Override
    void check(byte[] input) {
      Allocation.check(4 << 20, 6_000, input, () -> PickleTrace.of(input, 0));
      TraceCheck.check(input);
    }
  },

  /** Any text where an expression, a value, a call or a filter is meant. */
  EXPRESSION {
    @Override
    void check(byte[] input) {
      var text = new String(input, StandardCharsets.UTF_8);
      Allocation.check(64 << 20, 10_000, input, () -> ExpressionCheck.check(text));
    }
  },

  /** A damaged capture file gives what is whole, from a file as from a stream. */
  CAPTURE {
    @Override
    void check(byte[] input) throws Exception {
      DamagedCapture.check(input);
    }
  };

  private static final int LINE = 300;
  private static final int TEXT = 65_536;

  /** The folder of its inputs and its name for the command line. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws what is wrong. */
  abstract void check(byte[] input) throws Exception;

  /** Empty for what is no pickle, which is the reader's target. */
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

  private static void comesBack(PyValue value, int protocol) {
    var written = written(value, protocol);
    if (written.isEmpty()) {
      return;
    }
    try {
      var again = PickleReader.readPickle(written.get(), 0);
      require(again.length() == written.get().length, "not a whole pickle");
      SameGraph.difference(value, again.value(), protocol).ifPresent(FuzzTarget::fail);
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
