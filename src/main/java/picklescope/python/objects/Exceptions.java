package picklescope.python.objects;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import picklescope.python.PyObject;
import picklescope.python.PyTuple;

/** Exceptions: their class's name and their arguments. */
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
  public Optional<Form> form(PyObject object) {
    if (!(object.arguments() instanceof PyTuple arguments)
        || !object.items().isEmpty()
        || !object.pairs().isEmpty()) {
      return Optional.empty();
    }
    // The file name of an OSError is no argument of it any more once it is made.
    boolean system = arguments.size() > 2 && arguments.size() <= 5 && isOsError();
    var shown = system ? arguments.items().subList(0, 2) : arguments.items();
    return Optional.of(
        Form.of(name + "(", new Form.Items(List.copyOf(shown)), ")").cyclic(name + "(...)"));
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
