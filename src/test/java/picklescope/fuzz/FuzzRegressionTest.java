package picklescope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.corpus.Corpus;
import picklescope.event.Datagram;
import tools.jackson.databind.JsonNode;

/** Hostile streams, and the findings of fuzzing, satisfy the fuzz targets. */
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
  void hostileStreamsOfTheCorpusAreBounded(FuzzTarget target) {
    check(target, Representatives.of(hostileDatagrams(), target.ordinal()));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CAPTURE")
  @Tag("slow")
  void everyHostileStreamOfTheCorpusIsBounded(FuzzTarget target) {
    check(target, hostileDatagrams());
  }

  /** Those that fit a datagram; {@code HostileStreamTest} has the longer ones too. */
  private static List<JsonNode> hostileDatagrams() {
    List<JsonNode> rows = Corpus.bad();
    assertEquals(492, rows.size());
    var datagrams =
        rows.stream().filter(row -> Corpus.pickle(row).length <= Datagram.MAX_PAYLOAD).toList();
    assertEquals(472, datagrams.size());
    return datagrams;
  }

  private static void check(FuzzTarget target, List<JsonNode> rows) {
    for (JsonNode row : rows) {
      check(target, Corpus.pickle(row), Corpus.name(row));
    }
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
