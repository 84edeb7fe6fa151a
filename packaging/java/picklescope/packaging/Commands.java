package picklescope.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs the programs that packages are made with. */
final class Commands {
  private Commands() {}

  /** Returns a tool of the JDK that runs this program, for example {@code jlink}. */
  static String ofJdk(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  /**
   * Runs a program to its end.
   *
   * @throws IOException if it cannot be started, or ends with another exit code than 0: then with
   *     its output
   */
  static void run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException("exit code %d of %s:%n%s".formatted(code, command, output));
    }
  }
}
