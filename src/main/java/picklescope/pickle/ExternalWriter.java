package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;
import picklescope.pickle.PickleException.Kind;
import picklescope.python.PyBuffer;
import picklescope.python.PyExtension;
import picklescope.python.PyPersistent;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/** Writes references to values outside the pickle. */
final class ExternalWriter {
  private final Pickler pickler;
  private final List<PyValue> buffers = new ArrayList<>(0); // those written, in order

  ExternalWriter(Pickler pickler) {
    this.pickler = pickler;
  }

  boolean save(PyPersistent persistent) throws PickleException {
    if (pickler.protocol == 0
        && persistent.id() instanceof PyStr id
        && !(pickler.repeated.memoizes() && id.byteLength() >= RepeatedValues.MIN_MEMOIZED)) {
      byte[] text = id.utf8();
      if (TextDecoder.isAscii(text, 0, text.length)
          && (text.length == 0 || GlobalWriter.isLine(id))) {
        pickler.out.code(Codes.PERSID);
        pickler.scalars.line(id);
        pickler.repeated.count(id, id.byteLength());
        return true;
      }
    }
    return pickler.push(new PersistentStep(persistent));
  }

  boolean save(PyExtension extension) throws PickleException {
    long code = extension.code();
    if (code <= 0 || code > Integer.MAX_VALUE) {
      throw new PickleException(
          Kind.UNSUPPORTED, pickler.out.size(), "an extension code must be from 1 to 2147483647");
    }
    if (code < 256) {
      pickler.out.codeAndByte(Codes.EXT1, (int) code);
    } else if (code < 65536) {
      pickler.out.codeAndShort(Codes.EXT2, (int) code);
    } else {
      pickler.out.codeAndInt(Codes.EXT4, (int) code);
    }
    return true;
  }

  /** Writes a buffer. Buffers are read in sequence, so those before it are read and dropped. */
  boolean save(PyBuffer buffer) throws PickleException {
    if (buffer.index() < buffers.size()) {
      if (!pickler.repeated.memoizes()) {
        pickler.repeated.missed();
        return true;
      }
      pickler.get(pickler.memoIndex(buffers.get(buffer.index())));
    } else {
      while (buffers.size() < buffer.index()) {
        take();
        pickler.out.code(Codes.POP);
        pickler.out.boundary();
      }
      take();
    }
    if (buffer.readOnly()) {
      pickler.out.code(Codes.READONLY_BUFFER);
    }
    return true;
  }

  private void take() {
    var buffer = new PyBuffer(buffers.size(), false);
    buffers.add(buffer);
    pickler.out.code(Codes.NEXT_BUFFER);
    if (pickler.repeated.memoizes()) {
      pickler.memoize(buffer);
    }
  }
}
