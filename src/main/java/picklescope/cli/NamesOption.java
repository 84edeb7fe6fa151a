package picklescope.cli;

import picklescope.session.Session;
import picocli.CommandLine.Option;

/** The option {@code --no-names}: switches the look-up of senders' names off. */
final class NamesOption {
  @Option(
      names = "--no-names",
      description =
          "Does not look up senders' names, which would reveal their addresses to the name "
              + "server: addresses and your own names for them are shown.")
  private boolean noNames;

  /** Switches look-ups off in a session if the option is given. */
  void applyTo(Session session) {
    if (noNames) {
      session.senderNames().setLookUps(false);
    }
  }
}
