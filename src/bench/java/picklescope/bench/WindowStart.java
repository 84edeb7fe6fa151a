package picklescope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An X server of its own that reports when a program's window is mapped. */
final class WindowStart implements AutoCloseable {
  private static final Duration SETTLED = Duration.ofSeconds(8);

  private final Process server;
  private final String display;

  private WindowStart(Process server, String display) {
    this.server = server;
    this.display = display;
  }

  /**
   * A start of a program.
   *
   * @param seconds until its window was mapped
   * @param processorSeconds the processor time that it took in its first eight seconds
   */
  record Start(double seconds, double processorSeconds) {}

  /** Starts the X server (Xvfb) on a display that is free. */
  static WindowStart open() throws IOException {
    var server =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = server.inputReader();
    return new WindowStart(server, ":" + out.readLine());
  }

  /** Measures a start; the program finds its settings and captures in a folder. */
  Start measure(List<String> command, Path home) throws IOException, InterruptedException {
    var events = program(List.of("xev", "-root", "-event", "substructure"), home).start();
    BufferedReader mapped = events.inputReader();
    long begin = System.nanoTime();
    var program = program(command, home).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      String line = mapped.readLine();
      while (line != null && !line.startsWith("MapNotify")) {
        line = mapped.readLine();
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      program.waitFor(SETTLED.toMillis() - (long) (seconds * 1000), TimeUnit.MILLISECONDS);
      var processor = program.info().totalCpuDuration().orElse(Duration.ZERO);
      return new Start(seconds, processor.toMillis() / 1e3);
    } finally {
      program.destroy();
      program.waitFor();
      events.destroy();
    }
  }

  private ProcessBuilder program(List<String> command, Path home) {
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DISPLAY", display);
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
    builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
    return builder;
  }

  @Override
  public void close() throws InterruptedException {
    server.destroy();
    server.waitFor();
  }
}
