package picklescope.cli;

import picklescope.feed.HostName;
import picklescope.feed.LabAddress;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option {@code --name}, and the address of a broker. */
final class PublishingOptions {
  @Option(
      names = "--name",
      paramLabel = "HOST",
      description =
          "The name under which this computer publishes; usually its own. Each computer "
              + "of a lab needs another one.")
  private String name = NotGiven.TEXT;

  boolean isNamed() {
    return !name.equals(NotGiven.TEXT);
  }

  /** Returns the name; may ask the name service for that of this computer. */
  HostName host(CommandLine command) {
    return isNamed() ? named(command, "--name", name) : HostName.ofThisComputer();
  }

  /** Throws a usage error if the name is not allowed. */
  void check(CommandLine command) {
    if (isNamed()) {
      named(command, "--name", name);
    }
  }

  static HostName named(CommandLine command, String option, String text) {
    try {
      return new HostName(text);
    } catch (IllegalArgumentException e) {
      throw ExitCodes.usage(command, option + ": " + e.getMessage());
    }
  }

  static LabAddress address(CommandLine command, String text) {
    try {
      return LabAddress.of(text, System.getenv());
    } catch (IllegalArgumentException e) {
      throw ExitCodes.usage(command, String.valueOf(e.getMessage()));
    }
  }
}
