package picklescope.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import picklescope.linux.LinuxCalls;

/**
 * Socket options of Linux that Java does not offer (socket(7)). Requires {@link
 * LinuxCalls#areAvailable()}.
 */
final class LinuxSocket {
  // Constants of Linux's socket.h on 64-bit processors.
  static final int SOL_SOCKET = 1;

  /** Delivers the arrival time with each datagram. */
  static final int SO_TIMESTAMPNS = 35;

  /** Delivers with each datagram how many were dropped at the socket before it. */
  static final int SO_RXQ_OVFL = 40;

  /** A receive buffer beyond the system's limit; needs {@code CAP_NET_ADMIN}. */
  static final int SO_RCVBUFFORCE = 33;

  /** The level of options of UDP. */
  static final int IPPROTO_UDP = 17;

  /** The length of the datagrams into which the system cuts what is sent; from Linux 4.18. */
  static final int UDP_SEGMENT = 103;

  private static final int SO_BINDTODEVICE = 25;
  private static final int IPPROTO_IP = 0;
  private static final int IP_MULTICAST_ALL = 49;
  private static final int IP_RECVERR = 11;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPV6_MULTICAST_ALL = 29;
  private static final int IPV6_RECVERR = 25;

  private LinuxSocket() {}

  /**
   * Makes a socket receive and send by one network interface only.
   *
   * @return whether the system accepted it; before Linux 5.7 it needs {@code CAP_NET_RAW}
   */
  static boolean bindToDevice(int descriptor, String networkInterface) {
    try (var arena = Arena.ofConfined()) {
      return set(descriptor, SOL_SOCKET, SO_BINDTODEVICE, arena.allocateFrom(networkInterface));
    }
  }

  /**
   * Makes a socket receive datagrams only of groups that it has joined itself; without this also of
   * those that other programs have joined (ip(7), {@code IP_MULTICAST_ALL}).
   */
  static void receiveOnlyOwnGroups(int descriptor) {
    try (var arena = Arena.ofConfined()) {
      var off = arena.allocateFrom(ValueLayout.JAVA_INT, 0);
      set(descriptor, IPPROTO_IP, IP_MULTICAST_ALL, off);
      set(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_ALL, off);
    }
  }

  /**
   * Makes the system keep the errors of datagrams that were sent from a socket, of both IP
   * versions; each then also makes the socket's next call fail.
   */
  static void setErrorQueue(int descriptor, boolean on) {
    try (var arena = Arena.ofConfined()) {
      var value = arena.allocateFrom(ValueLayout.JAVA_INT, on ? 1 : 0);
      set(descriptor, IPPROTO_IP, IP_RECVERR, value);
      set(descriptor, IPPROTO_IPV6, IPV6_RECVERR, value);
    }
  }

  /** Returns whether the system knows {@link #UDP_SEGMENT}; one that does not would ignore it. */
  static boolean knowsSegments(int descriptor) {
    try (var arena = Arena.ofConfined()) {
      return set(descriptor, IPPROTO_UDP, UDP_SEGMENT, arena.allocateFrom(ValueLayout.JAVA_INT, 0));
    }
  }

  /** Returns whether control data of a message is an error of the error queue. */
  static boolean isError(int level, int type) {
    return level == IPPROTO_IP && type == IP_RECVERR
        || level == IPPROTO_IPV6 && type == IPV6_RECVERR;
  }

  /**
   * Sets an option at the level {@code SOL_SOCKET}.
   *
   * @return whether the system accepted it
   */
  static boolean set(int descriptor, int option, int value) {
    try (var arena = Arena.ofConfined()) {
      return set(descriptor, SOL_SOCKET, option, arena.allocateFrom(ValueLayout.JAVA_INT, value));
    }
  }

  private static boolean set(int descriptor, int level, int option, MemorySegment value) {
    var setsockopt =
        LinuxCalls.function(
            "setsockopt",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try {
      return 0
          == (int) setsockopt.invokeExact(descriptor, level, option, value, (int) value.byteSize());
    } catch (Throwable e) {
      throw new IllegalStateException("setsockopt cannot be called", e);
    }
  }
}
