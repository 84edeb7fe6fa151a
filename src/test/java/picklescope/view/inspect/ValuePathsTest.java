package picklescope.view.inspect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.event.Envelope;
import picklescope.filter.Filter;
import picklescope.python.eval.Constants;
import picklescope.view.MadeCapture;
import picklescope.view.table.Column;
import picklescope.view.value.ChosenValue;

/** The paths and conditions of lines of the tree and of bytes. */
class ValuePathsTest {
  private final MadeCapture capture = new MadeCapture();
  private final DetailReader reader = new DetailReader(capture.view(), () -> 80);

  @AfterEach
  void close() {
    capture.close();
  }

  private Detail detail(byte[] payload) {
    capture.add(payload);
    return reader.read(capture.journal().last());
  }

  private Detail detail(String call) throws Exception {
    return detail(Envelope.auto().encode(Constants.call(call), 4));
  }

  /** The chosen value of each line with all lines open, by its path in the callback. */
  private static TreeMap<String, ChosenValue> all(Detail detail) {
    var found = new TreeMap<String, ChosenValue>();
    for (int row = 0; row < detail.tree().size(); row++) {
      detail.tree().open(row);
      var chosen = ValuePaths.of(detail.tree().row(row), detail.event());
      found.put(chosen.path(), chosen);
    }
    return found;
  }

  private static Optional<String> condition(Detail detail, String path) {
    return all(detail).get(path).condition();
  }

  @Test
  void whatIsInContainersHasAConditionAndAColumn() throws Exception {
    var detail = detail("send('pose', [[1, 2.5]], pos=(1, 2, 3), foo={'x y': {3: None}})");
    assertEquals(Optional.of("data[0] == 'pose'"), condition(detail, "e.data[0]"));
    assertEquals(Optional.of("data[1][0][1] == 2.5"), condition(detail, "e.data[1][0][1]"));
    assertEquals(Optional.of("pos[2] == 3"), condition(detail, "e.pos[2]"));
    assertEquals(Optional.of("foo['x y'][3] == None"), condition(detail, "e.foo['x y'][3]"));
    for (ChosenValue chosen : all(detail).values()) {
      assertTrue(Filter.of(chosen.condition().orElseThrow()).decide(detail.event()).isYes());
      var column = Column.named(chosen.column().orElseThrow()).orElseThrow();
      assertTrue(column.value().apply(detail.event()).isPresent(), chosen.path());
    }
  }

  @Test
  void aKeywordThatHidesAFieldIsReadFromTheAttributes() throws Exception {
    var detail = detail("send(port=5, **{'a b': [6]})");
    assertEquals(Optional.of("attributes['port'] == 5"), condition(detail, "e.port"));
    assertEquals(Optional.of("attributes['a b'][0] == 6"), condition(detail, "e['a b'][0]"));
  }

  @Test
  void aNameThatPythonReadsAsAnotherIsQuoted() throws Exception {
    var detail = detail("send(**{'fi': 1, '\uFB01': 2})"); // a ligature
    var chosen = all(detail);
    assertEquals(Optional.of("fi == 1"), chosen.get("e.fi").condition());
    assertEquals(Optional.of("attributes['\uFB01'] == 2"), chosen.get("e['\uFB01']").condition());
  }

  @Test
  void aPathThatHasAnotherValueIsNotOffered() {
    // the state of an object is a dict and slots, both with the attribute x
    var detail =
        detail("(c__main__\nP\n)\u0081(}Vx\nK\1s}Vx\nK\2stbt}\u0086.".getBytes(ISO_8859_1));
    long offered =
        IntStream.of(1, 2)
            .filter(value ->
                all(detail).values().stream()
                    .anyMatch(one -> one.condition().equals(Optional.of("data[0].x == " + value))))
            .count();
    long columns =
        all(detail).values().stream()
            .filter(one -> one.column().equals(Optional.of("data[0].x")))
            .count();
    assertEquals(1, offered);
    assertEquals(1, columns);
  }

  @Test
  void anAttributeOfAnObjectIsReadByItsName() {
    // class P: pass; p = P(); p.name = 'ann'; p.at = [7]; pickle.dumps(((p,), {}), 2)
    var detail =
        detail(
            HexFormat.of()
                .parseHex(
                    "8002635f5f6d61696e5f5f0a500a298171007d28"
                        + "58040000006e616d655803000000616e6e"
                        + "580200000061745d4b0761" // [7]
                        + "7562" // dict, build
                        + "857d862e"));
    assertEquals(
        Optional.of("data[0].name == 'ann'"), condition(detail, "e.data[0].state['name']"));
    assertEquals(Optional.of("data[0].at[0] == 7"), condition(detail, "e.data[0].state['at'][0]"));
    assertEquals(Optional.empty(), all(detail).get("e.data[0].class").column());
    assertEquals(Optional.empty(), all(detail).get("e.data[0].state").column());
    assertEquals(Optional.of("data[0]"), all(detail).get("e.data[0]").column());
    assertEquals(Optional.empty(), condition(detail, "e.data[0]"));
  }

  @Test
  void aPageStandsForTheValueAroundIt() throws Exception {
    var detail = detail("send([" + "7,".repeat(250) + "])");
    detail.tree().open(0);
    detail.tree().open(1);
    assertEquals("e.data[0]", ValuePaths.of(detail.tree().row(2), detail.event()).path());
    detail.tree().open(3);
    assertEquals(
        Optional.of("data[0][100] == 7"),
        ValuePaths.of(detail.tree().row(4), detail.event()).condition());
  }

  @Test
  void bytesOfAPickleAreTheInnermostValue() throws Exception {
    var detail = detail("send(5, 'hello')");
    int at = new String(detail.payload(), StandardCharsets.ISO_8859_1).indexOf("llo");
    var chosen = ValuePaths.ofBytes(detail, List.of(), at).orElseThrow();
    assertEquals(Optional.of("data[1] == 'hello'"), chosen.condition());
  }

  @Test
  void bytesOfARawMessageAreAPartOfIt() {
    var detail = detail(new byte[] {'S', 'o', 'm', 'e', 1});
    assertEquals(
        Optional.of("raw_data[0:4] == b'Some'"),
        ValuePaths.ofBytes(detail, List.of(new ByteRange(0, 4)), 3).orElseThrow().condition());
    assertEquals(
        Optional.of("raw_data[4] == 1"),
        ValuePaths.ofBytes(detail, List.of(), 4).orElseThrow().condition());
    assertEquals(
        Optional.of("raw_data == b'Some\\x01'"),
        ValuePaths.ofBytes(detail, List.of(new ByteRange(0, 5)), 0).orElseThrow().condition());
    assertEquals(Optional.empty(), ValuePaths.ofBytes(detail, List.of(), 5));
  }
}
