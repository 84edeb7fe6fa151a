package picklescope.python.objects;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picklescope.python.Form;
import picklescope.python.PyValue;

/** Exceptions: the name of their class and their arguments. */
final class Exceptions implements Family {
  private static final Set<String> BUILTIN =
      Set.of(
          "ArithmeticError",
          "AssertionError",
          "AttributeError",
          "BaseException",
          "BaseExceptionGroup",
          "BlockingIOError",
          "BrokenPipeError",
          "BufferError",
          "BytesWarning",
          "ChildProcessError",
          "ConnectionAbortedError",
          "ConnectionError",
          "ConnectionRefusedError",
          "ConnectionResetError",
          "DeprecationWarning",
          "EOFError",
          "EncodingWarning",
          "Exception",
          "ExceptionGroup",
          "FileExistsError",
          "FileNotFoundError",
          "FloatingPointError",
          "FutureWarning",
          "GeneratorExit",
          "ImportError",
          "ImportWarning",
          "IndentationError",
          "IndexError",
          "InterruptedError",
          "IsADirectoryError",
          "KeyError",
          "KeyboardInterrupt",
          "LookupError",
          "MemoryError",
          "ModuleNotFoundError",
          "NameError",
          "NotADirectoryError",
          "NotImplementedError",
          "OSError",
          "OverflowError",
          "PendingDeprecationWarning",
          "PermissionError",
          "ProcessLookupError",
          "PythonFinalizationError",
          "RecursionError",
          "ReferenceError",
          "ResourceWarning",
          "RuntimeError",
          "RuntimeWarning",
          "StopAsyncIteration",
          "StopIteration",
          "SyntaxError",
          "SyntaxWarning",
          "SystemError",
          "SystemExit",
          "TabError",
          "TimeoutError",
          "TypeError",
          "UnboundLocalError",
          "UnicodeDecodeError",
          "UnicodeEncodeError",
          "UnicodeError",
          "UnicodeTranslateError",
          "UnicodeWarning",
          "UserWarning",
          "ValueError",
          "Warning",
          "ZeroDivisionError");

  private final String name;

  Exceptions(String name) {
    this.name = name;
  }

  static boolean isBuiltin(String name) {
    return BUILTIN.contains(name);
  }

  static Set<String> names() {
    return BUILTIN;
  }

  @Override
  public Optional<Form> form(Construction object) {
    if (object.keywords() || object.hasContent()) {
      return Optional.empty();
    }
    List<PyValue> arguments = object.arguments();
    // OSError removes the file name from the arguments when it is created.
    boolean system = arguments.size() > 2 && arguments.size() <= 5 && isOsError();
    var shown = system ? arguments.subList(0, 2) : arguments;
    String made =
        arguments.size() >= 2 && arguments.size() <= 5 ? made(arguments.getFirst()) : name;
    return Optional.of(
        Form.of(made + "(", new Form.Items(List.copyOf(shown)), ")").cyclic(name + "(...)"));
  }

  /**
   * Returns the subclass that OSError creates for some errors, whose numbers are the same on all
   * systems.
   */
  private String made(PyValue number) {
    var errno = name.equals("OSError") ? TypedValues.integer(number, 0, 99) : OptionalLong.empty();
    return switch ((int) errno.orElse(0)) {
      case 1, 13 -> "PermissionError";
      case 2 -> "FileNotFoundError";
      case 3 -> "ProcessLookupError";
      case 4 -> "InterruptedError";
      case 10 -> "ChildProcessError";
      case 17 -> "FileExistsError";
      case 20 -> "NotADirectoryError";
      case 21 -> "IsADirectoryError";
      case 32 -> "BrokenPipeError";
      default -> name;
    };
  }

  private boolean isOsError() {
    return switch (name) {
      case "BlockingIOError",
          "BrokenPipeError",
          "ChildProcessError",
          "ConnectionAbortedError",
          "ConnectionError",
          "ConnectionRefusedError",
          "ConnectionResetError",
          "FileExistsError",
          "FileNotFoundError",
          "InterruptedError",
          "IsADirectoryError",
          "NotADirectoryError",
          "OSError",
          "PermissionError",
          "ProcessLookupError",
          "TimeoutError" ->
          true;
      default -> false;
    };
  }
}
