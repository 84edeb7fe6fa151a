package picklescope.net;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketException;

/** Ports for tests. */
public final class FreePorts {
  private FreePorts() {}

  /** A UDP port that nobody has. */
  public static int next() throws IOException {
    try (var socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Whether a program could open the port now. */
  public static boolean isFree(int port) {
    try (var socket = new DatagramSocket(port)) {
      return socket.isBound();
    } catch (SocketException e) {
      return false;
    }
  }
}
