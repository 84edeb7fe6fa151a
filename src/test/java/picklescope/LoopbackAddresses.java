package picklescope;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** The addresses with which a test plays several computers: macOS has only one. */
public final class LoopbackAddresses {
  private LoopbackAddresses() {}

  /** Skips a test where not all of 127.0.0.0/8 are addresses of this computer. */
  public static void assumeMany() {
    assumeTrue(canBind("127.0.0.2"), "this computer has no address 127.0.0.2");
  }

  private static boolean canBind(String address) {
    try (var socket = new DatagramSocket(0, InetAddress.getByName(address))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
