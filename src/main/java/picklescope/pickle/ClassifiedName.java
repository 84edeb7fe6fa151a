package picklescope.pickle;

import java.util.Optional;
import java.util.Set;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;
import picklescope.python.RenamedInPython3;

/**
 * A name with its classification.
 *
 * @param dangerous whether it is one of the {@linkplain DangerousNames dangerous names}
 * @param harmless whether it is one of the {@linkplain HarmlessNames harmless names}
 * @param allowed the arguments that are allowed, if it is a harmless constructor
 * @param state the states that are allowed for its objects, if it is a class
 * @param filled whether items or pairs may be added to its objects
 * @param createsBytes whether a call of it creates bytes, also of a text
 * @param callKind what a call of it does
 */
record ClassifiedName(
    PyGlobal global,
    boolean dangerous,
    boolean harmless,
    Optional<AllowedArguments> allowed,
    AllowedState state,
    boolean filled,
    boolean createsBytes,
    CallKind callKind) {
  /** Functions that pickles use like opcodes. */
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

  /** The last parts of the names in {@link #CREATE_BYTES}, which are compared first. */
  private static final Set<PyStr> LAST_PARTS =
      Set.of(PyStr.of("encode"), PyStr.of("bytes"), PyStr.of("bytearray"));

  private static final Set<String> CREATE_BYTES =
      Set.of("_codecs.encode", "builtins.bytes", "builtins.bytearray");
  private static final int MAX_LENGTH = 20; // bytes; longer than any module or name of these

  static ClassifiedName of(PyGlobal global) {
    boolean harmless = HarmlessNames.includes(global);
    boolean dangerous = !harmless && DangerousNames.includes(global);
    return new ClassifiedName(
        global,
        dangerous,
        harmless,
        HarmlessNames.of(global),
        HarmlessNames.state(global),
        HarmlessNames.isFilled(global),
        createsBytes(global),
        callKind(global));
  }

  boolean allows(AllowedArguments arguments) {
    return allowed.isPresent() && allowed.get() == arguments;
  }

  /** Returns whether it is harmless with anything that harmless names create. */
  boolean harmlessAnyhow() {
    return allowed.isPresent() && allowed.get().anyhow;
  }

  /** Returns whether a call of it creates an object of the class that is its first argument. */
  boolean createsFirstArgument() {
    return callKind == CallKind.RECONSTRUCTED
        || callKind == CallKind.NEWOBJ
        || callKind == CallKind.NEWOBJ_EX
        || allows(AllowedArguments.ARRAY)
        || allows(AllowedArguments.MASKED_ARRAY)
        || allows(AllowedArguments.PACKED);
  }

  private static boolean createsBytes(PyGlobal global) {
    return LAST_PARTS.contains(global.name())
        && CREATE_BYTES.contains(HarmlessNames.qualified(global));
  }

  private static CallKind callKind(PyGlobal named) {
    PyGlobal global = RenamedInPython3.toPython3(named);
    if (global.module().byteLength() > MAX_LENGTH || global.name().byteLength() > MAX_LENGTH) {
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

  /** Returns the name as displayed. */
  String text() {
    return Globals.text(global);
  }
}
