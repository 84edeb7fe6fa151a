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
final class DangerCollector {
  private static final String RESULT = "…(...)";

  private final Map<String, Danger> found = new LinkedHashMap<>();
  private final Map<PyGlobal, ClassifiedName> known = new IdentityHashMap<>();
  private int left;
  private final Set<Object> reported = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * For a payload.
   *
   * @param size its size in bytes
   */
  DangerCollector(int size) {
    this.left = size;
  }

  /** In the order in which they would come. */
  List<Danger> found() {
    return List.copyOf(found.values());
  }

  ClassifiedName classify(PyGlobal global) {
    return known.computeIfAbsent(global, ClassifiedName::of);
  }

  private void add(Kind kind, String name, int offset) {
    found.putIfAbsent(name, new Danger(kind, name, offset));
  }

  void addRunsCode(ClassifiedName name, int offset) {
    if (reported.add(name)) {
      add(Kind.RUNS_CODE, name.text(), offset);
    }
  }

  /** Nothing says that the name is harmless as it is used. */
  void addMayRunCode(ClassifiedName name, int offset) {
    if (reported.add(name)) {
      add(name.dangerous() ? Kind.RUNS_CODE : Kind.MAY_RUN_CODE, name.text(), offset);
    }
  }

  void addUnknown(String what, int offset) {
    add(Kind.CANNOT_BE_KNOWN, what, offset);
  }

  /** What a call has returned is called or looked into: {@code operator.attrgetter(...)}. */
  void addResult(PyObject made, int offset) {
    if (!(made.callable() instanceof PyGlobal by)) {
      addUnknown(RESULT, offset);
    } else if (reported.add(by)) {
      addUnknown(Globals.text(by) + "(...)", offset);
    }
  }

  void addLookup(PyObject lookup, int offset) {
    addUnknown(text(lookup.callable()) + "." + text(lookup.arguments()), offset);
  }

  private static String text(PyValue part) {
    return switch (part) {
      case PyStr text -> Globals.shown(text);
      case PyStr2 text -> text.text().map(Globals::shown).orElse("…");
      default -> "…";
    };
  }

  /** A value that the receiver has: its own function decides what it is. */
  void addExternal(PyValue value, int offset) {
    switch (value) {
      case PyPersistent _ -> addUnknown("<persistent id>", offset);
      case PyExtension extension -> addUnknown("<extension code " + extension.code() + ">", offset);
      default -> {} // data
    }
  }

  /**
   * Whether so many more values may be looked at. No pickle has more than bytes, but some refer to
   * the same ones again and again.
   */
  boolean mayVisit(int count, int offset) {
    left -= count;
    if (left < 0) {
      addUnknown("…(...)", offset);
    }
    return left >= 0;
  }
}
