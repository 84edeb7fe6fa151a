package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.Python;
import picklescope.TestFork;
import picklescope.system.OperatingSystem;

/** The packaged program, or python3, as a process, with its output line by line. */
final class Launched implements AutoCloseable {
  /** The launcher that {@code mvn package} lays out. */
  static final Path LAUNCHER = Path.of("target", "app", "bin", "picklescope").toAbsolutePath();

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> err = new LinkedBlockingQueue<>();
  private final List<Thread> readers;
  private volatile boolean closed;

  private Launched(ProcessBuilder builder) throws IOException {
    process = builder.start();
    readers =
        List.of(reading(process.getInputStream(), out), reading(process.getErrorStream(), err));
  }

  /** A program's end. */
  record Ended(int code, List<String> out, List<String> err) {
    Ended {
      out = List.copyOf(out);
      err = List.copyOf(err);
    }

    Ended succeeded() {
      assertEquals(0, code, this::toString);
      return this;
    }
  }

  /** Starts {@code picklescope} with arguments. */
  static Launched picklescope(String... arguments) throws IOException {
    return start(Map.of(), command(arguments));
  }

  /**
   * The command that starts {@code picklescope} with arguments. On Windows it is that of Java, for
   * cmd.exe, which reads the launcher there, gives quotes and other characters of arguments
   * meanings of its own.
   */
  static Stream<String> command(String... arguments) {
    if (OperatingSystem.running() != OperatingSystem.WINDOWS) {
      return Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(arguments));
    }
    var java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java.exe").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=picklescope,javafx.graphics",
            "--module-path",
            LAUNCHER.resolveSibling("../lib").normalize().toString(),
            "--add-modules",
            "info.picocli,io.nats.jnats,javafx.controls,org.controlsfx.controls,atlantafx.base",
            "--module",
            "picklescope/picklescope.Main");
    return Stream.concat(java, Stream.of(arguments).map(Launched::quoted));
  }

  /** As programs of Windows read quotes in an argument; Java does not write them so. */
  private static String quoted(String argument) {
    return argument.replaceAll("(\\\\*)\"", "$1$1\\\\\"");
  }

  /** Runs {@code picklescope} to its end. */
  static Ended run(String... arguments) throws Exception {
    try (var launched = picklescope(arguments)) {
      return launched.ended();
    }
  }

  /** Starts python3 with a script. */
  static Launched python(String script) throws IOException {
    return start(Map.of(), Python.script(script).stream());
  }

  /**
   * The command as it runs in a terminal, where Ctrl+C ends it: what a shell has put into the
   * background ignores it, and so would all that it starts, these tests too.
   */
  static Stream<String> interruptible(Stream<String> command) {
    String script =
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
            + " os.execvp(sys.argv[1], sys.argv[1:])";
    return Stream.concat(Python.script(script).stream(), command);
  }

  /** Ctrl+C sends this to the program. */
  static void interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
  }

  /** The environment in which settings and captures are in a folder. */
  static Map<String, String> own(Path folder) {
    return Stream.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA", QuickJava.USER)
        .collect(Collectors.toMap(name -> name, _ -> folder.toString()));
  }

  /** The folder of the settings in {@link #own}. */
  static Path settings(Path folder) {
    return switch (OperatingSystem.running()) {
      case WINDOWS -> folder.resolve("Picklescope");
      case MAC -> folder.resolve("Library/Application Support/Picklescope");
      case LINUX, OTHER -> folder.resolve("picklescope");
    };
  }

  /** Starts a command; the user's own settings are out of its reach. */
  static Launched start(Map<String, String> environment, Stream<String> command)
      throws IOException {
    var builder = new ProcessBuilder(command.toList());
    builder
        .environment()
        .putAll(own(Path.of("target", "test-user-" + TestFork.number()).toAbsolutePath()));
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().put("JAVA_HOME", QuickJava.HOME.toString());
    builder.environment().putAll(environment);
    return new Launched(builder);
  }

  private Thread reading(InputStream from, BlockingQueue<String> lines) {
    return Thread.ofVirtual()
        .start(() -> {
          try (var reader =
              new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
              lines.add(line);
            }
          } catch (IOException e) {
            if (!closed) { // to destroy a process closes its streams
              throw new UncheckedIOException(e);
            }
          }
        });
  }

  /** The next line of standard output. */
  String nextOut() throws InterruptedException {
    return next(out);
  }

  /** The next line of standard error. */
  String nextErr() throws InterruptedException {
    return next(err);
  }

  private String next(BlockingQueue<String> lines) throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertTrue(line != null, () -> "no line came; out " + out + ", err " + err);
    return line;
  }

  void write(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  /** The process itself, for signals. */
  Process process() {
    return process;
  }

  /** Waits for the end. */
  Ended ended() throws InterruptedException {
    assertTrue(
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS),
        () -> "it did not end; out " + out + ", err " + err);
    for (Thread reader : readers) {
      reader.join();
    }
    return new Ended(process.exitValue(), List.copyOf(out), List.copyOf(err));
  }

  /** Ends it and what it has started: a shell's pipe too. */
  @Override
  public void close() {
    closed = true;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
