package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picklescope.Python;

/** A python3 that receives on a free port and prints a line for each datagram. */
public final class PythonReceiver implements AutoCloseable {
  /** Prints the unpickled message. */
  public static final String UNPICKLED = "pickle.loads(payload)";

  /** Prints the bytes. */
  public static final String RAW = "payload";

  private static final String SCRIPT =
      """
      import pickle, socket, struct
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
      s.bind(('', 0))
      %s
      print(s.getsockname()[1], flush=True)
      while True:
          payload, sender = s.recvfrom(70000)
          print(%s, flush=True)
      """;

  private final Process process;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final int port;

  private PythonReceiver(String script) throws Exception {
    process = Python.start(script);
    Thread.ofVirtual().start(this::read);
    port = Integer.parseInt(next());
  }

  /** Starts one that prints an expression over {@code payload} and {@code sender}. */
  public static PythonReceiver printing(String expression) throws Exception {
    return new PythonReceiver(SCRIPT.formatted("", expression));
  }

  /** The same, with a statement that prepares the socket {@code s}. */
  static PythonReceiver printing(String expression, String preparing) throws Exception {
    return new PythonReceiver(SCRIPT.formatted(preparing, expression));
  }

  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add("ended: " + e.getMessage());
    }
  }

  public int port() {
    return port;
  }

  /** Where it listens. */
  public Target target() {
    return Target.of(new Destination("127.0.0.1", port));
  }

  /** The next line. */
  public String next() throws InterruptedException {
    String line = lines.poll(60, TimeUnit.SECONDS);
    assertTrue(line != null, "nothing arrived");
    return line;
  }

  /** So many lines. */
  public List<String> next(int count) throws InterruptedException {
    var all = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      all.add(next());
    }
    return all;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
