package picklescope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/** An X server of its own that reports when a program's window is mapped, and when it is drawn. */
final class WindowStart implements AutoCloseable {
  private static final Duration SETTLED = Duration.ofSeconds(8);
  private static final Duration LOOK = Duration.ofMillis(15);
  private static final Duration UNCHANGED = Duration.ofSeconds(1);

  private final Process server;
  private final String display;
  private final ByteBuffer screen;

  private WindowStart(Process server, String display, ByteBuffer screen) {
    this.server = server;
    this.display = display;
    this.screen = screen;
  }

  /**
   * A start of a program.
   *
   * @param seconds until its window was mapped
   * @param drawnSeconds until the screen had the picture that then stayed for a second
   * @param processorSeconds the processor time that it took in its first eight seconds
   */
  record Start(double seconds, double drawnSeconds, double processorSeconds) {}

  /** Starts the X server (Xvfb) on a display that is free. */
  static WindowStart open() throws IOException {
    Path pixels = Files.createTempDirectory("picklescope-screen");
    var command =
        List.of(
            "Xvfb",
            "-displayfd",
            "1",
            "-noreset",
            "-fbdir",
            pixels.toString(),
            "-screen",
            "0",
            "1600x1000x24");
    var server = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader out = server.inputReader();
    String display = ":" + out.readLine();
    try (var file = FileChannel.open(pixels.resolve("Xvfb_screen0"))) {
      var screen = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
      return new WindowStart(server, display, screen);
    }
  }

  /** Measures a start; the program finds its settings and captures in a folder. */
  Start measure(List<String> command, Path home) throws Exception {
    var events = program(List.of("xev", "-root", "-event", "substructure"), home).start();
    BufferedReader mapped = events.inputReader();
    long begin = System.nanoTime();
    var program = program(command, home).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      var drawn = new FutureTask<>(() -> drawn(begin));
      String line = mapped.readLine();
      while (line != null && !line.startsWith("MapNotify")) {
        line = mapped.readLine();
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      Thread.ofPlatform().start(drawn);
      program.waitFor(SETTLED.toMillis() - (long) (seconds * 1000), TimeUnit.MILLISECONDS);
      var processor = program.info().totalCpuDuration().orElse(Duration.ZERO);
      return new Start(seconds, drawn.get(), processor.toMillis() / 1e3);
    } finally {
      program.destroy();
      program.waitFor();
      events.destroy();
    }
  }

  /** Returns the seconds from a time until the last change before the screen stays the same. */
  private double drawn(long begin) throws InterruptedException {
    long picture = picture();
    long changed = System.nanoTime();
    while (System.nanoTime() - changed < UNCHANGED.toNanos()) {
      Thread.sleep(LOOK);
      long now = picture();
      if (now != picture) {
        picture = now;
        changed = System.nanoTime();
      }
    }
    return (changed - begin) / 1e9;
  }

  private long picture() {
    var sum = new CRC32C();
    sum.update(screen.duplicate());
    return sum.getValue();
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
