package picklescope.pickle;

import java.util.Optional;
import picklescope.python.PyGlobal;
import picklescope.python.RenamedInPython3;

/**
 * What is known of a name before it is used.
 *
 * @param bad whether it is {@linkplain KnownBad known to be bad}
 * @param harmless whether it is {@linkplain Harmless known to be harmless}
 * @param given what it may be given, if it is a harmless constructor
 * @param means what stands for it to do with its arguments
 */
record KnownName(
    PyGlobal global, boolean bad, boolean harmless, Optional<Harmless.Given> given, Means means) {
  /** Functions that pickles use as if they were opcodes. */
  enum Means {
    /** {@code builtins.getattr}: a dotted name, in protocols before 4. */
    ATTRIBUTE,
    /** {@code copyreg._reconstructor}: an object, in protocols 0 and 1. */
    RECONSTRUCTED,
    /** {@code copyreg.__newobj__}: NEWOBJ. */
    NEWOBJ,
    /** {@code copyreg.__newobj_ex__}: NEWOBJ_EX. */
    NEWOBJ_EX,
    /** All others. */
    CALL
  }

  private static final int LONGEST = 20; // bytes; more than any module or name of these has

  static KnownName of(PyGlobal global) {
    boolean harmless = Harmless.includes(global);
    boolean bad = !harmless && KnownBad.includes(global);
    return new KnownName(global, bad, harmless, Harmless.of(global), means(global));
  }

  private static Means means(PyGlobal named) {
    PyGlobal global = RenamedInPython3.toPython3(named);
    if (global.module().byteLength() > LONGEST || global.name().byteLength() > LONGEST) {
      return Means.CALL;
    }
    return switch (global.module() + "." + global.name()) {
      case "builtins.getattr" -> Means.ATTRIBUTE;
      case "copyreg._reconstructor" -> Means.RECONSTRUCTED;
      case "copyreg.__newobj__" -> Means.NEWOBJ;
      case "copyreg.__newobj_ex__" -> Means.NEWOBJ_EX;
      default -> Means.CALL;
    };
  }

  /** As the user is told. */
  String text() {
    return Globals.text(global);
  }
}
