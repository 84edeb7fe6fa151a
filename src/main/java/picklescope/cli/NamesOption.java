package picklescope.cli;

import picklescope.session.Session;
import picocli.CommandLine.Option;

/** The option {@code --no-names}: whether name servers are asked for the names of senders. */
final class NamesOption {
  @Option(
      names = "--no-names",
      description = {
        "Asks no name server who a sender is, which tells it who sends: addresses and",
        "your own names for them are shown."
      })
  private boolean noNames;

  /** Switches look-ups off in a session, if that is asked. */
  void applyTo(Session session) {
    if (noNames) {
      session.senderNames().setLookUps(false);
    }
  }
}
