package picklescope.event.find;

import java.util.Arrays;
import java.util.Optional;
import picklescope.event.find.Step.Coding;
import picklescope.format.FormatException;
import picklescope.format.JsonFormat;
import picklescope.format.Zlib;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.python.PyBytes;
import picklescope.python.PyValue;

/** Reads what bytes may contain, up to a number of attempts and of bytes. For one payload. */
final class ContainedValues {
  private static final byte PROTO = (byte) 0x80;
  private static final byte STOP = '.';
  private static final int MAX_PROTOCOL = 5;

  private int reads;
  private int bytes;

  /** Creates an instance that reads so often and so much at most. */
  ContainedValues(int reads, int bytes) {
    this.reads = reads;
    this.bytes = bytes;
  }

  /** Receives what was found. */
  @FunctionalInterface
  interface Found {
    /** Takes a value after some bytes; returns whether it is what these bytes are. */
    boolean at(int from, PyValue value, int length);
  }

  /**
   * Reads the values of a coding that begin at one of the first bytes. A pickle of protocol 2 and
   * later is also one without its first two bytes, so where there is such a pickle no older one is
   * looked for.
   */
  void each(Coding coding, byte[] in, int most, Found found) {
    for (boolean old : new boolean[] {false, true}) {
      for (int from = 0; from < Math.min(most, in.length); from++) {
        boolean isOld = coding == Coding.PICKLE && in[from] != PROTO;
        if (isOld == old && mayBe(coding, in, from) && read(coding, in, from, found)) {
          if (!old || from == 0) {
            return; // it is certain enough
          }
        }
      }
    }
  }

  private boolean read(Coding coding, byte[] in, int from, Found found) {
    if (coding == Coding.PICKLE) {
      return pickle(in, from)
          .filter(pickle -> found.at(from, pickle.value(), pickle.length()))
          .isPresent();
    }
    byte[] rest = Arrays.copyOfRange(in, from, in.length);
    return value(coding, rest).filter(value -> found.at(from, value, rest.length)).isPresent();
  }

  private static boolean mayBe(Coding coding, byte[] in, int from) {
    int left = in.length - from;
    return switch (coding) {
      case PICKLE ->
          left > 2 && in[from] == PROTO
              ? in[from + 1] >= 0 && in[from + 1] <= MAX_PROTOCOL
              : left > 1 && in[in.length - 1] == STOP && isOldOpcode(in[from]);
      case ZLIB ->
          left > 6
              && (in[from] & 0x0f) == 8
              && (in[from] & 0xf0) <= 0x70
              && ((in[from] & 0xff) << 8 | in[from + 1] & 0xff) % 31 == 0;
      case JSON -> left > 1 && (in[from] == '{' || in[from] == '[');
    };
  }

  /** Returns whether a pickle of protocol 0 or 1 may begin with an opcode. */
  private static boolean isOldOpcode(byte opcode) {
    return "(NIJKMLFGSTUVX]})lcd".indexOf(opcode) >= 0;
  }

  /** Returns the pickle at an offset. */
  private Optional<PickleReader.Pickle> pickle(byte[] in, int from) {
    if (!spend(in.length - from)) {
      return Optional.empty();
    }
    try {
      return Optional.of(PickleReader.readPickle(in, from));
    } catch (PickleException e) {
      return Optional.empty(); // it only began like one
    }
  }

  /** Returns the value that bytes contain. */
  private Optional<PyValue> value(Coding coding, byte[] in) {
    return switch (coding) {
      case PICKLE -> pickle(in, 0).map(PickleReader.Pickle::value);
      case ZLIB -> spend(in.length) ? decompressed(in) : Optional.empty();
      case JSON -> spend(in.length) ? json(in) : Optional.empty();
    };
  }

  private Optional<PyValue> decompressed(byte[] in) {
    try {
      byte[] out = Zlib.decompressed(in);
      return spend(out.length) ? Optional.of(PyBytes.of(out)) : Optional.empty();
    } catch (FormatException e) {
      return Optional.empty(); // it only began like it
    }
  }

  private static Optional<PyValue> json(byte[] in) {
    try {
      return Optional.of(JsonFormat.value(in));
    } catch (FormatException e) {
      return Optional.empty(); // it only began like JSON
    }
  }

  private boolean spend(int more) {
    if (reads == 0 || more > bytes) {
      return false;
    }
    reads--;
    bytes -= more;
    return true;
  }
}
