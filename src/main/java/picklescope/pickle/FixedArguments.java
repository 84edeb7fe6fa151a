package picklescope.pickle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import picklescope.python.PyBytes;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;

/**
 * Checks the arguments of functions that are harmless only in the way in which pickles use them.
 */
final class FixedArguments {
  private static final int DEBUG = 128; // re.DEBUG

  private FixedArguments() {}

  /**
   * Returns whether the arguments of {@code _codecs.encode} are those with which protocols 0 to 2
   * write bytes.
   */
  static boolean isLatin1(List<PyValue> arguments) {
    return arguments.size() == 2
        && arguments.stream().allMatch(given -> given instanceof PyStr || given instanceof PyStr2)
        && (arguments.get(1).equals(PyStr.of("latin1"))
            || arguments.get(1) instanceof PyStr2 old
                && old.text().equals(Optional.of(PyStr.of("latin1"))));
  }

  /**
   * Returns whether the arguments of {@code re._compile} are a regular expression and flags without
   * {@code re.DEBUG}, which prints to the receiver's standard output.
   */
  static boolean isPattern(List<PyValue> arguments) {
    return arguments.size() == 2
        && switch (arguments.getFirst()) {
          case PyStr _, PyStr2 _, PyBytes _ -> true;
          case PyObject call ->
              call.callable() instanceof PyGlobal by && HarmlessNames.createsBytes(by);
          default -> false;
        }
        && arguments.get(1) instanceof PyInt flags
        && flags.isLong()
        && flags.longValue() >= 0
        && (flags.longValue() & DEBUG) == 0;
  }

  /** Returns whether the arguments are those of {@code array._array_reconstructor}. */
  static boolean isPacked(List<PyValue> arguments) {
    return arguments.size() == 4
        && arguments.getFirst() instanceof PyGlobal type
        && HarmlessNames.qualified(type).equals("array.array")
        && arguments.get(2) instanceof PyInt
        && (arguments.get(3) instanceof PyBytes
            || arguments.get(3) instanceof PyObject call
                && call.callable() instanceof PyGlobal by
                && HarmlessNames.createsBytes(by));
  }

  /**
   * Returns whether the arguments of a {@code UnicodeError} are a text and where it is wrong, with
   * the name of the encoding if it is not that of {@code str.translate}.
   */
  static boolean isCodecError(List<PyValue> arguments) {
    int start = arguments.size() - 3;
    return (start == 1 || start == 2)
        && arguments.get(start) instanceof PyInt from
        && arguments.get(start + 1) instanceof PyInt to
        && from.isLong()
        && to.isLong()
        && 0 <= from.longValue()
        && from.longValue() <= to.longValue()
        && to.longValue() <= Integer.MAX_VALUE;
  }

  /** Returns whether the arguments of {@code type} are a value whose class has no other name. */
  static boolean isSingleton(List<PyValue> arguments) {
    return arguments.size() == 1
        && switch (arguments.getFirst()) {
          case PyNone _ -> true;
          case PyGlobal global ->
              Set.of("builtins.Ellipsis", "builtins.NotImplemented")
                  .contains(HarmlessNames.qualified(global));
          default -> false;
        };
  }
}
