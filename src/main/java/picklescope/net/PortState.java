package picklescope.net;

import java.util.List;

/**
 * The state of a listening port at one moment: switched off, listening, or not possible, with the
 * reason. {@link Ports#list} returns the current one.
 */
public sealed interface PortState {
  /** Switched off: the port is free for other programs. */
  record Closed() implements PortState {}

  /**
   * Listening.
   *
   * @param receiveBufferBytes the size of the system's receive buffer, as the system granted it.
   *     {@value #WANTED_RECEIVE_BUFFER} are requested; most systems grant less until their
   *     administrator raises the limit (Linux: {@code sysctl net.core.rmem_max})
   * @param others for a shared port, which other programs receive datagrams in our place and what
   *     to do, for the user; empty if none does, the system does not report it, or it was not asked
   *     ({@link Ports#list} asks). On Windows, which does not define who receives, always that
   * @param joined the multicast groups that it has joined, each with the network interfaces, for
   *     the user: {@code 239.1.1.1 on eth0, lo}
   */
  record Open(int receiveBufferBytes, String others, List<String> joined) implements PortState {
    /** The requested size: half a second at the maximum rate over the loopback. */
    public static final int WANTED_RECEIVE_BUFFER = 64 << 20;

    /** Copies the list. */
    public Open {
      joined = List.copyOf(joined);
    }

    /** Creates the state of a port that has joined no group. */
    public Open(int receiveBufferBytes, String others) {
      this(receiveBufferBytes, others, List.of());
    }
  }

  /**
   * Switched on, but it could not be opened.
   *
   * @param reason the reason and what to do, for the user; where the system tells, {@link
   *     Ports#list} adds which program has the port
   * @param cause what has to change
   */
  record Failed(String reason, Cause cause) implements PortState {
    /** Why a port could not be opened. */
    public enum Cause {
      /** Another program has it; {@link Ports#retry} opens it once it is free. */
      IN_USE,

      /** Its address or network interface is not there; {@link Ports#retry} opens it once it is. */
      NOT_THERE,

      /** Anything else. */
      OTHER
    }

    /** Creates the state of a port that is in use or has another cause. */
    public Failed(String reason, boolean inUse) {
      this(reason, inUse ? Cause.IN_USE : Cause.OTHER);
    }

    /** Returns whether another program has it. */
    public boolean inUse() {
      return cause == Cause.IN_USE;
    }

    /** Returns whether {@link Ports#retry} may open it. */
    public boolean mayBeRetried() {
      return cause != Cause.OTHER;
    }
  }
}
