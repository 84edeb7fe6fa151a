package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Python;
import picklescope.TestSeed;
import picklescope.corpus.Corpus;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.export.CopyForm;
import picklescope.export.EventMessage;
import picklescope.python.Call;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SendContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The copied <i>picklescope send command</i>, pasted into shells: for any message only this command
 * runs, and it sends the content of the event.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastedCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_BYTES = 65_507; // that IPv4 takes
  private static final int SIDE_BY_SIDE = 16;
  private static final String BASH = "/bin/bash --norc --noprofile -i";

  private static final List<String> HOSTILE =
      List.of(
          "!# ;touch PWNED #'",
          "hello!world",
          "$(touch PWNED)",
          "`touch PWNED`",
          "\" ; touch PWNED",
          "' ; touch PWNED ; '",
          "'\"';touch PWNED;'\"'",
          "%PATH%",
          "^&touch PWNED",
          "&calc&",
          "|calc",
          "\u201C;touch PWNED;\u201D",
          "\u201E$(touch PWNED)\u201E",
          "\u2019;touch PWNED",
          "~root",
          "*",
          "[a-z]",
          "?",
          "#",
          "a\\",
          "\\\"",
          "@file",
          "${IFS}touch",
          "/c/Windows",
          "a\nb",
          "\u0085",
          "\u202E",
          "\u001B[201~touch PWNED\r",
          "\r",
          "\t",
          "!!",
          "!$",
          "!-1",
          "^old^new",
          "é",
          "😀",
          "it's",
          "(",
          ")",
          "{a,b}",
          "$((1))",
          "<(touch PWNED)",
          ">PWNED",
          "; touch PWNED",
          "\\n",
          "--",
          "-x",
          "a=b",
          "x;y",
          "%1",
          "picklescope");

  @TempDir private Path folder;

  /** The lines of all payloads to port 4960, each once, with what they are to send. */
  private final Map<String, byte[]> lines = new LinkedHashMap<>();

  /** From one row of the corpus to the next that is pasted. */
  int step() {
    return 24;
  }

  private static Event event(byte[] payload, String host, int port) {
    var remote = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5_000);
    var local = new InetSocketAddress(InetAddress.ofLiteral(host), port);
    return Envelope.auto()
        .decode(new Datagram(1, 0, Direction.IN, remote, local, payload), "sender");
  }

  private static String line(byte[] payload) {
    return CopyForm.COMMAND.text(event(payload, "127.0.0.1", 4960));
  }

  private static byte[] payload(String text) throws Exception {
    return Message.of(MessageForm.CALL, text).compile().payload(SendContext.first());
  }

  private List<byte[]> payloads() throws Exception {
    var payloads = new ArrayList<byte[]>();
    payloads.add(new byte[0]); // an empty datagram
    for (String text : HOSTILE) {
      payloads.add(Envelope.auto().encode(Call.of(text), 4));
      payloads.add(Envelope.auto().encode(Call.of(1).with(text, List.of(text)), 2));
      payloads.add(text.getBytes(StandardCharsets.UTF_8));
    }
    for (String call :
        List.of(
            "send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])",
            "send(x=-1.5, y={'a': (1,)}, **{'a b': None})",
            "send()")) {
      payloads.add(payload(call));
    }
    for (String bare : List.of("5", "-5", "'-x'", "[]", "{'a': 1}", "None", "'send(1)'", "1e+16")) {
      payloads.add(Message.of(MessageForm.BARE, bare).compile().payload(SendContext.first()));
    }
    var random = new Random(TestSeed.get());
    String characters = "ab 01_.,:()[]{}'=+-!\"#$%&*/;<>?@\\^`|~\n\r\té\u201C\u201D\u2018😀\u001B";
    for (int i = 0; i < 150; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        int at = random.nextInt(i % 2 == 0 ? 23 : characters.length());
        text.append(characters.charAt(at));
      }
      payloads.add(Envelope.auto().encode(Call.of(text.toString(), i), random.nextInt(6)));
      payloads.add(Envelope.auto().encode(Call.of().with(text.toString(), i), 4));
    }
    var rows = new ArrayList<JsonNode>();
    for (var written : List.of(Corpus.python3(), Corpus.python2(), Corpus.bad())) {
      for (int i = 0; i < written.size(); i += step()) {
        rows.add(written.get(i));
      }
    }
    rows.forEach(row -> payloads.add(Corpus.pickle(row)));
    payloads.removeIf(payload -> payload.length > Datagram.MAX_PAYLOAD);
    return payloads;
  }

  @BeforeAll
  void copyAll() throws Exception {
    for (byte[] payload : payloads()) {
      lines.putIfAbsent(line(payload), payload);
    }
  }

  /**
   * The words of a line that has only words and words in double quotes, without what is special.
   */
  private static List<String> words(String line) {
    return line.length() > 8_000 ? List.of(line.split(" ")).subList(1, 5) : WindowsShells.cmd(line);
  }

  private static JsonNode paste(String mode, Path folder, String shell, List<String> lines)
      throws Exception {
    var command =
        new ArrayList<>(Python.command("src/test/python/paste.py", mode, folder.toString()));
    command.addAll(List.of(shell.split(" ")));
    var errors = folder.resolveSibling("errors");
    var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try (var in = process.getOutputStream()) {
      in.write(JSON.writeValueAsBytes(lines));
    }
    byte[] answer = process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor(), () -> shell + ": " + read(errors));
    return JSON.readTree(answer);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, "/usr/bin/zsh -f -i", "/usr/bin/fish --no-config --private -i"})
  void nothingElseRunsInAShell(String shell) throws Exception {
    String program = shell.split(" ")[0];
    assumeTrue(Files.isExecutable(Path.of(program)), program + " is not installed");
    var typed = new ArrayList<String>();
    var bracketed = new ArrayList<String>();
    int digits = 0;
    for (String line : lines.keySet()) {
      boolean hex = line.contains(" --hex ");
      if (line.length() < 500 && (!hex || digits++ % 10 == 0)) { // digits are all alike
        typed.add(line);
      }
      if (line.length() < 500 ? typed.size() % 10 == 0 : digits++ % 50 == 0) {
        bracketed.add(line);
      }
    }
    check("typed", shell, typed);
    check("bracketed", shell, bracketed);
  }

  private void check(String mode, String shell, List<String> pasted) throws Exception {
    JsonNode answer = paste(mode, folder.resolve(mode), shell, pasted);
    assertEquals("[]", answer.get("files").toString());
    for (int i = 0; i < pasted.size(); i++) {
      var meant = new ArrayList<>(List.of("picklescope"));
      meant.addAll(words(pasted.get(i)));
      assertEquals(
          cut(JSON.writeValueAsString(List.of(meant))),
          cut(answer.get("ran").get(i).toString()),
          cut(pasted.get(i)));
    }
  }

  /** For messages that can be read. */
  private static String cut(String text) {
    return text.length() <= 500 ? text : text.substring(0, 500) + "… #" + text.hashCode();
  }

  /** That the tests see it: the line of which this is the repair. */
  @Test
  void aHostileLineIsSeen() throws Exception {
    String line = "picklescope send 127.0.0.1:4950 --bare \"\\\"!# ;touch PWNED #'\\\"\"";
    assertThrows(IllegalArgumentException.class, () -> WindowsShells.cmd(line));
    for (String other : List.of("p \"$(x)\"", "p \"`x`\"", "p \"\u201D;x\"", "p (x)", "p @x")) {
      assertThrows(IllegalArgumentException.class, () -> WindowsShells.powerShell(other), other);
    }
    for (String other : List.of("p %a%", "p \"%a%\"", "p \"!a!\"", "p a&b", "p \"a\\\"&b\"")) {
      assertThrows(IllegalArgumentException.class, () -> WindowsShells.cmd(other), other);
    }
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "/bin/bash is not installed");
    JsonNode answer = paste("typed", folder.resolve("seen"), BASH, List.of(line));
    assertTrue(answer.get("ran").toString().contains("[\"other\",\"touch\",\"PWNED\"]"));
  }

  @Test
  void nothingElseRunsInWindowsShells() throws Exception {
    for (String line : lines.keySet()) {
      if (line.length() > 7_000) { // more than cmd.exe takes: no word of the sender may be cut off
        assertTrue(
            line.matches("picklescope send 127\\.0\\.0\\.1:4960 --hex [0-9a-f]+"), cut(line));
      } else {
        assertEquals(WindowsShells.cmd(line), WindowsShells.powerShell(line), line);
      }
    }
  }

  /** Side by side, because each command waits a moment for a refusal. */
  @Tag("slow")
  @Test
  void theCommandSendsTheContentOfTheEvent() throws Exception {
    var texts = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      var sending = new ArrayList<Future<?>>();
      for (var entry : lines.entrySet()) {
        if (entry.getValue().length <= MOST_BYTES) {
          sending.add(threads.submit(() -> send(entry.getKey(), entry.getValue(), texts)));
        }
      }
      for (var each : sending) {
        each.get();
      }
    }
    assertTrue(texts.get() > 100, "too few stand as text: " + texts);
  }

  private static Void send(String copied, byte[] payload, AtomicInteger texts) throws Exception {
    try (var socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      socket.setSoTimeout(10_000);
      String line = copied.replaceFirst(":4960", ":" + socket.getLocalPort());
      var errors = new ByteArrayOutputStream();
      int code =
          new CommandLineMain(
                  Streams.of(
                      InputStream.nullInputStream(), OutputStream.nullOutputStream(), errors))
              .run(words(line).toArray(String[]::new));
      assertEquals(0, code, () -> cut(line) + ": " + errors);
      var packet = new DatagramPacket(new byte[70_000], 70_000);
      socket.receive(packet);
      byte[] sent = Arrays.copyOf(packet.getData(), packet.getLength());
      if (line.contains(" --hex")) {
        assertArrayEquals(payload, sent, cut(line));
      } else {
        texts.incrementAndGet();
        var event = event(payload, "127.0.0.1", 4960);
        var again = event(sent, "127.0.0.1", 4960);
        assertEquals(CopyForm.REPR.text(event), CopyForm.REPR.text(again), line);
        assertEquals(EventMessage.of(event), EventMessage.of(again), line);
        assertArrayEquals(
            EventMessage.of(event).compile().payload(SendContext.first()), sent, cut(line));
      }
      return null;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "send(5, 'hello', foo=78)  | 127.0.0.1 | 127.0.0.1:4960 \"send(5, 'hello', foo=78)\"",
        "send(5)                   | ::1       | \"[0:0:0:0:0:0:0:1]:4960\" \"send(5)\"",
        "send(**{'a b': 1})        | 127.0.0.1 | 127.0.0.1:4960 --hex",
        "send('hello!')            | 127.0.0.1 | 127.0.0.1:4960 --hex",
      })
  void isShortWhereItCanBe(String call, String host, String expected) throws Exception {
    String line = CopyForm.COMMAND.text(event(payload(call), host, 4960));
    assertTrue(line.startsWith("picklescope send " + expected), line);
    assertEquals(expected.endsWith("--hex"), line.contains("--hex"), line);
  }

  @Test
  void anEmptyDatagramHasItsOption() {
    assertEquals("picklescope send 127.0.0.1:4960 --hex=", line(new byte[0]));
  }

  @Test
  void anotherProtocolAndLayoutAreKept() throws Exception {
    var two = Envelope.auto().encode(Call.of(5), 2);
    assertEquals("picklescope send 127.0.0.1:4960 \"send(5)\" --protocol 2", line(two));
    var skipping = Envelope.of("skip 2");
    var event =
        skipping.decode(
            new Datagram(
                1,
                0,
                Direction.IN,
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5_000),
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 4960),
                skipping.encode(Call.of(5), 4)),
            "sender");
    assertTrue(event instanceof NetworkEvent);
    assertTrue(CopyForm.COMMAND.text(event).contains(" --hex "));
    byte[] linkLocal = InetAddress.ofLiteral("fe80::1").getAddress();
    var scoped = new InetSocketAddress(Inet6Address.getByAddress("", linkLocal, 3), 4960);
    assertEquals(
        "picklescope send \"[fe80:0:0:0:0:0:0:1%3]:4960\" \"send(5)\"",
        CopyForm.COMMAND.text(
            Envelope.auto()
                .decode(
                    new Datagram(1, 0, Direction.IN, scoped, scoped, payload("send(5)")), "name")));
    String longest = line(payload("send('" + "calc ".repeat(1_500) + "')"));
    assertTrue(longest.matches("picklescope send 127\\.0\\.0\\.1:4960 --hex [0-9a-f]+"));
    assertFalse(CopyForm.COMMAND.isForEveryShell(line(two) + "\n" + longest));
    assertTrue(CopyForm.COMMAND.isForEveryShell(line(two)));
    assertTrue(CopyForm.BASE64.isForEveryShell(longest));
  }
}
