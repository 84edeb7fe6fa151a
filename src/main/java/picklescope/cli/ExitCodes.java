package picklescope.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.function.IntSupplier;
import picklescope.net.NetworkException;
import picklescope.pickle.PickleException;
import picklescope.python.source.SourceException;
import picklescope.python.text.VisibleText;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Maps exceptions to messages and exit codes; the only place that does so. */
final class ExitCodes implements IExecutionExceptionHandler, IParameterExceptionHandler {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int ALARM = 3;
  static final int INTERNAL = 70;

  private final PrintStream err;

  ExitCodes(PrintStream err) {
    this.err = err;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    String name = command.getCommandSpec().qualifiedName();
    return switch (failure) {
      case Output.ClosedException _ -> OK;
      case StopSignal.StoppedException _ -> OK;
      case MistakeException mistake -> report(name, mistake.getMessage(), USAGE);
      case NetworkException network -> report(name, VisibleText.line(network.getMessage()), FAILED);
      case PickleException pickle -> report(name, about(pickle), FAILED);
      case IOException io -> report(name, VisibleText.line(about(io)), FAILED);
      case InvalidPathException path ->
          report(
              name,
              "'%s' is not a valid file name on this system."
                  .formatted(VisibleText.line(path.getInput())),
              USAGE);
      default -> {
        err.println(name + ": a mistake in Picklescope itself; please report it with these lines:");
        failure.printStackTrace(err);
        yield INTERNAL;
      }
    };
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    String name = mistake.getCommandLine().getCommandSpec().qualifiedName();
    return report(name, "%s%nSee: %s --help".formatted(mistake.getMessage(), name), USAGE);
  }

  /** Runs a command and reports if there is not enough memory. */
  int orNoMemory(IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (OutOfMemoryError e) {
      return report(
          "picklescope",
          "There is not enough memory for this. Give Java more: JDK_JAVA_OPTIONS=-Xmx4g",
          FAILED);
    }
  }

  private int report(String name, String message, int code) {
    err.println(name + ": " + message);
    return code;
  }

  static String about(PickleException e) {
    return "%s (at byte %d)".formatted(e.getMessage(), e.offset());
  }

  private static String about(IOException e) {
    return switch (e) {
      case NoSuchFileException file -> "There is no file '%s'.".formatted(file.getFile());
      case AccessDeniedException file ->
          "No permission to read or write '%s'.".formatted(file.getFile());
      case FileNotFoundException file -> String.valueOf(file.getMessage());
      default -> String.valueOf(e.getMessage());
    };
  }

  /** Returns an exception for a mistake in the arguments. */
  static ParameterException usage(CommandLine command, String message) {
    return new ParameterException(command, message);
  }

  /** A mistake inside an argument: the message contains the text and a mark below the position. */
  static final class MistakeException extends Exception {
    private static final long serialVersionUID = 1L;

    MistakeException(String text, SourceException at) {
      super(at.getMessage() + "\n" + marked(text, at.offset()));
    }

    @Override
    public String getMessage() {
      return Objects.requireNonNull(super.getMessage());
    }

    private static String marked(String text, int offset) {
      int start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
      if (offset == 0) {
        start = 0;
      }
      int end = text.indexOf('\n', start);
      String line = text.substring(start, end < 0 ? text.length() : end);
      var indent = new StringBuilder();
      line.substring(0, Math.min(offset - start, line.length()))
          .codePoints()
          .forEach(c -> indent.append(c == '\t' ? '\t' : ' '));
      return "  " + line + "\n  " + indent + "^";
    }
  }
}
