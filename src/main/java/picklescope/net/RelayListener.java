package picklescope.net;

import java.net.InetSocketAddress;

/** Is told what happened to a relay's messages. Called on the relay's thread; must not wait. */
@FunctionalInterface
public interface RelayListener {
  /**
   * Called when a target has refused a message: no program listens there (ICMP port unreachable,
   * RFC 792 and 4443). If messages follow each other faster than the refusal comes back, it is
   * taken for that of the latest. Systems send only some refusals each second.
   *
   * @param number the message's number in the capture; 0 if it was not stored
   */
  void refused(long number, InetSocketAddress target);

  /**
   * Called when a changed message has been sent.
   *
   * @param number the message's number in the capture as it arrived; 0 if it was not stored
   * @param sentNumber its number as it was sent; 0 if it was not stored
   * @param why what has changed it
   */
  default void changed(long number, long sentNumber, String why) {}
}
