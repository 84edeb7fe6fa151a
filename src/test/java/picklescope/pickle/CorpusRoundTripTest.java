package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.corpus.Corpus;
import picklescope.python.PyValue;
import tools.jackson.databind.JsonNode;

/** What was read is written again as the same graph, and with CPython's bytes. */
class CorpusRoundTripTest {
  @Test
  void python3SurvivesARoundTripInEveryProtocol() throws PickleException {
    checkRoundTrip(Corpus.python3());
  }

  @Test
  void python2SurvivesARoundTripInEveryProtocol() throws PickleException {
    checkRoundTrip(Corpus.python2());
  }

  private static void checkRoundTrip(List<JsonNode> rows) throws PickleException {
    var wrong = new ArrayList<String>();
    for (JsonNode row : rows) {
      PyValue value = PickleReader.read(Corpus.pickle(row));
      for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
        String name = Corpus.name(row) + " written with " + protocol;
        try {
          byte[] written = PickleWriter.write(value, protocol);
          var again = PickleReader.readPickle(written, 0);
          if (again.length() != written.length) {
            wrong.add(name + ": length");
          }
          GraphComparison.difference(value, again.value(), protocol)
              .ifPresent(difference -> wrong.add(name + ": " + difference));
        } catch (PickleException e) {
          wrong.add(name + ": " + e.getMessage() + " at " + e.offset());
        }
      }
    }
    assertNone(wrong);
  }

  /** The bytes of the C pickler, from the pickles that it wrote. */
  @Test
  void builtInDataIsWrittenWithCPythonsBytes() throws PickleException {
    var wrong = new ArrayList<String>();
    int rows = 0;
    for (JsonNode row : Corpus.python3()) {
      int protocol = row.get("protocol").asInt();
      if (!row.path("plain").asBoolean(false)
          || protocol < 2
          || !row.path("writer").asString("").equals("3.11.7/_pickle")) {
        continue;
      }
      rows++;
      byte[] wanted = Corpus.pickle(row);
      byte[] written = PickleWriter.write(PickleReader.read(wanted), protocol);
      if (!Arrays.equals(wanted, written)) {
        int at = Arrays.mismatch(wanted, written);
        wrong.add(
            Corpus.name(row)
                + ": from byte "
                + at
                + " "
                + hex(written, at)
                + ", not "
                + hex(wanted, at));
      }
    }
    assertNone(wrong);
    assertEquals(1_506, rows);
  }

  private static String hex(byte[] bytes, int from) {
    return HexFormat.of()
        .formatHex(bytes, Math.max(0, from - 4), Math.min(bytes.length, from + 20));
  }

  private static void assertNone(List<String> wrong) {
    assertTrue(
        wrong.isEmpty(),
        () ->
            wrong.size()
                + " wrong:\n"
                + String.join("\n", wrong.subList(0, Math.min(40, wrong.size()))));
  }
}
