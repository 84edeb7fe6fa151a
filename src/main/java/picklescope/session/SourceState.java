package picklescope.session;

import java.util.List;
import java.util.Optional;
import picklescope.capture.program.CaptureProblem;
import picklescope.feed.Publisher;

/** What a relay, a passive capture or a publisher does now. */
public sealed interface SourceState {
  /** It is switched off. */
  record Off() implements SourceState {}

  /** It is being opened: names are looked up, a program is started. */
  record Opening() implements SourceState {}

  /** A relay that passes messages on. */
  record Relaying(RunningRelay relay) implements SourceState {}

  /** A passive capture that watches. */
  record Watching(PassiveCapture capture) implements SourceState {}

  /**
   * The live capture is published.
   *
   * @param othersWaiting the other brokers to which earlier recordings are still to be published
   */
  record Publishing(Publisher publisher, List<String> othersWaiting) implements SourceState {
    /** Copies the list. */
    public Publishing {
      othersWaiting = List.copyOf(othersWaiting);
    }
  }

  /**
   * It could not be opened, or has stopped by itself.
   *
   * @param reason why, and what to do, for the user; if there is a line it ends with a colon
   * @param line the command that repairs it, to be copied; empty if there is none
   */
  record Failed(String reason, Optional<String> line) implements SourceState {
    /** Creates the state of a failure that no command mends. */
    public Failed(String reason) {
      this(reason, Optional.empty());
    }

    static Failed of(CaptureProblem problem) {
      return new Failed(problem.text(), problem.line());
    }

    /** Returns the reason with the command. */
    public String whole() {
      return line.map(command -> reason + " " + command).orElse(reason);
    }
  }
}
