package picklescope.feed.nats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** Passes connections on to a port of this computer; what comes back is under way for long. */
final class SlowNetwork implements AutoCloseable {
  private final ServerSocket accepting = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final int to;
  private final Duration delay;

  private record Part(byte[] bytes, long dueNanos) {}

  SlowNetwork(int to, Duration delay) throws IOException {
    this.to = to;
    this.delay = delay;
    run(this::accept);
  }

  int port() {
    return accepting.getLocalPort();
  }

  @FunctionalInterface
  private interface Copying {
    void run() throws IOException, InterruptedException;
  }

  private static void run(Copying copying) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            copying.run();
          } catch (IOException e) {
            // One of the two has closed the connection.
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  private void accept() throws IOException {
    while (true) {
      var client = accepting.accept();
      var server = new Socket(InetAddress.getLoopbackAddress(), to);
      open.add(client);
      open.add(server);
      var parts = new LinkedBlockingQueue<Part>();
      run(() -> client.getInputStream().transferTo(server.getOutputStream()));
      run(() -> take(server.getInputStream(), parts));
      run(() -> give(parts, client.getOutputStream()));
    }
  }

  private void take(InputStream in, BlockingQueue<Part> parts) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      parts.add(new Part(Arrays.copyOf(buffer, length), System.nanoTime() + delay.toNanos()));
    }
  }

  private static void give(BlockingQueue<Part> parts, OutputStream out)
      throws IOException, InterruptedException {
    while (true) {
      var part = parts.take();
      while (part.dueNanos() - System.nanoTime() > 0) {
        LockSupport.parkNanos(part.dueNanos() - System.nanoTime());
      }
      out.write(part.bytes());
    }
  }

  @Override
  public void close() throws IOException {
    accepting.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
