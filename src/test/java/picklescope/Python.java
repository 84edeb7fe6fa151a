package picklescope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A real python3 process. */
public final class Python {
  private Python() {}

  /** Runs a script to its end and gives what it has printed. */
  public static String run(String script) throws Exception {
    Process process = start(script);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("python3 did not end; it printed: " + output);
    }
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  /** Starts a script; what it prints, errors too, is its output. */
  public static Process start(String script) throws Exception {
    return new ProcessBuilder("python3", "-c", script).redirectErrorStream(true).start();
  }

  /** A script that sends the documentation's example, pickled, to a port of this computer. */
  public static String sendCall(int port, String arguments, String keywords) {
    return """
    import pickle, socket
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.sendto(pickle.dumps((%s, %s), 4), ('127.0.0.1', %d))
    """
        .formatted(arguments, keywords, port);
  }
}
