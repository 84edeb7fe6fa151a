package picklescope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picklescope.system.OperatingSystem;

/** A real python3 process. */
public final class Python {
  /** The installer for Windows brings no {@code python3}. */
  private static final String PROGRAM =
      OperatingSystem.running() == OperatingSystem.WINDOWS ? "python" : "python3";

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
    return output.replace(System.lineSeparator(), "\n");
  }

  /** Starts a script; what it prints, errors too, is its output. */
  public static Process start(String script) throws Exception {
    return new ProcessBuilder(script(script)).redirectErrorStream(true).start();
  }

  /** The command of a file with arguments; its files and pipes are in UTF-8. */
  public static List<String> command(String... file) {
    return Stream.concat(Stream.of(PROGRAM, "-X", "utf8"), Stream.of(file)).toList();
  }

  /**
   * The command of a script, from a file: Windows has no place for a long one in a command line,
   * nor for its quotes.
   */
  public static List<String> script(String script) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "test-scripts").toAbsolutePath());
      Path file = Files.createTempFile(folder, "script", ".py");
      file.toFile().deleteOnExit();
      return command(Files.writeString(file, script).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
