package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.capture.CaptureFile;
import picklescope.capture.PcapngWriter;
import picklescope.capture.SmallDisk;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.net.FreePorts;

/** What is wrong in a command line, or with the files that it names, gets the right answer. */
@Timeout(120)
class MistakesTest {
  @TempDir Path folder;

  private static Launched.Ended run(String... arguments) {
    return run(InputStream.nullInputStream(), arguments);
  }

  private static Launched.Ended run(InputStream in, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code = new CommandLineMain(Streams.of(in, out, err)).run(arguments);
    return new Launched.Ended(
        code,
        out.toString(StandardCharsets.UTF_8).lines().toList(),
        err.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "send , send(1)                      | Specify a destination: ",
        "send [::1 send(1)                   | '[::1' is not a destination",
        "send 4950 send(1)                   | '4950' is not a computer",
        "doctor 4950                         | '4950' is not a computer",
        "send a:b:5 send(1)                  | 'a:b:5' is not a destination",
        "respond --send send(1) --to ,       | Specify a destination: ",
        "respond --send send(1) --to EMPTY   | Specify a destination: ",
        "respond --send send(1) --ttl 2      | --from, --interface and --ttl need a computer in"
            + " --to: ",
        "respond --send send(1) --to :9 --from 9 | --from, --interface and --ttl need a computer in"
            + " --to",
        "send [fe80::1%lo send(1)            | '[fe80::1%lo' is not a destination",
        "replay FILE ,                       | Specify a destination: ",
        "replay FILE [::1                    | '[::1' is not a destination",
        "listen -w EMPTY                     | -w: specify a file",
        "read FILE -w EMPTY                  | -w: specify a file",
        "read EMPTY                          | Specify what to read: ",
        "replay EMPTY localhost              | its name is empty",
        "streams EMPTY                       | its name is empty",
        "envelope EMPTY                      | its name is empty",
        "export EMPTY -o x                   | its name is empty",
        "export FILE -o EMPTY                | -o: specify a folder",
        "decode EMPTY                        | Specify what to decode: ",
        "send localhost send(1) --saved EMPTY | Specify a message or --saved, not both",
        "send localhost --file EMPTY         | Specify which file to send",
        "send localhost --hex 0g             | a digit is missing",
        "listen -p 0                         | --port: A port is a number from 1 to 65535, not 0.",
        "listen -p 4950 -p lo:4950           | --port: 4950 is given twice, as 4950 and as"
            + " lo:4950.",
        "relay 0 localhost                   | PORT: expected a number from 1 to 65535, not 0",
        "relay 4950 [::1                     | '[::1' is not a destination",
        "relay 4950 localhost:0              | A port must be a number from 1 to 65535",
        "relay 4950 localhost --delay 20     | --delay: expected a time with its unit",
        "relay 4950 localhost --loss 101     | The loss must be from 0 to 100 percent, not 101",
        "relay 4950 localhost --jitter 1ms   | specify a delay that is at least as long",
        "relay 4950 localhost --rate 0       | The rate must be 0.001",
        "relay 4950 localhost --when EMPTY -c 0 | --count: expected 1 or more, not 0",
      })
  void inTheCommandLine(String command, String answer) {
    var arguments =
        Arrays.stream(command.strip().split(" ")).map(one -> one.equals("EMPTY") ? "" : one);
    var ended = run(arguments.toArray(String[]::new));
    assertEquals(ExitCodes.USAGE, ended.code(), ended::toString);
    assertTrue(ended.err().getFirst().contains(answer), ended::toString);
    assertEquals(List.of(), ended.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listen -p 0",
        "listen -p x",
        "listen -c 0",
        "listen --duration -1",
        "listen --format xml",
        "listen --no-such-option",
        "send",
        "send localhost",
        "send localhost send(1) --raw x",
        "send localhost send(1) --protocol 6",
        "send localhost:0 send(1)",
        "decode",
        "decode --hex-lines x",
        "decode --format dis --hex-lines",
        "replay x localhost --speed 0",
        "streams x -p 4950",
        "streams x --duration 5",
        "streams --duration 0",
        "streams --until-alarm",
        "streams -",
        "relay",
        "relay 4950",
        "relay x localhost",
        "envelope x -p 4950",
        "envelope --duration 0",
        "doctor -p 0",
        "doctor --seconds 0",
        "doctor --seconds 3601",
        "doctor --format csv",
        "doctor localhost:0",
      })
  void endWithTwo(String command) {
    var ended = run(command.split(" "));
    assertEquals(ExitCodes.USAGE, ended.code(), ended::toString);
    assertEquals(
        "See: picklescope " + command.split(" ")[0] + " --help",
        ended.err().getLast(),
        ended::toString);
  }

