package picklescope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Python;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.NetworkEvent;
import picklescope.python.Call;
import picklescope.python.PyValue;
import picklescope.session.EventDecoder;

/** Exported events, read by Python's own csv and json. */
class EventExportTest {
  @TempDir private Path folder;
  private EventDecoder decoder;
  private Journal capture;
  private Map<Long, String> comments = Map.of(1L, "", 2L, "");
  private List<AddedColumn> columns = List.of();

  @BeforeEach
  void build() throws Exception {
    var remote = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 1234);
    var local = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 4950);
    var call = Call.of("a \"quoted\", and\nbroken").with("foo", 78);
    var payloads =
        List.of(Envelope.auto().encode(call, 4), "Some, raw".getBytes(StandardCharsets.US_ASCII));
    capture = new Journal();
    for (int i = 0; i < payloads.size(); i++) {
      capture.append(
          new Datagram(i + 1, 1_000_000_001L, Direction.IN, remote, local, payloads.get(i)));
    }
    decoder = EventDecoder.ofAddresses(Envelopes::auto, _ -> "=cmd|' /C calc'!A1");
  }

  @AfterEach
  void close() {
    capture.close();
  }

  private ExportSource source() {
    return new ExportSource(capture, decoder::decode, comments::get, columns);
  }

  @Test
  void commentsAndAddedColumnsAreExported() throws Exception {
    comments = Map.of(1L, "", 2L, "=here\nit \"starts\"");
    columns =
        List.of(
            column("foo", call -> call.attributes().get("foo")),
            column("data[0]", call -> Optional.of(call.data().item(0))));
    var csv = folder.resolve("commented.csv");
    export(csv);
    var json = folder.resolve("commented.jsonl");
    export(json);
    String seen =
        Python.run(
            """
            import csv, json
            rows = list(csv.DictReader(open(r'%s', encoding='utf-8', newline='')))
            print(rows[0]['foo'], eval(rows[0]['data[0]']) == 'a "quoted", and\\nbroken')
            print([rows[1]['foo'], rows[0]['comment'], rows[1]['comment']])
            lines = [json.loads(line) for line in open(r'%s', encoding='utf-8')]
            print(['comment' in lines[0], lines[1]['comment']])
            """
                .formatted(csv, json));
    assertEquals(
        List.of(
            "78 True",
            "['', '', '\\'=here\\\\nit \"starts\"']",
            "[False, '=here\\nit \"starts\"']"),
        seen.lines().toList());
  }

  private static AddedColumn column(
      String name, Function<NetworkEvent, Optional<PyValue>> argument) {
    return new AddedColumn(
        name,
        event ->
            event instanceof NetworkEvent call ? argument.apply(call) : Optional.<PyValue>empty());
  }

  private void export(Path file) throws Exception {
    EventExport.of(file)
        .orElseThrow()
        .write(source(), LongStream.rangeClosed(1, 2), file, _ -> true);
  }

  @Test
  void pythonReadsTheCsv() throws Exception {
    var file = folder.resolve("shown.csv");
    export(file);
    String seen =
        Python.run(
            """
            import csv
            rows = list(csv.DictReader(open(r'%s', encoding='utf-8', newline='')))
            print(rows[0]['data'], rows[0]['attributes'], rows[0]['number'], rows[0]['size'])
            print(eval(rows[1]['raw_data']), rows[1]['kind'], rows[1]['time'], rows[1]['sender'])
            """
                .formatted(file));
    assertEquals(
        """
        ('a "quoted", and\\\\nbroken',) {'foo': 78} 1 %d
        b'Some, raw' raw 1970-01-01T00:00:01.000000001Z '=cmd|' /C calc'!A1
        """
            .formatted(capture.size(1))
            .replace("\\\\", "\\"),
        seen);
  }

  @Test
  void jsonIsALineEach() throws Exception {
    var file = folder.resolve("shown.jsonl");
    export(file);
    var lines = Files.readAllLines(file);
    assertEquals(EventJson.of(decoder.decode(capture.get(2))), lines.get(1));
    assertEquals(2, lines.size());
  }

  @Test
  void theFileNameDecidesTheFormAndACancelledSaveLeavesNoFile() throws Exception {
    assertEquals(Optional.empty(), EventExport.of(Path.of("x.pcapng")));
    assertEquals(Optional.of(EventExport.JSON_LINES), EventExport.of(Path.of("X.JSON")));
    var file = folder.resolve("never.csv");
    var result = EventExport.CSV.write(source(), LongStream.rangeClosed(1, 2), file, _ -> false);
    assertTrue(result.cancelled());
    assertFalse(Files.exists(file));
  }
}
