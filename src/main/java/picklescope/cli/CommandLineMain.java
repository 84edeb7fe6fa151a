package picklescope.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry point. */
@Command(name = "picklescope")
public final class CommandLineMain {
  /** Runs a command line and gives its exit code. */
  public int run(String... arguments) {
    return new CommandLine(this).execute(arguments);
  }
}
