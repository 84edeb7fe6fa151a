package picklescope.packaging;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A start of the packaged program that its start cache learns from. */
final class TrainedProgram implements AutoCloseable {
  /** The last resort: far more than a busy computer needs. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration LOOK = Duration.ofMillis(100);

  /** Of processor time: a program that loads no class meanwhile has started. */
  private static final Duration SETTLED = Duration.ofMillis(500);

  /** The file of the classes that it loads, in its folder. */
  private static final String CLASSES = "classes.txt";

  /** The option of the JVM by which it writes that file. */
  static final String CLASSES_OPTION = "-Xlog:class+load:file=" + CLASSES;

  /** The exit code of a JVM that SIGTERM has ended. */
  private static final int STOPPED = 128 + 15;

  private final Process process;
  private final Path output;
  private final Path classes;
  private final long deadline = System.nanoTime() + LONGEST.toNanos();
  private long loaded;
  private Duration loadedAt = Duration.ZERO;

  private TrainedProgram(Process process, Path output, Path classes) {
    this.process = process;
    this.output = output;
    this.classes = classes;
  }

  /**
   * Starts a program with settings and captures of its own.
   *
   * @param work the folder in which it runs, and that of its settings and captures
   * @param output the file of what it prints
   */
  static TrainedProgram start(List<String> command, Path work, Path output) throws IOException {
    var builder = new ProcessBuilder(command).directory(work.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    var environment = builder.environment();
    environment.put("XDG_CONFIG_HOME", work.resolve("config").toString());
    environment.put("XDG_STATE_HOME", work.resolve("state").toString());
    environment.put("APPDATA", work.resolve("config").toString());
    environment.put("LOCALAPPDATA", work.resolve("state").toString());
    var process = builder.start();
    process.getOutputStream().close();
    return new TrainedProgram(process, output, work.resolve(CLASSES));
  }

  /** Waits until it listens on a UDP port. */
  void awaitUse(int port) throws IOException, InterruptedException {
    while (isFree(port)) {
      look("has not opened port " + port);
    }
  }

  /**
   * Returns whether it has loaded no class while it used half a second of processor time. A clock
   * would not tell: on a busy computer a program stands still for seconds in the middle of its
   * start. Needs {@link #CLASSES_OPTION}, and something to do meanwhile.
   */
  boolean isSettled() throws IOException, InterruptedException {
    look("still loads classes");
    long size = Files.size(classes);
    Duration now = process.info().totalCpuDuration().orElseThrow();
    if (size != loaded) {
      loaded = size;
      loadedAt = now;
    }
    return now.minus(loadedAt).compareTo(SETTLED) >= 0;
  }

  /** Asks it to end, as a signal does. */
  void stop() {
    process.destroy();
  }

  /**
   * Waits for its end.
   *
   * @throws IOException if it fails or does not end
   */
  void ended() throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      throw failed("does not end");
    }
    int code = process.exitValue();
    if (code != 0 && code != STOPPED) {
      throw failed("ended with exit code " + code);
    }
  }

  private void look(String missing) throws IOException, InterruptedException {
    if (process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
      throw failed(missing);
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new DatagramSocket(port)) {
      return socket.isBound();
    } catch (SocketException e) {
      return false;
    }
  }

  private IOException failed(String reason) throws IOException {
    return new IOException(
        "the trained program %s:%n%s".formatted(reason, Files.readString(output)));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
