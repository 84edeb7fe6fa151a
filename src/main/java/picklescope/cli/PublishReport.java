package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import picklescope.feed.HostName;
import picklescope.feed.LabAddress;
import picklescope.feed.Publisher;
import picklescope.feed.PublisherState;
import picklescope.python.text.Counted;
import picklescope.session.Session;

/** Reports what a publisher does, on standard error. */
final class PublishReport {
  private final Publisher publisher;
  private final LabAddress address;
  private final PrintStream err;
  private String reported = "";

  private PublishReport(Publisher publisher, LabAddress address, PrintStream err) {
    this.publisher = publisher;
    this.address = address;
    this.err = err;
  }

  /** Begins to publish, and reports what is still to be published to other servers. */
  static PublishReport open(Session session, LabAddress address, HostName host, PrintStream err) {
    var publishings = session.publishings();
    for (String other : publishings.othersWaiting(address, host)) {
      err.printf(
          "an earlier recording of %s is for %s, and is not published to %s; publish to the former"
              + " to send it%n",
          host, other, address);
    }
    return new PublishReport(publishings.open(address, host), address, err);
  }

  /** Reports what has changed since the last call; returns whether it still publishes. */
  boolean look() {
    var state = publisher.state();
    String now =
        switch (state.phase()) {
          case CONNECTING, FAILED -> "";
          case PUBLISHING -> "publishing as %s to %s".formatted(publisher.host(), address);
          case WAITING -> state.problem() + " Recording goes on; it is tried again each second.";
        };
    if (!now.isEmpty() && !now.equals(reported)) {
      reported = now;
      err.println(now);
    }
    return state.phase() != PublisherState.Phase.FAILED;
  }

  /**
   * Reports what was published, to be called when the session is closed.
   *
   * @throws IOException if publishing has failed; the message is the reason
   */
  void end() throws IOException {
    var state = publisher.state();
    if (state.earlier() > 0) {
      err.printf("%s of an earlier recording published%n", Counted.messages(state.earlier()));
    }
    err.printf("%s published%n", Counted.messages(state.confirmed()));
    if (state.waiting() > 0) {
      err.printf(
          "%s not published; the next 'picklescope publish' to this server under this name does"
              + " it%n",
          Counted.messagesWere(state.waiting()));
    }
    if (state.overwritten() > 0) {
      err.printf(
          "%s overwritten in the recording before being published%n",
          Counted.messagesWere(state.overwritten()));
    }
    if (state.phase() == PublisherState.Phase.FAILED) {
      throw new IOException(state.problem());
    }
  }
}
