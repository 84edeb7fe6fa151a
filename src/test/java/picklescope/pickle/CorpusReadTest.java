package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.corpus.Corpus;
import tools.jackson.databind.JsonNode;

/** The pickles of real interpreters are read as the corpus describes them. */
class CorpusReadTest {
  @Test
  void python3() {
    check(Corpus.python3(), 5_291, 255);
  }

  @Test
  void python2() {
    check(Corpus.python2(), 672, 0);
  }

  /**
   * @param withoutTree the number of rows that are too long for a tree: their repr is compared by
   *     its hash
   */
  private static void check(List<JsonNode> rows, int count, int withoutTree) {
    assertEquals(count, rows.size());
    assertEquals(withoutTree, rows.stream().filter(row -> !row.path("sym").isObject()).count());
    var wrong = new ArrayList<String>();
    for (JsonNode row : rows) {
      byte[] bytes = Corpus.pickle(row);
      try {
        var pickle = PickleReader.readPickle(bytes, 0);
        if (pickle.length() != bytes.length) {
          wrong.add(Corpus.name(row) + ": length " + pickle.length());
        }
        if (!row.path("sym").isObject()) {
          continue;
        }
        SymbolicTree.difference(pickle, row.get("sym"))
            .ifPresent(difference -> {
              String text = Corpus.name(row) + ": " + difference;
              wrong.add(text.length() > 300 ? text.substring(0, 300) + "..." : text);
            });
      } catch (PickleException e) {
        wrong.add(Corpus.name(row) + ": " + e.getMessage() + " at " + e.offset());
      }
    }
    assertTrue(
        wrong.isEmpty(),
        () ->
            wrong.size()
                + " wrong:\n"
                + String.join("\n", wrong.subList(0, Math.min(30, wrong.size()))));
  }
}
