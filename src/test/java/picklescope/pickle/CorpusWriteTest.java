package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.corpus.Corpus;
import tools.jackson.databind.JsonNode;

/** What was read is written again: as CPython writes it, and readable at every protocol. */
class CorpusWriteTest {
  @Test
  void builtInDataHasCPythonsBytes() throws PickleException {
    var different = new ArrayList<String>();
    for (JsonNode row : Corpus.python3()) {
      int protocol = row.get("protocol").asInt();
      boolean plain =
          row.get("plain").asBoolean() && row.get("writer").asString().equals("3.11.7/_pickle");
      if (plain && protocol >= 2) {
        byte[] bytes = Corpus.pickle(row);
        if (!Arrays.equals(bytes, PickleWriter.write(PickleReader.read(bytes), protocol))) {
          different.add(Corpus.name(row));
        }
      }
    }
    assertEquals(List.of(), different);
  }

  @Test
  void everythingIsWrittenAtEveryProtocolAndReadAsTheSame() throws PickleException {
    var different = new ArrayList<String>();
    var rows = new ArrayList<>(Corpus.python3());
    rows.addAll(Corpus.python2());
    for (JsonNode row : rows) {
      var value = PickleReader.read(Corpus.pickle(row));
      for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
        var once = PickleReader.read(PickleWriter.write(value, protocol));
        byte[] again = PickleWriter.write(once, protocol);
        if (!Arrays.equals(PickleWriter.write(PickleReader.read(again), protocol), again)) {
          different.add(Corpus.name(row) + " at " + protocol);
        }
      }
    }
    assertEquals(List.of(), different);
  }

  @Test
  void whatIsNoPickleIsSaid() {
    int decoded = 0;
    for (JsonNode row : Corpus.bad()) {
      byte[] bytes = Corpus.pickle(row);
      try {
        PickleReader.read(bytes);
        decoded++;
      } catch (PickleException e) {
        assertEquals(true, e.offset() >= 0 && e.offset() <= bytes.length, row::toString);
      }
    }
    assertEquals(212, decoded);
  }
}
