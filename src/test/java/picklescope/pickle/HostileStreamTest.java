package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.corpus.Corpus;
import picklescope.python.Equality;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import tools.jackson.databind.JsonNode;

/** No malformed or hostile stream hangs anything or fails but with a PickleException. */
class HostileStreamTest {
  private static final Duration HANGS = Duration.ofSeconds(60);

  @Test
  void allWorkIsBounded() {
    List<JsonNode> rows = Corpus.bad();
    assertEquals(492, rows.size());
    for (JsonNode row : rows) {
      byte[] bytes = Corpus.pickle(row);
      assertTimeoutPreemptively(HANGS, () -> work(bytes), () -> Corpus.name(row));
    }
  }

  private static void work(byte[] bytes) {
    Globals.dangerous(bytes, 0);
    try {
      PyValue value = PickleReader.read(bytes);
      Repr.line(1_000).of(value);
      Equality.equal(value, PickleReader.read(bytes));
      PyDict.of().put(value, PyNone.NONE);
      PickleWriter.write(value, 4);
    } catch (PickleException e) {
      assertEquals(false, e.getMessage().isBlank());
    }
  }
}
