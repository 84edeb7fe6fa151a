package picklescope.event.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.python.Call;
import picklescope.python.source.SourceException;

class ProbeReportTest {
  private static final String BEGIN = "picklescope probe 1: Vizard 7, Python 3\n";

  @Test
  void hasTheCallsAndTheirBytes() throws Exception {
    var report =
        ProbeReport.of(
            BEGIN
                + "sent: send(5, foo=78)\nbytes: 4b052e\nseen: {}\n"
                + "sent: send()\nbytes: 292e\n");
    assertEquals(2, report.sent().size());
    assertEquals(Call.of(5).with("foo", 78).toString(), report.sent().getFirst().toString());
    assertEquals(
        List.of(3, 2),
        report.arrived().stream().map(datagram -> datagram.payload().length).toList());
  }

  /** The report may be from somebody else. The mistake is where the mark stands. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes: 4b052e\\nsent: send(5, +§)",
        "sent: send(5)\\nbytes: 4b052e\\nsent: send(6, +§)\\nbytes: 4b062e",
        "sent: send(5)\\nbytes: §4b05x",
      })
  void aMistakeIsReportedInItsLine(String lines) {
    String marked = BEGIN + lines.translateEscapes();
    int at = marked.indexOf('§');
    var mistake =
        assertThrows(SourceException.class, () -> ProbeReport.of(marked.replace("§", "")));
    assertEquals(at, mistake.offset(), mistake.getMessage());
  }
}
