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

/** Collects the dangers of a payload, each name once. */
final class DangerCollector {
  private static final String RESULT = "…(...)";

  private final Map<String, Danger> found = new LinkedHashMap<>();
  private final Map<PyGlobal, ClassifiedName> known = new IdentityHashMap<>();
  private int left;
  private final Set<Object> reported = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Creates an empty collector.
   *
   * @param size the payload's size in bytes
   */
  DangerCollector(int size) {
    this.left = size;
  }

  /** Returns the dangers, in the order in which they would occur. */
  List<Danger> found() {
    return List.copyOf(found.values());
  }

  ClassifiedName classify(PyGlobal global) {
    return known.computeIfAbsent(global, ClassifiedName::of);
  }

  void add(Kind kind, String name, int offset) {
    found.putIfAbsent(name, new Danger(kind, name, offset));
  }

  void addRunsCode(ClassifiedName name, int offset) {
    if (reported.add(name)) {
      add(Kind.RUNS_CODE, name.text(), offset);
    }
  }

  /** Adds a name that is not known to be harmless in the way it is used. */
  void addMayRunCode(ClassifiedName name, int offset) {
    if (reported.add(name)) {
      add(name.dangerous() ? Kind.RUNS_CODE : Kind.MAY_RUN_CODE, name.text(), offset);
    }
  }

  void addUnknown(String what, int offset) {
    add(Kind.CANNOT_BE_KNOWN, what, offset);
  }

  /** Adds a name that is used in an unknown way, if it is not harmless in every way. */
  void addAnyUse(ClassifiedName name, int offset) {
    if (!name.harmlessAnyhow()) {
      addMayRunCode(name, offset);
    }
  }

  /**
   * Adds the result of a call that is called or accessed, for example {@code
   * operator.attrgetter(...)}.
   */
  void addResult(PyObject made, int offset) {
    if (made.callable() instanceof PyPersistent || made.callable() instanceof PyExtension) {
      addExternal(made.callable(), offset);
    } else if (!(made.callable() instanceof PyGlobal by)) {
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

  /**
   * Adds a value that the receiver supplies, because the receiver's own function decides what it
   * is.
   */
  void addExternal(PyValue value, int offset) {
    switch (value) {
      case PyPersistent _ -> addUnknown("<persistent id>", offset);
      case PyExtension extension -> addUnknown("<extension code " + extension.code() + ">", offset);
      default -> {} // plain data
    }
  }

  /**
   * Returns whether the given number of further values may be visited. A pickle has at most as many
   * values as bytes, but can refer to the same ones repeatedly.
   */
  boolean mayVisit(int count, int offset) {
    left = left < count ? -1 : left - count; // what is exhausted stays so
    if (left < 0) {
      addUnknown("…(...)", offset);
    }
    return left >= 0;
  }

  /** Returns whether values were not visited, so that any name may be used in any way. */
  boolean isExhausted() {
    return left < 0;
  }
}
