package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picklescope.Await;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.net.FreePorts;
import picklescope.net.Network;
import picklescope.net.NetworkException;

/** Each signal that ends a program, at different moments: nothing is left on disk. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalIT {
  /** The signals that are sent. */
  List<String> signals() {
    return List.of("TERM");
  }

  @TempDir Path folder;
  private Path state;
  private Path temporary;

  /** When the signal is sent. */
  @FunctionalInterface
  private interface Condition {
    void await(Launched program) throws Exception;
  }

  private Launched start(String... arguments) throws IOException {
    var command = Stream.concat(Stream.of(Launched.LAUNCHER.toString()), Stream.of(arguments));
    return Launched.start(environment(), Launched.interruptible(command));
  }

  private Map<String, String> environment() throws IOException {
    state = Files.createDirectories(folder.resolve("state"));
    temporary = Files.createDirectories(folder.resolve("temporary"));
    return Map.of(
        "XDG_STATE_HOME", state.toString(),
        "XDG_CONFIG_HOME", folder.resolve("config").toString(),
        "JDK_JAVA_OPTIONS",
            "-Dglass.platform=Headless -Dprism.order=sw -Djava.io.tmpdir=" + temporary);
  }

  private List<Path> files(Path below) throws IOException {
    try (var all = Files.walk(below)) {
      return all.filter(path -> !path.equals(below)).toList();
    } catch (UncheckedIOException e) {
      return List.of(); // deleted meanwhile
    }
  }

  /** What is there beside the folder of the journals itself. */
  private List<Path> left() throws IOException {
    var left = new ArrayList<>(files(temporary));
    left.addAll(files(state));
    left.remove(state.resolve("picklescope"));
    left.remove(state.resolve("picklescope").resolve("journals"));
    return left;
  }

  private void awaitFile(Path below, String name) {
    Await.until(
        "a file " + name,
        () ->
            files(below).stream().anyMatch(file -> file.getFileName().toString().startsWith(name)));
  }

  private static void awaitErr(Launched program, String beginning) throws InterruptedException {
    while (!program.nextErr().startsWith(beginning)) {
      // the next line
    }
  }

  private static void send(Launched program, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, "" + program.process().pid()).start().waitFor();
  }

  private void leavesNothing(String signal, Condition condition, String... arguments)
      throws Exception {
    try (var program = start(arguments)) {
      condition.await(program);
      send(program, signal);
      var ended = program.ended().succeeded();
      assertEquals(List.of(), left(), () -> signal + " " + List.of(arguments) + " " + ended);
    }
  }

  @ParameterizedTest
  @MethodSource("signals")
  void listen(String signal) throws Exception {
    for (Condition condition :
        List.<Condition>of(
            _ -> awaitFile(state, "lock"), // the journal's folder has just been begun
            _ -> awaitFile(temporary, "picklescope-warm-up"),
            program -> awaitErr(program, "listening"),
            program -> {
              awaitErr(program, "listening");
              awaitFile(state, "000001.pcapng"); // a datagram has been recorded
            })) {
      int port = FreePorts.next();
      var sender = Thread.ofVirtual().start(() -> sending(port));
      leavesNothing(signal, condition, "listen", "-p", "" + port);
      sender.interrupt();
    }
  }

  private static void sending(int port) {
    try (var network = Network.to("127.0.0.1", port)) {
      while (!Thread.interrupted()) {
        network.send(1);
        Thread.sleep(5);
      }
    } catch (NetworkException | InterruptedException e) {
      // It was requested to end.
    }
  }

  /** Its output is not read: the program ends anyway, and its journal is deleted. */
  @Test
  void listenWhoseOutputIsNotRead() throws Exception {
    int port = FreePorts.next();
    var sender = Thread.ofVirtual().start(() -> sending(port));
    String script = "'%s' listen -p %d | sleep 100".formatted(Launched.LAUNCHER, port);
    try (var shell = Launched.start(environment(), Stream.of("sh", "-c", script))) {
      awaitErr(shell, "listening");
      awaitFile(state, "000001.pcapng");
      sender.interrupt();
      try (var network = Network.to("127.0.0.1", port)) {
        for (int i = 0; i < 4_000; i++) {
          network.sendRaw(new byte[1_000]); // more than a pipe holds
        }
      }
      var java =
          shell
              .process()
              .descendants()
              .filter(one -> one.info().command().orElse("").endsWith("java"))
              .findFirst()
              .orElseThrow();
      new ProcessBuilder("kill", "-TERM", "" + java.pid()).start().waitFor();
      java.onExit().join();
      assertEquals(List.of(), left());
    }
  }

  @ParameterizedTest
  @MethodSource("signals")
  void respondSendAndReplay(String signal) throws Exception {
    String own = "" + FreePorts.next();
    Condition listening = program -> awaitErr(program, "listening");
    leavesNothing(signal, listening, "respond", "-p", own, "--send", "send(1)");
    leavesNothingOfSending(signal, to -> List.of("send", to, "send(1)", "--rate", "100"));
    var capture = Files.write(folder.resolve("capture.pcapng"), capture()).toString();
    leavesNothingOfSending(signal, to -> List.of("replay", capture, to, "--loop"));
  }

  private void leavesNothingOfSending(String signal, Function<String, List<String>> command)
      throws Exception {
    try (var receiver = new DatagramSocket()) {
      Condition received = _ -> receiver.receive(new DatagramPacket(new byte[9], 9));
      var arguments = command.apply("127.0.0.1:" + receiver.getLocalPort());
      leavesNothing(signal, received, arguments.toArray(String[]::new));
    }
  }

  /** They wait for input, which does not end. */
  @ParameterizedTest
  @MethodSource("signals")
  void readAndDecode(String signal) throws Exception {
    byte[] capture = capture();
    var written = folder.resolve("written.pcapng");
    Condition recorded =
        program -> {
          feed(program, capture);
          Await.until(
              "all of it is written",
              () -> Files.exists(written) && Files.size(written) >= capture.length);
        };
    leavesNothing(signal, recorded, "read", "-", "-w", written.toString());
    assertArrayEquals(capture, Files.readAllBytes(written));
    byte[] line = "804b012e\n".getBytes(StandardCharsets.US_ASCII);
    leavesNothing(signal, program -> printed(program, line), "decode", "--hex-lines");
  }

  /** The window, drawn in memory: while it opens, and when it shows what arrives. */
  @ParameterizedTest
  @MethodSource("signals")
  void window(String signal) throws Exception {
    int port = FreePorts.next();
    var settings = Files.createDirectories(folder.resolve("config").resolve("picklescope"));
    Files.writeString(
        settings.resolve("settings.json"), "{\"ports\": [{\"number\": %d}]}".formatted(port));
    var sender = Thread.ofVirtual().start(() -> sending(port));
    for (Condition condition :
        List.<Condition>of(
            _ -> awaitFile(temporary, "picklescope-warm-up"),
            _ -> awaitFile(state, "000001.pcapng"))) {
      try (var program = start()) {
        condition.await(program);
        send(program, signal);
        var ended = program.ended();
        assertEquals(List.of(), left(), () -> signal + " " + ended);
      }
    }
    sender.interrupt();
  }

  private static void printed(Launched program, byte[] input) throws Exception {
    feed(program, input);
    program.nextOut();
  }

  private static void feed(Launched program, byte[] input) throws IOException {
    program.process().getOutputStream().write(input);
    program.process().getOutputStream().flush();
  }

  /** One datagram. */
  private static byte[] capture() throws IOException {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    var bytes = new ByteArrayOutputStream();
    try (var writer = new PcapngWriter(bytes, "")) {
      writer.write(new Datagram(1, 0, Direction.IN, here, here, new byte[] {1}));
    }
    return bytes.toByteArray();
  }
}
