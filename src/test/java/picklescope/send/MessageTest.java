package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.event.Datagram;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.pickle.PickleReader;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;

/** What messages come to; those that move are checked by a real python3. */
@Timeout(120)
class MessageTest {
  private static final String POSE =
      "send(action='pose', pos=[sin(t), 1.8, math.cos(t)], n=n, deg=degrees(pi / 2))";

  @Test
  void aCallThatMovesIsWhatPythonComputesAtEveryProtocol() throws Exception {
    String same =
        """
        (lambda data, output: (data, output['action'], output['n'], output['deg'], len(output['pos']),
          max(abs(a - b) for a, b in zip(output['pos'],
            [math.sin(output['n'] / 8), 1.8, math.cos(output['n'] / 8)])) < 1e-12))(*pickle.loads(payload))\
        """
            .replace("\n", " ");
    try (var python = PythonReceiver.printing(same, "import math")) {
      for (int protocol = 0; protocol <= 5; protocol++) {
        var message = Message.of(MessageForm.CALL, POSE).withProtocol(protocol).compile();
        assertTrue(message.moves());
        try (var to = Transmitter.open(python.target(), SendSockets.OWN, SendSockets.UNTOLD)) {
          to.send(message.payload(new SendContext(protocol, protocol / 8.0, 0, Optional.empty())));
        }
        assertEquals("((), 'pose', %d, 90.0, 3, True)".formatted(protocol), python.next());
      }
    }
  }

  @Test
  void aChangingMessageIsEncodedForEachSendAndAConstantOneOnce() throws Exception {
    var fixed = Message.of(MessageForm.CALL, "send(5, foo=sin(0) + len('ab'))").compile();
    assertFalse(fixed.moves());
    assertTrue(fixed.payload(SendContext.first()) == fixed.payload(SendContext.first()));

    var random = Message.of(MessageForm.CALL, "send(random(), uniform(-2, 2), now)").compile();
    var seen = new HashSet<String>();
    for (int i = 0; i < 20; i++) {
      seen.add(decoded(random.payload(SendContext.first())));
    }
    assertEquals(20, seen.size(), seen::toString);

    var chosen = Message.of(MessageForm.CALL, "send(choice(['a', 'b']), randint(1, 2))").compile();
    for (int i = 0; i < 50; i++) {
      String output = decoded(chosen.payload(SendContext.first()));
      assertTrue(output.matches("\\(\\('[ab]', [12]\\), \\{\\}\\)"), output);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "send(*[5, 6], 7, *'ab')                      | ((5, 6, 7, 'a', 'b'), {})",
        "send(a=1, **{'pos': 2, 'b c': 3}, d=4)       | ((), {'a': 1, 'pos': 2, 'b c': 3, 'd': 4})",
        "send(**{**{'a': 1, 'pos': 2}, 'a': 3}, b=4)  | ((), {'a': 3, 'pos': 2, 'b': 4})",
        "send(a=1, *[2])                              | ((2,), {'a': 1})",
      })
  void argumentsAreUnpackedAsInPython(String text, String expected) throws Exception {
    assertEquals(
        expected,
        decoded(Message.of(MessageForm.CALL, text).compile().payload(SendContext.first())));
  }

