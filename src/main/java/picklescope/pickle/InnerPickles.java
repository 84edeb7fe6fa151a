package picklescope.pickle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyObject;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.objects.StandardObjects;

/**
 * Finds pickles in the values of a payload's pickles that are bytes or a str of Python 2, also in
 * those of pickles that are found so. Some programs pickle twice, and their receivers unpickle a
 * value.
 *
 * <p>A value is scanned as a payload is, but most values are not meant as pickles: what is found
 * counts if the value has a pickle with a name that begins with PROTO, or is complete.
 */
final class InnerPickles {
  private final Work work;
  private final List<byte[]> values = new ArrayList<>(0);
  private boolean isIncomplete; // whether a value is not scanned because of the work

  InnerPickles(Work work) {
    this.work = work;
  }

  /** Adds a value, which must not be modified afterwards. */
  void add(byte[] value) {
    boolean isAllowed = work.spend(value.length);
    if (mayBePickle(value) && NameBytes.mayBeIn(value, 0)) {
      if (isAllowed) {
        values.add(value);
      } else {
        isIncomplete = true;
      }
    }
  }

  /** Returns whether there is a PROTO or a complete pickle, without reading one. */
  private static boolean mayBePickle(byte[] value) {
    int counted = LengthPrefix.pickleAt(value, 0);
    return PayloadScanner.nextPickle(value, 0) < value.length
        || OpcodeScan.reachesStop(value, NpyHeader.pickleAt(value, 0))
        || counted > 0 && OpcodeScan.reachesStop(value, counted);
  }

  /** Adds the bytes that a call creates from a text, as protocols 0 to 2 write bytes. */
  void add(PyObject call) {
    if (call.arguments() instanceof PyTuple given && given.size() == 2) {
      if (work.isLeft()) {
        StandardObjects.builtin(call).ifPresent(this::add);
      } else {
        isIncomplete = true;
      }
    }
  }

  private void add(PyValue value) {
    switch (value) {
      case PyBytes bytes -> add(bytes.raw());
      case PyByteArray bytes -> add(bytes.raw());
      default -> {}
    }
  }

  /**
   * Scans the values, and returns what was found in the payload with what is found in them.
   *
   * @param deep whether the nesting has to be measured
   */
  Globals.Found addedTo(Globals.Found inPayload, boolean deep) {
    if (values.isEmpty() && !isIncomplete) {
      return inPayload;
    }
    var named = new ArrayList<>(inPayload.named());
    Map<String, Danger> dangers = new LinkedHashMap<>();
    inPayload.dangers().forEach(danger -> dangers.put(danger.name(), danger));
    for (int i = 0; i < values.size(); i++) { // a scan may add some
      var scanner = new PayloadScanner(values.get(i), 0, deep, work, this);
      Globals.Found found = scanner.found(0);
      if (scanner.hasPickle() && !found.dangers().isEmpty()) {
        named.addAll(found.named());
        found.dangers().forEach(danger -> dangers.putIfAbsent(danger.name(), danger.ofValue()));
      }
    }
    if (isIncomplete || !work.isLeft()) {
      var unknown = new Danger(Danger.Kind.CANNOT_BE_KNOWN, PayloadScanner.UNKNOWN, 0);
      dangers.putIfAbsent(unknown.name(), unknown.ofValue());
    }
    return new Globals.Found(named, List.copyOf(dangers.values()));
  }
}
