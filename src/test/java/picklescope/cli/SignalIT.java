package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picklescope.Await;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.net.FreePorts;
import picklescope.net.Network;

/** Each signal that ends a program, at different moments: nothing is left on disk. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledOnOs(OS.LINUX)
class SignalIT extends Signalled {
  @ParameterizedTest
  @MethodSource("signals")
  void listen(String signal) throws Exception {
    for (Condition condition :
        List.<Condition>of(
            _ -> awaitFile("lock"), // the journal's folder has just been begun
            _ -> awaitFile(WARM_UP),
            program -> awaitErr(program, "listening"),
            program -> {
              awaitErr(program, "listening");
              awaitRecorded();
            })) {
      int port = FreePorts.next();
      var sender = Thread.ofVirtual().start(() -> sending(port));
      leavesNothing(signal, condition, "listen", "-p", "" + port);
      sender.interrupt();
    }
  }

  /** Its output is not read: the program ends anyway, tells so, and its journal is deleted. */
  @Tag("slow")
  @Test
  void listenWhoseOutputIsNotRead() throws Exception {
    int port = FreePorts.next();
    var sender = Thread.ofVirtual().start(() -> sending(port));
    String script = "'%s' listen -p %d | sleep 100".formatted(Launched.LAUNCHER, port);
    try (var shell = Launched.start(environment(), Stream.of("sh", "-c", script))) {
      awaitErr(shell, "listening");
      awaitRecorded();
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
      String told = shell.nextErr();
      while (told.contains(" messages are left")) { // on a slow computer
        told = shell.nextErr();
      }
      assertTrue(told.contains(" messages or more were not listed, because the output"), told);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("signals")
  void respondStreamsSendAndReplay(String signal) throws Exception {
    String own = "" + FreePorts.next();
    Condition listening = program -> awaitErr(program, "listening");
    leavesNothing(signal, listening, "respond", "-p", own, "--send", "send(1)");
    leavesNothing(signal, listening, "streams", "-p", own);
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
  @Tag("slow")
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
