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
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int IDLE_LOOKS = 4;

  /** Of {@link #LOOK}: a program that uses less has nothing to do. */
  private static final Duration IDLE = Duration.ofMillis(50);

  /** The exit code of a JVM that SIGTERM has ended. */
  private static final int STOPPED = 128 + 15;

  private final Process process;
  private final Path output;
  private final long deadline = System.nanoTime() + LONGEST.toNanos();

  private TrainedProgram(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a program with settings and captures of its own.
   *
   * @param work the folder of its settings and captures
   * @param output the file of what it prints
   */
  static TrainedProgram start(List<String> command, Path work, Path output) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    var environment = builder.environment();
    environment.put("XDG_CONFIG_HOME", work.resolve("config").toString());
    environment.put("XDG_STATE_HOME", work.resolve("state").toString());
    environment.put("APPDATA", work.resolve("config").toString());
    environment.put("LOCALAPPDATA", work.resolve("state").toString());
    var process = builder.start();
    process.getOutputStream().close();
    return new TrainedProgram(process, output);
  }

  /** Waits until it listens on a UDP port. */
  void awaitUse(int port) throws IOException, InterruptedException {
    while (isFree(port)) {
      look("has not opened port " + port);
    }
  }

  /** Waits until it has used nearly no processor time for a while. */
  void awaitIdle() throws IOException, InterruptedException {
    int idle = 0;
    Duration before = processorTime();
    while (idle < IDLE_LOOKS) {
      look("is still busy");
      Duration now = processorTime();
      idle = now.minus(before).compareTo(IDLE) < 0 ? idle + 1 : 0;
      before = now;
    }
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

  private Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
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