  @Test
  void failuresEndWithOne() {
    for (var arguments :
        List.of(
            List.of("send", "no-such-host.invalid", "send(1)"),
            List.of("send", "localhost", "send('" + "x".repeat(65_500) + "')"),
            List.of("send", "localhost", "--raw", "x".repeat(65_508)),
            List.of("replay", "no-such-file", "localhost"),
            List.of("streams", "no-such-file"),
            List.of("relay", "4950", "no-such-host.invalid"),
            List.of("relay", "4950", "localhost:4950"),
            List.of("decode", folder.toString()))) {
      var ended = run(arguments.toArray(String[]::new));
      assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
      assertEquals(1, ended.err().size(), ended::toString);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatNoDatagramHolds() throws Exception {
    var large = Files.write(folder.resolve("large"), new byte[1_000_000]);
    for (String file : List.of(large.toString(), "/dev/zero")) {
      var ended = run("send", "localhost", "--file", file);
      assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
      assertEquals(
          List.of(
              "picklescope send: '%s' has more than 65,507 bytes, the most that a datagram holds."
                  .formatted(file)),
          ended.err());
    }
  }

  /** In a locale without its characters, or with those that Windows keeps for itself. */
  @Test
  void aNameThatNoFileCanHave() {
    for (String command : List.of("read", "decode", "replay", "streams")) {
      var ended = run(command, "a\0b");
      assertEquals(ExitCodes.USAGE, ended.code(), ended::toString);
      assertTrue(ended.err().getFirst().startsWith("picklescope " + command + ": "));
    }
  }

  /** Else whoever chooses the name could add a line of his own to the program's messages. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theNameOfAFileIsOneVisibleLineOfAMessage() throws Exception {
    var file = Files.writeString(folder.resolve("a\nlistening on 4950\u001b[31m"), "nothing");
    for (Path one : List.of(file, file.resolveSibling(file.getFileName() + "missing"))) {
      for (var command :
          List.of(
              List.of("read", one.toString()),
              List.of("streams", one.toString()),
              List.of("decode", one.toString()),
              List.of("envelope", one.toString()),
              List.of("replay", one.toString(), "localhost"),
              List.of("export", one.toString(), "-o", folder.resolve("out").toString()),
              List.of("listen", "-p", "" + FreePorts.next(), "-w", one + "/x"),
              List.of("send", "localhost", "--saved", "x", "--saved-in", one.toString()))) {
        var ended = run(command.toArray(String[]::new));
        assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
        var last = ended.err().getLast();
        assertTrue(last.startsWith("picklescope " + command.getFirst() + ": "), ended::toString);
      }
    }
  }

  /** No text is taken for the name of a file with arguments in it. */
  @Test
  void anAtSignIsText() throws Exception {
    var file = Files.writeString(folder.resolve("arguments"), "--raw other");
    for (String text : List.of("@" + file, "@@", "@nowhere")) {
      try (var receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        run("send", "127.0.0.1:" + receiver.getLocalPort(), "--raw", text).succeeded();
        var packet = new DatagramPacket(new byte[1_000], 1_000);
        receiver.receive(packet);
        byte[] payload = Arrays.copyOf(packet.getData(), packet.getLength());
        assertEquals(text, new String(payload, StandardCharsets.UTF_8));
      }
    }
    assertEquals(ExitCodes.USAGE, run("@" + file).code());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceWithoutAnEndIsNotReadToIt() {
    for (var command :
        List.of(
            List.of("decode", "/dev/zero"),
            List.of("read", "/dev/zero"),
            List.of("replay", "/dev/zero", "localhost"),
            List.of("send", "localhost", "--saved", "x", "--saved-in", "/dev/zero"))) {
      var ended = run(command.toArray(String[]::new));
      assertEquals(ExitCodes.FAILED, ended.code(), () -> command + " " + ended);
      assertTrue(ended.err().getFirst().startsWith("picklescope " + command.get(0) + ": "));
    }
  }

  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'z' : -1;
    }
  }

  @Test
  void aLineWithoutAnEndIsCutAndTheNextIsRead() throws Exception {
    var lines = new BoundedLines(new Zeros(1L << 22), 1_000);
    assertTrue(lines.next());
    assertTrue(lines.isCut());
    assertEquals(1_000, lines.line().length());
    byte[] text = "ab\r\n\rlonger\nd".getBytes(StandardCharsets.US_ASCII);
    var some = new BoundedLines(new ByteArrayInputStream(text), 2);
    var read = new StringBuilder();
    while (some.next()) {
      read.append(some.line()).append(some.isCut() ? "..." : "").append('|');
    }
    assertEquals("ab||lo...|d|", read.toString());
  }

  private Path pipe(byte[] content) throws Exception {
    var pipe = folder.resolve("pipe" + content.length);
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try (var out = Files.newOutputStream(pipe)) {
            out.write(content);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return pipe;
  }

  private static byte[] capture(int datagrams, int size) throws IOException {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    var bytes = new ByteArrayOutputStream();
    try (var writer = new PcapngWriter(bytes, "")) {
      for (int i = 1; i <= datagrams; i++) {
        writer.write(new Datagram(i, 0, Direction.IN, here, here, new byte[size]));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeIsReadToItsEnd() throws Exception {
    byte[] pickle = {(byte) 0x80, 4, 'K', 5, '.'};
    assertEquals(List.of("5"), run("decode", pipe(pickle).toString()).succeeded().out());
    byte[] capture = capture(3, 10);
    var read = run("read", pipe(capture).toString(), "--count").succeeded();
    assertEquals(List.of("3"), read.out());
    try (var receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var pipe = pipe(new byte[] {1, 2, 3, 4});
      run("send", "127.0.0.1:" + receiver.getLocalPort(), "--file", pipe.toString()).succeeded();
      var packet = new DatagramPacket(new byte[9], 9);
      receiver.receive(packet);
      assertArrayEquals(
          new byte[] {1, 2, 3, 4}, Arrays.copyOf(packet.getData(), packet.getLength()));
    }
  }

  /** A replay reads the whole file first. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeIsNoFileToReplay() throws Exception {
    var pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    var ended = run("replay", pipe.toString(), "localhost");
    assertEquals(ExitCodes.FAILED, ended.code());
    assertTrue(ended.err().getFirst().contains("is a pipe or a device, not a file"));
  }

  /** The message has the name of the file and the number of messages in it, which are complete. */
  @Test
  void aFullDiskIsReported() throws Exception {
    var from = Files.write(folder.resolve("all.pcapng"), capture(3_000, 1_000));
    try (var disk = new SmallDisk(folder.resolve("disk"), 1)) {
      var to = disk.folder("some.pcapng");
      var ended = run("read", from.toString(), "-w", to.toString());
      assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
      long held;
      try (var file = CaptureFile.open(to)) {
        file.awaitIndexed();
        held = file.last();
        assertEquals(List.of(), file.summary().problems());
      }
      assertTrue(held > 0 && held < 3_000, () -> "held " + held);
      assertEquals(
          List.of(
              "picklescope read: Cannot write '%s': No space left on device. %,d messages are in it."
                  .formatted(to, held)),
          ended.err());
    }
  }

  @Test
  void aFullDiskIsReportedWithTheMessagesOfAllFiles() throws Exception {
    var from = Files.write(folder.resolve("all.pcapng"), capture(3_000, 1_000));
    try (var disk = new SmallDisk(folder.resolve("disk"), 1)) {
      var to = disk.folder("some.pcapng");
      var ended = run("read", from.toString(), "-w", to.toString(), "--split", "400KB");
      assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
      long held = 0;
      try (var written = Files.list(to.getParent())) {
        for (Path each : written.filter(one -> one.toFile().length() > 0).toList()) {
          try (var file = CaptureFile.open(each)) {
            file.awaitIndexed();
            held += file.last();
          }
        }
      }
      String message = "No space left on device. %,d messages are in the 3 files.".formatted(held);
      assertTrue(ended.err().getFirst().endsWith(message), ended::toString);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFullDeviceIsReported() throws Exception {
    var from = Files.write(folder.resolve("all.pcapng"), capture(3, 10));
    var ended = run("read", from.toString(), "-w", "/dev/full");
    assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
    assertEquals(
        List.of("picklescope read: Cannot write '/dev/full': No space left on device."),
        ended.err());
  }
}
