package picklescope.export.xdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.export.folder.ExportRequest;
import picklescope.export.folder.FolderExport;
import picklescope.export.folder.MadeMessages;
import picklescope.export.folder.Survey;
import picklescope.export.folder.TableFormat;
import picklescope.export.table.ColumnChoice;
import picklescope.python.Call;

class XdfFileTest {
  @TempDir private Path temp;

  @Test
  void numbersAreAStreamAndTextsAreMarkers() throws Exception {
    var messages =
        new MadeMessages()
            .call(
                7, Call.of().with("pos", List.of(1, 2.5)).with("who", "Anna <&>").with("on", true))
            .call(8, Call.of("start"))
            .call(7, Call.of().with("pos", List.of(3, 4.5)).with("who", "").with("on", false))
            .payload(8, new byte[] {(byte) 0xFF, 1});
    var file = read(messages, "*");
    var streams = file.streams();
    assertEquals(
        List.of(
            "LAB-7 (on, pos, who)",
            "LAB-7 (on, pos, who) texts",
            "LAB-8 ('start') texts",
            "LAB-8 raw texts"),
        streams.stream().map(stream -> XdfReader.text(stream.header, "name")).toList());
    var numbers = streams.getFirst();
    assertEquals(List.of("pos[0]", "pos[1]", "on"), numbers.labels());
    double first = MadeMessages.START / 1e9;
    double third = (MadeMessages.START + 2 * MadeMessages.STEP) / 1e9;
    assertEquals(
        List.of(
            new XdfReader.Sample(first, List.of(1.0, 2.5, 1.0)),
            new XdfReader.Sample(third, List.of(3.0, 4.5, 0.0))),
        numbers.samples);
    assertEquals(
        List.of(new XdfReader.Offset(first, 0), new XdfReader.Offset(third, 0)), numbers.offsets);
    assertEquals(
        List.of("2", Double.toString(first), Double.toString(third)),
        List.of(
            XdfReader.text(numbers.footer, "sample_count"),
            XdfReader.text(numbers.footer, "first_timestamp"),
            XdfReader.text(numbers.footer, "last_timestamp")));
    var markers = streams.get(1);
    assertEquals(
        List.of(List.of("Anna <&>"), List.of("")),
        markers.samples.stream().map(XdfReader.Sample::values).toList());
    assertEquals("Markers", XdfReader.text(markers.header, "type"));
    assertEquals(
        List.of(List.of("b'\\xff\\x01'")),
        streams.getLast().samples.stream().map(XdfReader.Sample::values).toList(),
        "a message without values is a marker with its Python text");
    assertTrue(Files.exists(temp.resolve("out/losses.csv")));
  }

  @Test
  void manySamplesHaveBoundariesAndMissingNumbersAreNaN() throws Exception {
    var messages = new MadeMessages();
    for (int i = 0; i < 10_000; i++) {
      messages.call(7, Call.of().with("n", i).with("x", i % 2 == 0 ? 0.5 : null));
    }
    var file = read(messages, "n, x");
    assertTrue(file.boundaries() >= 3, "boundaries");
    var samples = file.streams().getFirst().samples;
    assertEquals(
        IntStream.range(0, 10_000)
            .mapToObj(i -> List.<Object>of((double) i, i % 2 == 0 ? 0.5 : Double.NaN))
            .toList(),
        samples.stream().map(XdfReader.Sample::values).toList());
  }

  @Test
  void aLongTextInEachSampleDoesNotMakeALongChunk() throws Exception {
    var messages = new MadeMessages();
    String text = "long ".repeat(10_000);
    for (int i = 0; i < 100; i++) {
      messages.call(7, Call.of().with("who", text));
    }
    var file = read(messages, "who");
    assertTrue(file.boundaries() >= 4, "5,000,000 characters in chunks of a million");
    assertEquals(100, file.streams().getFirst().samples.size());
  }

  private XdfReader read(MadeMessages messages, String columns) throws Exception {
    var request =
        new ExportRequest(
            temp.resolve("out"),
            TableFormat.XDF,
            ColumnChoice.of(columns),
            true,
            false,
            false,
            "picklescope");
    var survey = Survey.of(messages, _ -> true).orElseThrow();
    assertTrue(new FolderExport(request, survey, messages).run(_ -> true).complete());
    return XdfReader.read(Files.readAllBytes(temp.resolve("out/messages.xdf")));
  }
}
