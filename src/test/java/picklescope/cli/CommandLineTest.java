package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.RawNetworkEvent;
import picklescope.python.source.SourceException;

/** Tests that do not start a process. */
class CommandLineTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(OutputStream out, String input, String... arguments) {
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return new CommandLineMain(Streams.of(in, out, err)).run(arguments);
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void aReaderThatHasGoneIsNoFailureAndAFullDiskIs() {
    assertEquals(ExitCodes.OK, run(failing("Broken pipe"), "zz\n", "decode", "--hex-lines"));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    assertEquals(
        ExitCodes.FAILED, run(failing("No space left on device"), "zz\n", "decode", "--hex-lines"));
    assertEquals(
        "picklescope decode: Cannot write the output: No space left on device",
        err.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void everyLineHasItsAnswer() {
    var out = new ByteArrayOutputStream();

    assertEquals(ExitCodes.OK, run(out, "\n1\nxy\n80\n", "decode", "--hex-lines"));

    var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(4, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.startsWith("error: ")), lines::toString);
  }

  @Test
  void aMistakeIsMarkedInItsLine() {
    assertEquals("m\n  ab\n  ^", mistake("ab", 0));
    assertEquals("m\n  ab\n    ^", mistake("ab", 2));
    assertEquals("m\n  \tcd\n  \t ^", mistake("ab\n\tcd\nef", 5));
    assertEquals("m\n  ef\n  ^", mistake("ab\nef", 3));
    assertEquals("m\n  😀b\n   ^", mistake("😀b", 2));
    assertEquals("m\n  \n  ^", mistake("", 0));
  }

  private static String mistake(String text, int offset) {
    return new ExitCodes.MistakeException(text, new SourceException(offset, "m")).getMessage();
  }

  @Test
  void namesFromTheNetworkDoNotDriveTheTerminal() throws Exception {
    var from = new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 7}), 5);
    var datagram =
        new Datagram(1, 0, Direction.IN, from, new InetSocketAddress(4950), new byte[] {27});
    String line =
        EventText.text.of(new RawNetworkEvent(datagram, "a\u001b[2Jb\u009bc\u202ed\n", ""));
    assertTrue(line.contains("a\\x1b[2Jb\\x9bc\\u202ed\\n"), line);
    assertTrue(line.contains("10.0.0.7"), line);
  }

  @Test
  void dangerousNamesArePrinted() throws Exception {
    var at = new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 7}), 5);
    byte[] pickle = "cos\nsystem\n.".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    var event = Envelope.auto().decode(new Datagram(1, 0, Direction.IN, at, at, pickle), "LAB-3");
    String line = EventText.text.of(event);
    assertTrue(line.endsWith("  runs code: os.system"), line);
  }

  /** Lines of a fixed length would be broken again in a terminal of 80 columns. */
  @Test
  void descriptionsAreParagraphs() {
    for (var command : CommandLineMain.model().getSubcommands().values()) {
      var spec = command.getCommandSpec();
      for (var argument : spec.args()) {
        assertTrue(argument.description().length <= 1, spec.name() + " " + argument.paramLabel());
      }
      String about = String.join(" ", spec.usageMessage().description());
      assertFalse(about.isEmpty() || about.contains("Without a command"), spec.name());
    }
  }
}
