package picklescope.send;

import picklescope.net.NetworkException;
import picklescope.net.SendOptions;

/** Where a responder sends its answers. */
public sealed interface AnswerTarget {
  /** To the sender of each message, from the port at which it arrived. */
  record Sender() implements AnswerTarget {}

  /**
   * To a port of the sender's computer, as {@code viz.addNetwork(e.address)} does: a program in
   * Vizard sends from another port than it receives at. If this program listens there, to the
   * sender itself.
   *
   * @param port 1 to 65535
   */
  record PortOfSender(int port) implements AnswerTarget {}

  /** To the same computers in each case. */
  record Fixed(Target target) implements AnswerTarget {}

  /**
   * Parses {@code :4950}, which is a port of the sender's computer, or destinations.
   *
   * @throws NetworkException if it is none of them; the message is for the user
   */
  static AnswerTarget parse(String text, SendOptions options) throws NetworkException {
    String to = text.strip();
    return to.matches(":\\d+")
        ? new PortOfSender(Destination.port(to.substring(1)))
        : new Fixed(Target.parse(to, options));
  }
}
