package picklescope.format;

import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Reads the type tags and the arguments of one OSC message. */
final class OscArguments {
  private final OscBytes in;
  private final int end;
  private final ContentBuilder into;

  /**
   * Creates a reader.
   *
   * @param in the packet, up to the message's type tags
   * @param end the offset after the message
   * @param into gets the arguments, in a list that has begun
   */
  OscArguments(OscBytes in, int end, ContentBuilder into) {
    this.in = in;
    this.end = end;
    this.into = into;
  }

  void read() throws BrokenException {
    int tags = in.at();
    if (tags == end || in.bytes()[tags] != ',') {
      throw new BrokenException(tags, "the type tags begin with a comma");
    }
    int last = tags + in.string(end).length;
    int arrays = 0;
    for (int tag = tags + 1; tag < last; tag++) {
      switch (in.bytes()[tag]) {
        case '[' -> {
          into.beginList(tag);
          arrays++;
        }
        case ']' -> {
          if (arrays-- == 0) {
            throw new BrokenException(tag, "a ] that no [ precedes");
          }
          into.end(tag + 1);
        }
        case 'T' -> into.value(PyBool.of(true), tag, tag + 1);
        case 'F' -> into.value(PyBool.of(false), tag, tag + 1);
        case 'N' -> into.value(PyNone.NONE, tag, tag + 1);
        case 'I' -> into.value(new PyFloat(Double.POSITIVE_INFINITY), tag, tag + 1);
        default -> {
          int start = in.at();
          into.value(argument(tag), start, in.at());
        }
      }
    }
    if (arrays > 0) {
      throw new BrokenException(last, "a [ that no ] follows");
    }
  }

  private PyValue argument(int tag) throws BrokenException {
    return switch (in.bytes()[tag]) {
      case 'i' -> PyInt.of(in.integer(end));
      case 'f' -> new PyFloat(Float.intBitsToFloat(in.integer(end)));
      case 's', 'S' -> PyStr.ofUtf8(in.string(end));
      case 'b' -> PyBytes.of(in.blob(end));
      case 'h' -> PyInt.of(in.longer(end));
      case 'd' -> new PyFloat(Double.longBitsToDouble(in.longer(end)));
      case 't' -> OscTime.value(in.longer(end));
      case 'c' -> character(in.at(), in.integer(end));
      case 'r', 'm' -> fourBytes(in.integer(end));
      default ->
          throw new BrokenException(
              tag, "no type has this tag: expected i f s b h t d S c r m T F N I [ or ]");
    };
  }

  private static PyStr character(int at, int point) throws BrokenException {
    if (!Character.isValidCodePoint(point) || point >= 0xD800 && point < 0xE000) {
      throw new BrokenException(at, "not a character");
    }
    return PyStr.ofCodePoints(point);
  }

  /** Returns red, green, blue and alpha; or port, status and two data bytes of MIDI. */
  private static PyTuple fourBytes(int bits) {
    var bytes = new PyValue[4];
    for (int i = 0; i < 4; i++) {
      bytes[i] = PyInt.of(bits >>> 24 - 8 * i & 0xFF);
    }
    return PyTuple.of(bytes);
  }
}
