package picklescope.pickle;

import static picklescope.pickle.DisassemblyException.valueError;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyBool;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/** Reads opcodes and their arguments in sequence, as strictly as {@code pickletools} does. */
final class ArgumentReader {
  private final byte[] in;
  private final ByteBuffer numbers;
  private int at;

  ArgumentReader(byte[] in, int at) {
    this.in = in;
    this.numbers = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
    this.at = at;
  }

  int position() {
    return at;
  }

  Opcode opcode() throws DisassemblyException {
    if (at == in.length) {
      throw valueError("pickle exhausted before seeing STOP");
    }
    byte code = in[at];
    var opcode = Opcode.of(code);
    if (opcode.isEmpty()) {
      String shown = PythonNumbers.quoted(Character.toString(code & 0xFF));
      throw valueError("at position %s, opcode %s unknown".formatted(at, shown));
    }
    at++;
    return opcode.get();
  }

  /** Returns the argument, or null if the form has none. */
  @Nullable PyValue argument(ArgumentForm form) throws DisassemblyException {
    return switch (form) {
      case NONE -> null;
      case UINT1 -> PyInt.of(uint1());
      case UINT2 -> PyInt.of(numbers.getShort(skip(2, "uint2")) & 0xFFFF);
      case INT4 -> PyInt.of(int4());
      case UINT4 -> PyInt.of(uint4());
      case UINT8 -> PyInt.of(new BigInteger(Long.toUnsignedString(uint8())));
      case DECIMAL_LINE -> decimal(line("stringnl"));
      case LONG_LINE -> {
        String text = line("stringnl");
        yield PythonNumbers.integer(
            text.endsWith("L") ? text.substring(0, text.length() - 1) : text);
      }
      case FLOAT_LINE -> PythonNumbers.real(line("stringnl"));
      case QUOTED_LINE -> quoted();
      case NAME_LINE -> name();
      case NAME_LINES -> PyStr.of(name() + " " + name());
      case UNICODE_LINE ->
          PythonDecoder.rawUnicodeEscape(
              line("unicodestringnl").getBytes(StandardCharsets.ISO_8859_1));
      case FLOAT8 -> {
        int start = skip(8, "float8");
        yield new PyFloat(Double.longBitsToDouble(Long.reverseBytes(numbers.getLong(start))));
      }
      case STRING1 -> latin1(counted(uint1(), form));
      case STRING4 -> latin1(counted(nonNegative(int4(), form), form));
      case BYTES1 -> PyBytes.of(counted(uint1(), form));
      case BYTES4 -> PyBytes.of(counted(uint4(), form));
      case BYTES8 -> PyBytes.of(counted(size8(form), form));
      case BYTEARRAY8 -> PyByteArray.of(counted(size8(form), form));
      case UNICODE1 -> PythonDecoder.utf8(counted(uint1(), form));
      case UNICODE4 -> PythonDecoder.utf8(counted(uint4(), form));
      case UNICODE8 -> PythonDecoder.utf8(counted(size8(form), form));
      case LONG1 -> integer(uint1(), form);
      case LONG4 -> integer(nonNegative(int4(), form), form);
    };
  }

  private int skip(int length, String what) throws DisassemblyException {
    if (in.length - at < length) {
      throw valueError("not enough data in stream to read " + what);
    }
    at += length;
    return at - length;
  }

  private int uint1() throws DisassemblyException {
    return in[skip(1, "uint1")] & 0xFF;
  }

  private int int4() throws DisassemblyException {
    return numbers.getInt(skip(4, "int4"));
  }

  private long uint4() throws DisassemblyException {
    return Integer.toUnsignedLong(numbers.getInt(skip(4, "uint4")));
  }

  private long uint8() throws DisassemblyException {
    return numbers.getLong(skip(8, "uint8"));
  }

  private long size8(ArgumentForm form) throws DisassemblyException {
    long size = uint8();
    if (size < 0) {
      throw valueError(
          "%s byte count > sys.maxsize: %s".formatted(form, Long.toUnsignedString(size)));
    }
    return size;
  }

  private static int nonNegative(int size, ArgumentForm form) throws DisassemblyException {
    if (size < 0) {
      throw valueError("%s byte count < 0: %s".formatted(form, size));
    }
    return size;
  }

  private byte[] counted(long size, ArgumentForm form) throws DisassemblyException {
    if (size > in.length - at) {
      throw valueError(
          "expected %s bytes in a %s, but only %s remain".formatted(size, form, in.length - at));
    }
    at += (int) size;
    return Arrays.copyOfRange(in, at - (int) size, at);
  }

  private PyInt integer(int size, ArgumentForm form) throws DisassemblyException {
    return NumberParser.littleEndian(in, skip(size, form.toString()), size);
  }

  private static PyStr latin1(byte[] bytes) {
    return PyStr.of(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Returns the bytes up to the next newline, as Latin-1. */
  private String line(String what) throws DisassemblyException {
    int end = at;
    while (end < in.length && in[end] != '\n') {
      end++;
    }
    if (end == in.length) {
      throw valueError("no newline found when trying to read " + what);
    }
    var line = new String(in, at, end - at, StandardCharsets.ISO_8859_1);
    at = end + 1;
    return line;
  }

  private static PyValue decimal(String text) throws DisassemblyException {
    return switch (text) {
      case "00" -> PyBool.of(false);
      case "01" -> PyBool.of(true);
      default -> PythonNumbers.integer(text);
    };
  }

  private PyStr name() throws DisassemblyException {
    int start = at;
    int length = line("stringnl").length();
    return PythonDecoder.escapedAscii(in, start, start + length);
  }

  private PyStr quoted() throws DisassemblyException {
    int start = at;
    String text = line("stringnl");
    if (!text.startsWith("'") && !text.startsWith("\"")) {
      throw valueError("no string quotes around " + PythonNumbers.quoted(text));
    }
    String quote = text.substring(0, 1);
    if (!text.endsWith(quote)) {
      throw valueError(
          "strinq quote %s not found at both ends of %s"
              .formatted(PythonNumbers.quoted(quote), PythonNumbers.quoted(text)));
    }
    int end = start + Math.max(1, text.length() - 1); // a single quote is both of them
    return PythonDecoder.escapedAscii(in, start + 1, end);
  }
}
