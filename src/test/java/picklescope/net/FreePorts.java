package picklescope.net;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import picklescope.TestFork;

/**
 * Ports for tests. No port is returned twice, and tests that run in parallel cannot take it: each
 * JVM of tests has its own range, below the ports that the system assigns to sockets without a port
 * (from 32,768 on Linux, from 49,152 elsewhere).
 */
public final class FreePorts {
  private static final int FIRST = 10_000;
  private static final int RANGE = 2_500;
  private static final int RANGES = 9;

  /** Begins anywhere, for another build may run on this computer. */
  private static final AtomicInteger NEXT = new AtomicInteger(new Random().nextInt(RANGE));

  private FreePorts() {}

  /** Returns a UDP port that is not in use. */
  public static int next() throws IOException {
    for (int i = 0; i < RANGE; i++) {
      int port =
          FIRST + TestFork.number() % RANGES * RANGE + Math.floorMod(NEXT.getAndIncrement(), RANGE);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no free port");
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
