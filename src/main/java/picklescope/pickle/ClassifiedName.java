package picklescope.pickle;

import java.util.Optional;
import picklescope.python.PyGlobal;
import picklescope.python.RenamedInPython3;

/**
 * What is known of a name before it is used.
 *
 * @param dangerous whether it is {@linkplain DangerousNames known to be dangerous}
 * @param harmless whether it is {@linkplain HarmlessNames known to be harmless}
 * @param allowed what it may be given, if it is a harmless constructor
 * @param callKind what stands for it to do with its arguments
 */
record ClassifiedName(
    PyGlobal global,
    boolean dangerous,
    boolean harmless,
    Optional<HarmlessNames.AllowedArguments> allowed,
    CallKind callKind) {
  /** Functions that pickles use as if they were opcodes. */
  enum CallKind {
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

  static ClassifiedName of(PyGlobal global) {
    boolean harmless = HarmlessNames.includes(global);
    boolean dangerous = !harmless && DangerousNames.includes(global);
    return new ClassifiedName(
        global, dangerous, harmless, HarmlessNames.of(global), callKind(global));
  }

  private static CallKind callKind(PyGlobal named) {
    PyGlobal global = RenamedInPython3.toPython3(named);
    if (global.module().byteLength() > LONGEST || global.name().byteLength() > LONGEST) {
      return CallKind.CALL;
    }
    return switch (global.module() + "." + global.name()) {
      case "builtins.getattr" -> CallKind.ATTRIBUTE;
      case "copyreg._reconstructor" -> CallKind.RECONSTRUCTED;
      case "copyreg.__newobj__" -> CallKind.NEWOBJ;
      case "copyreg.__newobj_ex__" -> CallKind.NEWOBJ_EX;
      default -> CallKind.CALL;
    };
  }

  /** As the user is told. */
  String text() {
    return Globals.text(global);
  }
}
