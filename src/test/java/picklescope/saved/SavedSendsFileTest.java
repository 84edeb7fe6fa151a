package picklescope.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.event.Envelope;
import picklescope.net.SendOptions;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Rhythm;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;
import picklescope.send.TextEncoding;

class SavedSendsFileTest {
  @TempDir Path folder;

  private static SavedContent sample() throws Exception {
    var sends = new ArrayList<SavedSend>();
    for (var form : MessageForm.values()) {
      var message =
          new Message(
              form,
              "text of " + form + "\n\t\"é€😀\"",
              2,
              Envelope.of("json"),
              TextEncoding.UTF_16_LE);
      sends.add(
          SavedSend.of(form.text(), message, "lab-1, lab-2:4960")
              .named(form.text(), "trial/start", "what it is for", "F" + (5 + form.ordinal())));
    }
    sends.add(
        new SavedSend(
            "all of it",
            "",
            "",
            "",
            Message.of(MessageForm.CALL, "send(n=n)"),
            "239.1.2.3:4950",
            new SendOptions(4950, "eth0", 7),
            Optional.of(Rhythm.everyMillis(16.7).withBurst(3).withCount(100)),
            1_500,
            Map.of("colour", "{\"r\":1}", "tags", "[\"a\",\"b\"]")));
    var responder =
        new SavedResponder(
            "pong",
            "data[0] == 'ping'",
            Message.of(MessageForm.CALL, "send('pong', e.data[1])"),
            25,
            "",
            50,
            Map.of("since", "\"2.0\""));
    return new SavedContent(sends, List.of(responder));
  }

  @Test
  void foldersAreNotTooDeep() throws Exception {
    var store = new SavedSendsFile(folder.resolve("deep.json"));
    var send = SavedSend.of("x", Message.of(MessageForm.CALL, "send()"), "localhost");
    var most = send.named("x", "a/".repeat(50) + "b", "", "");
    store.change(now -> now.withSends(_ -> List.of(most)));
    assertEquals(List.of(most), store.read().sends());
    var deeper = send.named("x", "a/".repeat(51) + "b", "", "");
    var refused =
        assertThrows(
            IOException.class, () -> store.change(now -> now.withSends(_ -> List.of(deeper))));
    assertTrue(
        refused.getMessage().endsWith("\"folder\" has more than 50 levels"), refused.getMessage());
    assertEquals(List.of(most), store.read().sends());
    Files.writeString(
        store.path(),
        "{\"sends\":[{\"name\":\"x\",\"folder\":\"%s\"}]}".formatted("a/".repeat(400) + "b"));
    assertTrue(
        assertThrows(IOException.class, store::read).getMessage().contains("more than 50 levels"));
  }

  @Test
  void oddTextsAreReadAsTheyWereWritten() throws Exception {
    var file = new SavedSendsFile(folder.resolve("odd.json"));
    for (String odd : List.of(" a ", "\r\n", "a\tb\n", "\u2028", "\ud83d", "é", "\u0000", "null")) {
      var message = Message.of(MessageForm.TEXT, odd);
      var send = SavedSend.of("x" + odd, message, odd).named("x" + odd, odd, odd, odd);
      var responder = new SavedResponder("x" + odd, odd, message, 0, odd, 50, Map.of());
      file.change(_ -> new SavedContent(List.of(send), List.of(responder)));
      assertEquals(new SavedContent(List.of(send), List.of(responder)), file.read());
    }
  }

  @Test
  void whatIsWrittenIsReadAndWrittenAlike() throws Exception {
    var file = new SavedSendsFile(folder.resolve("made/for/it/sends.json"));
    assertEquals(SavedContent.empty(), file.read());
    var sample = sample();
    file.change(_ -> sample);
    assertEquals(sample, file.read());
    byte[] before = Files.readAllBytes(file.path());
    file.change(content -> content);
    assertEquals(new String(before), Files.readString(file.path()));
    assertTrue(Files.readString(file.path()).lines().count() > 40, "one field a line, for diffs");
    assertEquals(1, SavedSendsFile.named(file.read(), "all of it").size());
    assertEquals(1, SavedSendsFile.named(file.read(), "trial/start/hex").size());
  }

