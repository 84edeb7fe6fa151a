package picklescope.event;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picklescope.pickle.Danger;
import picklescope.pickle.Globals;

/**
 * What the pickles would do that the expressions of an envelope unpickle while a payload is read,
 * whether or not the arguments still contain what they make.
 */
final class UnpickledDanger {
  /** Bound while a payload is read, so that the function of the expressions can add to it. */
  private static final ScopedValue<Set<Danger>> FOUND = ScopedValue.newInstance();

  /** What the receiver unpickles of data that are longer when decompressed. */
  private static final Danger TOO_LONG =
      new Danger(Danger.Kind.CANNOT_BE_KNOWN, "zlib.decompress(...)", 0, false);

  private UnpickledDanger() {}

  /** Reads a payload. */
  @FunctionalInterface
  interface Reading {
    /** Returns the event. */
    Event event();
  }

  /**
   * Returns the event with the dangers that are found while it is read.
   *
   * @param unpickles whether the envelope unpickles anything
   */
  static Event watched(boolean unpickles, Reading reading) {
    var found = new LinkedHashSet<Danger>();
    Event event = ScopedValue.where(FOUND, found).call(reading::event);
    if (!unpickles) {
      found.remove(TOO_LONG);
    }
    return switch (event) {
      case Event _ when found.isEmpty() -> event;
      case NetworkEvent call -> call.unpickling(List.copyOf(found));
      case RawNetworkEvent raw -> raw.unpickling(List.copyOf(found));
    };
  }

  /** Called if an expression decompresses more than is done here. */
  static void tooLong() {
    if (FOUND.isBound()) {
      FOUND.get().add(TOO_LONG);
    }
  }

  /** Called before an expression unpickles. */
  static void unpickled(byte[] pickle) {
    if (FOUND.isBound()) {
      Globals.in(pickle, 0).dangers().stream()
          // not in the payload as it is
          .map(danger -> new Danger(danger.kind(), danger.name(), 0, danger.isInPart()))
          .forEach(FOUND.get()::add);
    }
  }

  /**
   * Returns what was found in the payload's own bytes, with further dangers. A value that the
   * envelope unpickles is no longer one that may be unpickled.
   */
  static Globals.Found added(Globals.Found inPayload, List<Danger> more) {
    return more.isEmpty() ? inPayload : inPayload.with(more);
  }
}
