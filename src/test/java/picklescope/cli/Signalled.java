package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.net.Network;
import picklescope.net.NetworkException;

/** Programs that are ended by a signal. */
abstract class Signalled {
  /** The signals that are sent. */
  List<String> signals() {
    return List.of("TERM");
  }

  /** The folder of what is received at the start, which nobody sees. */
  static final String WARM_UP = "warm-up";

  @TempDir Path folder;
  Path state;
  Path temporary;

  /** When the signal is sent. */
  @FunctionalInterface
  interface Condition {
    void await(Launched program) throws Exception;
  }

  Launched start(String... arguments) throws IOException {
    var command = Stream.concat(Stream.of(Launched.LAUNCHER.toString()), Stream.of(arguments));
    return Launched.start(environment(), Launched.interruptible(command));
  }

  Map<String, String> environment() throws IOException {
    state = Files.createDirectories(folder.resolve("state"));
    temporary = Files.createDirectories(folder.resolve("temporary"));
    return Map.of(
        "XDG_STATE_HOME", state.toString(),
        "XDG_CONFIG_HOME", folder.resolve("config").toString(),
        "JDK_JAVA_OPTIONS",
            "-Dglass.platform=Headless -Dprism.order=sw -Djava.io.tmpdir=" + temporary);
  }

  List<Path> files(Path below) throws IOException {
    try (var all = Files.walk(below)) {
      return all.filter(path -> !path.equals(below)).toList();
    } catch (UncheckedIOException e) {
      return List.of(); // deleted meanwhile
    }
  }

  /** What is there beside the folder of the journals itself. */
  List<Path> left() throws IOException {
    var left = new ArrayList<>(files(temporary));
    left.addAll(files(state));
    left.remove(state.resolve("picklescope"));
    left.remove(state.resolve("picklescope").resolve("journals"));
    return left;
  }

  void awaitFile(String name) {
    Await.until(
        "a file " + name,
        () ->
            files(state).stream().anyMatch(file -> file.getFileName().toString().startsWith(name)));
  }

  /** Waits until a datagram has been recorded. */
  void awaitRecorded() {
    Await.until("a recorded datagram", () -> files(state).stream().anyMatch(Signalled::isRecorded));
  }

  static boolean isRecorded(Path file) {
    return file.getFileName().toString().startsWith("000001.pcapng") && !isOfWarmUp(file);
  }

  static boolean isOfWarmUp(Path file) {
    return file.endsWith(WARM_UP) || file.getParent().endsWith(WARM_UP);
  }

  static void awaitErr(Launched program, String beginning) throws InterruptedException {
    while (!program.nextErr().startsWith(beginning)) {
      // the next line
    }
  }

  static void send(Launched program, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, "" + program.process().pid()).start().waitFor();
  }

  void leavesNothing(String signal, Condition condition, String... arguments) throws Exception {
    try (var program = start(arguments)) {
      condition.await(program);
      send(program, signal);
      var ended = program.ended().succeeded();
      assertEquals(List.of(), left(), () -> signal + " " + List.of(arguments) + " " + ended);
    }
  }

  static void sending(int port) {
    try (var network = Network.to("127.0.0.1", port)) {
      while (!Thread.interrupted()) {
        network.send(1);
        Thread.sleep(5);
      }
    } catch (NetworkException | InterruptedException e) {
      // It was requested to end.
    }
  }
}