  /** The threads stand for programs: two windows, for example. */
  @Test
  @Timeout(60)
  void whatIsSavedAtTheSameMomentIsKept() throws Exception {
    var path = folder.resolve("sends.json");
    var start = new CountDownLatch(1);
    var savings = new ArrayList<Future<?>>();
    try (var threads = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 3; i++) {
        var begin = "from " + i + " ";
        savings.add(
            threads.submit(() -> {
              var store = SavedSendsFile.own(path);
              start.await();
              for (int k = 0; k < 20; k++) {
                var send = SavedSend.of(begin + k, Message.of(MessageForm.HEX, "00"), "localhost");
                store.change(now ->
                    now.withSends(sends -> {
                      var more = new ArrayList<>(sends);
                      more.add(send);
                      return more;
                    }));
              }
              return null;
            }));
      }
      start.countDown();
      for (var saving : savings) {
        saving.get();
      }
    }
    assertEquals(60, SavedSendsFile.own(path).read().sends().size());
  }

  @Test
  void whatAnotherVersionWroteIsKept() throws Exception {
    var path = folder.resolve("sends.json");
    Files.writeString(
        path,
        """
        {"version": 9, "sends": [{"name": "a", "text": "send(1)", "icon": {"x": [1, null]}}],
         "more": {"b": true}}
        """);
    new SavedSendsFile(path)
        .change(content ->
            content.withSends(sends -> {
              var more = new ArrayList<>(sends);
              more.addFirst(SavedSend.of("first", Message.of(MessageForm.HEX, "00"), "localhost"));
              return more;
            }));
    var tree = SavedSendsParser.JSON.readTree(Files.readString(path));
    assertEquals(9, tree.path("version").intValue());
    assertTrue(tree.path("more").path("b").booleanValue());
    assertEquals("first", tree.path("sends").get(0).path("name").stringValue());
    assertEquals("{\"x\":[1,null]}", tree.path("sends").get(1).path("icon").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {;"sends": [;{"name": "a",};]}                             | 3
          {;"sends": [;{"name": "a"},;{"text": "send()"};]}          | 4
          {;"sends": [;{"name": "a", "text": 5};]}                   | 3
          {"sends": [;;{"name": "a", "form": "xml"}]}                | 3
          {"sends": [{"name": "a", "protocol": 6}]}                  | 1
          {"sends": [;{"name": "a", "repeat": {"everyMs": -1}}]}     | 2
          {;"sends": {}}                                             | 2
          {"responders": [;"x"]}                                     | 2
          []                                                         | 1
          {"sends": []};;x                                           | 3
          `{"sends": [`                                              | 1
          """)
  void aDamagedFileIsReportedWithItsLineAndNeverOverwritten(String text, int line)
      throws Exception {
    var path = folder.resolve("sends.json");
    String damaged = text.replace(';', '\n');
    Files.writeString(path, damaged);
    var file = new SavedSendsFile(path);
    var read = assertThrows(IOException.class, file::read);
    assertTrue(read.getMessage().contains("line " + line + ":"), read.getMessage());
    var sample = sample();
    assertThrows(IOException.class, () -> file.change(_ -> sample));
    assertEquals(damaged, Files.readString(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "repeat": {"everyMs": 1e1000000000}              | An interval must be longer than 0
          "repeat": {"everyMs": -1e400}                    | An interval must be longer than 0
          "repeat": {"everyMs": 1, "count": 1e1000000000}  | "count" must be a whole number
          "protocol": 1e1000000000                         | "protocol" must be a whole number
          "protocol": 1e-1000000000                        | "protocol" must be a whole number
          """)
  void aNumberOfAnySizeIsRefusedInPlainWords(String field, String expected) throws Exception {
    var path = folder.resolve("sends.json");
    Files.writeString(path, "{\"sends\": [{\"name\": \"a\", %s}]}".formatted(field));
    var read = assertThrows(IOException.class, new SavedSendsFile(path)::read);
    assertTrue(read.getMessage().contains(expected), read.getMessage());
  }

  /** Each line takes the window time to draw. */
  @Test
  void aMessageOfManyLinesIsRefused() throws Exception {
    var path = folder.resolve("sends.json");
    String entry = "{\"sends\": [{\"name\": \"a\", \"text\": \"%s\"}]}";
    Files.writeString(path, entry.formatted("\\n".repeat(Message.MOST_LINES - 1)));
    assertEquals(1, new SavedSendsFile(path).read().sends().size());
    Files.writeString(path, entry.formatted("\\n".repeat(Message.MOST_LINES)));
    var read = assertThrows(IOException.class, new SavedSendsFile(path)::read);
    assertTrue(read.getMessage().contains("more than 10,000 lines"), read.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"name, 10000", "folder, 1000", "key, 10000", "to, 10000", "text, 500000"})
  void aTextThatTakesLongToDrawIsRefused(String field, int most) throws Exception {
    var path = folder.resolve("sends.json");
    String entry = "{\"sends\": [{\"name\": \"a\", \"%s\": \"%s\"}]}";
    if (field.equals("name")) {
      entry = "{\"sends\": [{\"%s\": \"%s\"}]}";
    }
    Files.writeString(path, entry.formatted(field, "x".repeat(most)));
    assertEquals(1, new SavedSendsFile(path).read().sends().size());
    Files.writeString(path, entry.formatted(field, "x".repeat(most + 1)));
    var read = assertThrows(IOException.class, new SavedSendsFile(path)::read);
    String expected = "\"%s\" has more than %,d characters".formatted(field, most);
    assertTrue(read.getMessage().contains(expected), read.getMessage());
  }

  /** Else a file of somebody else's could write lines of its own among the program's messages. */
  @Test
  void textOfAFileIsOneVisibleLineOfAMessage() throws Exception {
    Path path = folder.resolve("lines.json");
    Files.writeString(path, "{\"sends\": [{\"name\": \"a\", \"form\": \"x\\n\\u001b[2Jsent\"}]}");
    var read = assertThrows(IOException.class, () -> new SavedSendsFile(path).read());
    assertTrue(read.getMessage().contains("\"x\\n\\x1b[2Jsent\""), read.getMessage());
  }

  @Test
  void packetSendersPacketsComeIn() throws Exception {
    var ini = folder.resolve("packets.ini");
    Files.writeString(
        ini,
        """
        [General]
        PacketNames\\1\\name=Hello%20World
        [PACKETNAMES]
        1\\name=Start trial
        size=1

        [Start%20trial]
        name=Start trial
        fromIP=You
        repeat=0.5
        toIP=192.168.1.20
        port=4950
        fromPort=0
        tcpOrUdp=UDP
        sendResponse=0
        hexString=53 74 61 72 74
        requestPath=
        timestamp="Mon, 23 Nov 2026 10:00:00"

        [folder]
        na%U00EFve\\name="na\\xefve, quoted"
        na%U00EFve\\toIP=fe80::1
        na%U00EFve\\port=55
        na%U00EFve\\tcpOrUdp=udp
        na%U00EFve\\hexString=00 FF
        na%U00EFve\\repeat=0

        [web]
        name=web
        tcpOrUdp=TCP
        hexString=00
        """);
    var found = PacketSenderImport.read(ini);
    assertEquals(1, found.skipped());
    var first = found.sends().getFirst();
    assertEquals("Packet Sender/Start trial", first.path());
    assertEquals("192.168.1.20:4950", first.to());
    assertEquals(Message.of(MessageForm.HEX, "53 74 61 72 74"), first.message());
    assertEquals(Optional.of(Rhythm.everyMillis(500)), first.rhythm());
    var second = found.sends().get(1);
    assertEquals("naïve, quoted", second.name());
    assertEquals("[fe80::1]:55", second.to());
    assertEquals(Optional.empty(), second.rhythm());

    var json = folder.resolve("export.json");
    Files.writeString(
        json,
        """
        [{"asciistring": "aGk=", "errorstring": "", "fromip": "You", "fromport": "0",
          "hexstring": "68 69", "name": "hi", "port": "4950", "repeat": "0", "requestpath": "",
          "sendresponse": "0", "tcporudp": "UDP", "toip": "localhost"},
         {"hexstring": "68 69", "name": "secure", "port": "1", "tcporudp": "SSL", "toip": "x"}]
        """);
    var exported = PacketSenderImport.read(json);
    assertEquals(1, exported.skipped());
    assertEquals("localhost:4950", exported.sends().getFirst().to());
    Files.writeString(ini, "[a]\nb=c\n");
    assertThrows(IOException.class, () -> PacketSenderImport.read(ini));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[[[[", "[{\"x\": 1e99999999999}]", "[1", "7"})
  void whatIsNoExportIsNotImported(String begin) throws Exception {
    var json = Files.writeString(folder.resolve("no.json"), "[" + begin.repeat(2_000) + "]");
    assertThrows(IOException.class, () -> PacketSenderImport.read(json));
  }

  @Test
  void anIntervalThatIsTooSmallIsNone() throws Exception {
    var json =
        Files.writeString(
            folder.resolve("export.json"),
            """
            [{"hexstring": "68", "name": "hi", "port": "1", "tcporudp": "UDP", "toip": "x",
              "repeat": "1e-300"}]
            """);
    assertEquals(Optional.empty(), PacketSenderImport.read(json).sends().getFirst().rhythm());
  }

  @Test
  void aNumberThatIsTooLargeIsReportedWithItsLine() throws Exception {
    var file = folder.resolve("sends.json");
    Files.writeString(file, "{\"sends\": [\n{\"name\": \"a\", \"later\": 1e99999999999}]}");
    var problem = assertThrows(IOException.class, () -> new SavedSendsFile(file).read());
    assertTrue(problem.getMessage().contains("line 2: a number"), problem.getMessage());
  }

  @Tag("slow")
  @Test
  void aFileThatWouldBeTooLongToBeReadIsNotWritten() throws Exception {
    var own = new SavedSendsFile(folder.resolve("sends.json"));
    var mine = List.of(SavedSend.of("mine", Message.of(MessageForm.HEX, "00"), "localhost"));
    own.change(_ -> new SavedContent(mine, List.of()));
    var long1 = SavedSend.of("x", Message.of(MessageForm.HEX, "00".repeat(450_000)), "localhost");
    var problem =
        assertThrows(
            IOException.class,
            () -> own.change(_ -> new SavedContent(Collections.nCopies(80, long1), List.of())));
    assertTrue(problem.getMessage().contains("Nothing was changed"), problem.getMessage());
    assertEquals(mine, own.read().sends());
  }

  /** It would fill the memory, or never end. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aDeviceIsNotImported() {
    var zeros = Path.of("/dev/zero");
    assertThrows(FileSystemException.class, () -> PacketSenderImport.mayBe(zeros));
    assertThrows(FileSystemException.class, () -> PacketSenderImport.read(zeros));
  }
}
