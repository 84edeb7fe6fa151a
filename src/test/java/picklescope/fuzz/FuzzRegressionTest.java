package picklescope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.corpus.Corpus;
import picklescope.event.Datagram;
import tools.jackson.databind.JsonNode;

/** Hostile streams, and what fuzzing has found, keep to what the fuzz targets ask for. */
class FuzzRegressionTest {
  private static final Duration HANGS = Duration.ofSeconds(60);

  @ParameterizedTest
  @EnumSource
  void whatFuzzingFoundStaysRepaired(FuzzTarget target) throws Exception {
    List<Path> inputs = Fuzzing.inputs(Fuzzing.FOUND.resolve(target.folder()));
    assertTrue(!inputs.isEmpty(), "no inputs");
    for (Path input : inputs) {
      check(target, Files.readAllBytes(input), input.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CAPTURE")
  void everyHostileStreamOfTheCorpusIsBounded(FuzzTarget target) {
    List<JsonNode> rows = Corpus.bad();
    assertEquals(492, rows.size());
    int datagrams = 0;
    for (JsonNode row : rows) {
      byte[] input = Corpus.pickle(row);
      if (input.length <= Datagram.MAX_PAYLOAD) {
        datagrams++;
        check(target, input, Corpus.name(row));
      }
    }
    assertEquals(472, datagrams); // HostileStreamTest has the longer ones too
  }

  @Test
  void aTargetCanFail() {
    boolean failed = false;
    try {
      Allocation.check(0, 1, new byte[8], () -> assertEquals(900, new byte[900].length));
    } catch (AssertionError e) {
      failed = e.getMessage().contains("for an input of 8");
    }
    assertTrue(failed);
  }

  private static void check(FuzzTarget target, byte[] input, String name) {
    assertTimeoutPreemptively(HANGS, () -> target.check(input), () -> target + " " + name);
  }
}