  private static String decoded(byte[] payload) throws Exception {
    return new Repr().of(PickleReader.readPickle(payload, 0).value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          send(5, hello)            | 8 | hello is not a value
          send(5, sin('a'))         | 8 | expected a number
          send(sqrt(-1))            | 5 | has no value
          send(choice([]))          | 5 | nothing to choose
          send(e.foo)               | 5 | a responder answers
          send(5, 1 / 0)            | 12 | zero
          sendRaw(b'x')             | 0 | choose raw
          send(n=1, n=2)            | 10 | n
          """)
  void aMistakeIsReportedAtItsPosition(String text, int offset, String output) {
    var mistake =
        assertThrows(
            SourceException.class,
            () -> Message.of(MessageForm.CALL, text).compile().payload(SendContext.first()));
    assertEquals(offset, mistake.offset(), mistake.getMessage());
    assertTrue(mistake.getMessage().contains(output), mistake.getMessage());
  }

  @Test
  void rawFormsAreTheirBytes(@TempDir Path folder) throws Exception {
    assertArrayEquals("é\n".getBytes(StandardCharsets.UTF_8), bytes(MessageForm.TEXT, "é\\n"));
    assertArrayEquals(new byte[] {0, (byte) 0xFF}, bytes(MessageForm.HEX, "00 ff"));
    assertArrayEquals("Some raw".getBytes(), bytes(MessageForm.BASE64, "U29tZSBy\n YXc=\n"));
    assertArrayEquals(new byte[] {(byte) 0xFB, (byte) 0xFF}, bytes(MessageForm.BASE64, "-_8"));
    assertArrayEquals(new byte[] {1, 2}, bytes(MessageForm.PYTHON, "b'\\x01' + bytes([2])"));
    assertArrayEquals("é".getBytes(StandardCharsets.UTF_8), bytes(MessageForm.PYTHON, "'é'"));
    var file = Files.write(folder.resolve("payload.bin"), new byte[] {9, 8, 7});
    assertArrayEquals(new byte[] {9, 8, 7}, bytes(MessageForm.FILE, file.toString()));
  }

  /** Else someone else's saved send could make the program wait, or reach another computer. */
  @Test
  void onlyAFileOfThisComputerIsRead(@TempDir Path folder) throws Exception {
    assertTrue(
        notRead(folder.toString()).contains("cannot be sent: not a file, but a folder, pipe"));
    var tooLong = Files.write(folder.resolve("long"), new byte[Datagram.MAX_PAYLOAD + 1]);
    assertTrue(notRead(tooLong.toString()).contains("cannot be sent: longer than"));
    for (String remote : List.of("\\\\server\\share\\x", "//server/share/x", " \\/server/x")) {
      assertTrue(notRead(remote).contains("on another computer"), remote);
    }
    var pipe = folder.resolve("pipe");
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("unix"), "no pipes");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    assertTrue(notRead(pipe.toString()).contains("cannot be sent: not a file, but a folder, pipe"));
  }

  private static String notRead(String name) {
    var message = Message.of(MessageForm.FILE, name);
    return assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> assertThrows(SourceException.class, message::compile))
        .getMessage();
  }

  @Test
  void textIsSentInItsEncoding() throws Exception {
    for (var encoding : TextEncoding.values()) {
      String text = encoding == TextEncoding.ASCII ? "abc" : "aé";
      var message = Message.of(MessageForm.TEXT, text);
      var encoded =
          new Message(message.form(), text, message.protocol(), message.envelope(), encoding);
      String python =
          "payload.decode(%s)".formatted("'" + encoding.title().replace(" ", "-") + "'");
      try (var receiver = PythonReceiver.printing("ascii(" + python + ")");
          var to = Transmitter.open(receiver.target(), SendSockets.OWN, SendSockets.UNTOLD)) {
        to.send(encoded.compile().payload(SendContext.first()));
        assertEquals(encoding == TextEncoding.ASCII ? "'abc'" : "'a\\xe9'", receiver.next());
      }
    }
    var mistake =
        assertThrows(SourceException.class, () -> RawPayload.ofText("ab€", TextEncoding.LATIN_1));
    assertEquals(2, mistake.offset());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BASE64 | U29*            | 3
          BASE64 | U29tZ           | 4
          BASE64 | U2=9            | 2
          HEX    | 0g              | 0
          FILE   | no/such/file    | 0
          PYTHON | [1, 2]          | 0
          PYTHON | b'a' + n        | 0
          """)
  void aRawMistakeIsReportedAtItsPosition(MessageForm form, String text, int offset) {
    var mistake =
        assertThrows(
            SourceException.class,
            () -> Message.of(form, text).compile().payload(SendContext.first()));
    assertEquals(offset, mistake.offset(), mistake.getMessage());
  }

  @Test
  void aBareValueIsPickledAsItIsAtEveryProtocol() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      for (int protocol = 0; protocol <= 5; protocol++) {
        var message =
            Message.of(MessageForm.BARE, "{'n': n, 'pos': [1.5, None], 'x': (b'\\x00', {1})}")
                .withProtocol(protocol)
                .compile();
        assertTrue(message.moves());
        try (var to = Transmitter.open(python.target(), SendSockets.OWN, SendSockets.UNTOLD)) {
          to.send(message.payload(new SendContext(protocol, 0, 0, Optional.empty())));
        }
        assertEquals(
            "{'n': %d, 'pos': [1.5, None], 'x': (b'\\x00', {1})}".formatted(protocol),
            python.next());
      }
    }
  }

  @Test
  void aCallIsLaidOutAsItsPortWantsIt() throws Exception {
    var custom = Envelope.of("custom data=p[1], attributes=p[2], write=('Vizard', args, kwargs)");
    var envelopes = Envelopes.auto().with(4960, custom).with(4970, Envelope.of("skip 4"));
    var call = Message.of(MessageForm.CALL, "send(5, foo=78)");
    var options = SendOptions.usual();
    assertEquals(
        "('Vizard', (5,), {'foo': 78})",
        decoded(
            call.in(envelopes, Target.parse("a:4960, b:4960", options))
                .compile()
                .payload(SendContext.first())));
    assertEquals(
        "((5,), {'foo': 78})",
        decoded(
            call.in(envelopes, Target.parse("a", options)).compile().payload(SendContext.first())));
    var own = new Message(call.form(), call.text(), 4, Envelope.of("call"), call.encoding());
    assertEquals(own, own.in(envelopes, Target.parse("a:4960", options)));
    var mistake =
        assertThrows(
            NetworkException.class,
            () -> call.in(envelopes, Target.parse("a:4960, b:4970", options)));
    assertTrue(mistake.getMessage().contains("different envelopes"), mistake.getMessage());
  }

  /** Files contain only what is used; what is read from them must equal what was written. */
  @ParameterizedTest
  @EnumSource
  void whatAFormDoesNotUseHasTheDefault(MessageForm form) throws Exception {
    var message = new Message(form, "1", 2, Envelope.of("json"), TextEncoding.UTF_16_LE);
    boolean call = form == MessageForm.CALL;
    assertEquals(call || form == MessageForm.BARE ? 2 : 4, message.protocol());
    assertEquals(call ? Envelope.of("json") : Envelope.auto(), message.envelope());
    assertEquals(
        form == MessageForm.TEXT ? TextEncoding.UTF_16_LE : TextEncoding.UTF_8, message.encoding());
  }

  private static byte[] bytes(MessageForm form, String text) throws Exception {
    return Message.of(form, text).compile().payload(SendContext.first());
  }
}
