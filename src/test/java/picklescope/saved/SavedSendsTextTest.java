package picklescope.saved;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.net.SendOptions;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;

/** A change of a file of saved sends leaves every line that nobody touched. */
class SavedSendsTextTest {
  /** Written by hand: spaces, order, numbers, escapes and duplicates as nobody would print them. */
  private static final String BY_HAND =
      """
      { "owner" : "lab",  "limit": 1.50E+2,

        "sends" : [
          { "text": "send('\\ud800 \\u0041')",   "name": "start",
            "ttl" : 1, "weight": 1e400 },

          {
            "to": "lab-1",
            "name": "stop", "repeat": {"everyMs": 1e3, "jitter": 0.10},
            "tags": [ 1,2 ,3 ],
            "form": "hex", "text": "00"
          },
          {"name": "last", "text": "send()"}
        ],
        "owner" : "twice"
      }
      """;

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("sends.json");
  }

  private String changed(String before, UnaryOperator<List<SavedSend>> change) throws IOException {
    Files.writeString(path, before);
    var file = new SavedSendsFile(path);
    var after = file.change(content -> content.withSends(change));
    assertEquals(after, file.read(), "what was written is read");
    return Files.readString(path);
  }

  private static UnaryOperator<List<SavedSend>> replacing(int index, UnaryOperator<SavedSend> one) {
    return sends -> {
      var all = new ArrayList<>(sends);
      all.set(index, one.apply(all.get(index)));
      return all;
    };
  }

  private static SavedSend send(String name) {
    return SavedSend.of(name, Message.of(MessageForm.CALL, "send(2)"), "lab-2");
  }

  @Test
  void anEntryThatIsAddedTouchesNoOther() throws Exception {
    String text =
        changed(
            BY_HAND,
            sends -> {
              var all = new ArrayList<>(sends);
              all.add(send("new"));
              return all;
            });
    int end = BY_HAND.indexOf("\n  ],");
    String added =
        """
        ,
            {
              "name": "new",
              "to": "lab-2",
              "form": "call",
              "text": "send(2)",
              "protocol": 4
            }\
        """
            .indent(0)
            .stripTrailing();
    assertEquals(BY_HAND.substring(0, end) + added + BY_HAND.substring(end), text);
  }

  @Test
  void onlyTheFieldThatChangesIsWritten() throws Exception {
    String text = changed(BY_HAND, replacing(1, one -> one.named("halt", "trial", "", "")));
    assertEquals(
        BY_HAND
            .replace("\"name\": \"stop\"", "\"name\": \"halt\"")
            .replace("\"text\": \"00\"\n", "\"text\": \"00\",\n      \"folder\": \"trial\"\n"),
        text);
    text =
        changed(
            BY_HAND,
            replacing(
                0,
                one ->
                    one.withMessage(one.message(), "", new SendOptions(0, "", 9), one.rhythm())));
    assertEquals(BY_HAND.replace("\"ttl\" : 1,", "\"ttl\" : 9,"), text);
  }

  @Test
  void aFieldThatIsAsUsualAgainGoesAlone() throws Exception {
    Files.writeString(path, BY_HAND);
    new SavedSendsFile(path)
        .change(content -> content.withSends(replacing(1, one -> one.repeated(Optional.empty()))));
    // What another version keeps inside "repeat" has no place without it.
    String gone = ", \"repeat\": {\"everyMs\": 1e3, \"jitter\": 0.10}";
    assertEquals(BY_HAND.replace(gone, ""), Files.readString(path));
  }

  @Test
  void removedAndMovedEntriesTakeTheirTextWithThem() throws Exception {
    String removed = changed(BY_HAND, sends -> List.of(sends.get(0), sends.get(2)));
    assertEquals(
        BY_HAND.substring(0, BY_HAND.indexOf(",\n\n    {\n"))
            + BY_HAND.substring(BY_HAND.indexOf(",\n    {\"name\": \"last\"")),
        removed);
    String moved = changed(BY_HAND, List::reversed);
    assertTrue(
        moved.contains("[\n    {\"name\": \"last\", \"text\": \"send()\"},\n    {\n      \"to\""),
        moved);
    assertTrue(moved.contains("\"weight\": 1e400 }\n  ]"), moved);
    assertEquals(BY_HAND, changed(moved, List::reversed).replace("},\n    {\n", "},\n\n    {\n"));
    String none = changed(BY_HAND, _ -> List.of());
    assertTrue(none.contains("\"sends\" : [],\n  \"owner\" : \"twice\""), none);
    assertTrue(
        changed(none, _ -> List.of(send("a")))
            .contains("\"sends\" : [\n    {\n      \"name\": \"a\""));
  }

  @Test
  void respondersComeIntoAFileWithoutAnyAndSendsStay() throws Exception {
    Files.writeString(path, BY_HAND);
    var pong =
        new SavedResponder(
            "pong", "foo", Message.of(MessageForm.CALL, "send()"), 0, "", 100, Map.of());
    new SavedSendsFile(path).change(content -> content.withResponders(_ -> List.of(pong)));
    String text = Files.readString(path);
    assertTrue(text.startsWith(BY_HAND.substring(0, BY_HAND.length() - 3)), text);
    assertTrue(text.contains("\"twice\",\n  \"responders\": [\n    {\n      \"name\""), text);
    assertEquals(List.of(pong), new SavedSendsFile(path).read().responders());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void markLineEndsIndentAndEncodingStay(String encoding) throws Exception {
    var charset = Charset.forName(encoding);
    String before =
        "\ufeff{\r\n\t\"sends\": [\r\n\t\t{\r\n\t\t\t\"name\": \"é\"\r\n\t\t}\r\n\t]\r\n}";
    Files.write(path, before.getBytes(charset));
    new SavedSendsFile(path)
        .change(content ->
            content.withSends(sends ->
                List.of(
                    sends.getFirst(), SavedSend.of("b", Message.of(MessageForm.HEX, "00"), ""))));
    assertEquals(
        before.replace(
            "\t\t}\r\n",
            "\t\t},\r\n"
                + "\t\t{\r\n"
                + "\t\t\t\"name\": \"b\",\r\n"
                + "\t\t\t\"form\": \"hex\",\r\n"
                + "\t\t\t\"text\": \"00\"\r\n"
                + "\t\t}\r\n"),
        new String(Files.readAllBytes(path), charset));
  }

  @Test
  void aFileInOneLineStaysInOneLine() throws Exception {
    String text =
        changed(
            "{\"sends\":[{\"name\":\"a\"}],\"x\":1}",
            sends -> List.of(sends.getFirst(), send("b")));
    assertEquals(1, text.lines().count(), text);
    assertTrue(text.startsWith("{\"sends\":[{\"name\":\"a\"}, {\"name\":\"b\","), text);
    assertTrue(text.endsWith("}],\"x\":1}"), text);
  }

  @Test
  void aLoneSurrogateIsWrittenAsAnEscape() throws Exception {
    String half = "send('\ud800 \udc00\ud800 \ud83d\ude00')";
    String text =
        changed("{}", _ -> List.of(SavedSend.of("a", Message.of(MessageForm.CALL, half), "")));
    assertTrue(text.contains("send('\\ud800 \\udc00\\ud800 \ud83d\ude00')"), text);
  }

  @Test
  void whatIsNoTextIsDamagedAndLeft() throws Exception {
    byte[] bytes =
        "{\n\"sends\": [\n{\"name\": \"\u00e9\"}]}".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(path, bytes);
    var e =
        assertThrows(
            IOException.class, () -> new SavedSendsFile(path).change(_ -> SavedContent.empty()));
    assertTrue(e.getMessage().contains("line 3:"), e.getMessage());
    assertArrayEquals(bytes, Files.readAllBytes(path));
  }

  @Test
  void aListThatStandsTwiceIsDamaged() throws Exception {
    Files.writeString(path, "{\"sends\": [{\"name\": \"a\"}],\n\"sends\": [{\"name\": \"b\"}]}");
    var e = assertThrows(IOException.class, new SavedSendsFile(path)::read);
    assertTrue(e.getMessage().contains("line 2:"), e.getMessage());
  }
}
