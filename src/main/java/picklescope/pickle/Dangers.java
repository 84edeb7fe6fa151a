package picklescope.pickle;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picklescope.pickle.Danger.Kind;
import picklescope.python.PyExtension;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyPersistent;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;

/** The dangers that have been found so far, each name once. */
final class Dangers {
  private static final String RESULT = "…(...)";

  private final Map<String, Danger> found = new LinkedHashMap<>();
  private final Map<PyGlobal, KnownName> known = new IdentityHashMap<>();
  private int left;
  private final Set<Object> told = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * For a payload.
   *
   * @param size its size in bytes
   */
  Dangers(int size) {
    this.left = size;
  }

  /** In the order in which they would come. */
  List<Danger> found() {
    return List.copyOf(found.values());
  }

  KnownName known(PyGlobal global) {
    return known.computeIfAbsent(global, KnownName::of);
  }

  private void add(Kind kind, String name, int offset) {
    found.putIfAbsent(name, new Danger(kind, name, offset));
  }

  void runs(KnownName name, int offset) {
    if (told.add(name)) {
      add(Kind.RUNS_CODE, name.text(), offset);
    }
  }

  /** Nothing says that the name is harmless as it is used. */
  void mayRun(KnownName name, int offset) {
    if (told.add(name)) {
      add(name.bad() ? Kind.RUNS_CODE : Kind.MAY_RUN_CODE, name.text(), offset);
    }
  }

  void unknown(String what, int offset) {
    add(Kind.CANNOT_BE_KNOWN, what, offset);
  }

  /** What a call has returned is called or looked into: {@code operator.attrgetter(...)}. */
  void result(PyObject made, int offset) {
    if (!(made.callable() instanceof PyGlobal by)) {
      unknown(RESULT, offset);
    } else if (told.add(by)) {
      unknown(Globals.text(by) + "(...)", offset);
    }
  }

  void lookedUp(PyObject lookup, int offset) {
    unknown(said(lookup.callable()) + "." + said(lookup.arguments()), offset);
  }

  private static String said(PyValue part) {
    return switch (part) {
      case PyStr text -> Globals.shown(text);
      case PyStr2 text -> text.text().map(Globals::shown).orElse("…");
      default -> "…";
    };
  }

  /** A value that the receiver has: its own function decides what it is. */
  void outside(PyValue value, int offset) {
    switch (value) {
      case PyPersistent _ -> unknown("<persistent id>", offset);
      case PyExtension extension -> unknown("<extension code " + extension.code() + ">", offset);
      default -> {} // data
    }
  }

  /**
   * Whether so many more values may be looked at. No pickle has more than bytes, but some refer to
   * the same ones again and again.
   */
  boolean look(int count, int offset) {
    left -= count;
    if (left < 0) {
      unknown("…(...)", offset);
    }
    return left >= 0;
  }
}
