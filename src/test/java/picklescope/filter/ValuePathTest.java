package picklescope.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.event.Event;
import picklescope.python.Repr;
import picklescope.python.eval.Constants;
import picklescope.view.MadeCapture;

/** Paths to the values of an event. */
class ValuePathTest {
  private final MadeCapture capture = new MadeCapture();

  @AfterEach
  void close() {
    capture.close();
  }

  private Event call(String call) throws Exception {
    capture.add(Constants.call(call));
    return event();
  }

  private Event event() {
    return capture.view().decoder().decode(capture.journal().get(capture.journal().last()));
  }

  private static String value(String path, Event event) {
    return ValuePath.of(path).orElseThrow().value(event).map(new Repr()::of).orElse("nothing");
  }

  @Test
  void itemsKeysAndSlicesAreFollowed() throws Exception {
    var event = call("send(5, [['a', 'b']], pos=(1, 2, 3), foo={'x': {1: 'deep'}})");
    assertEquals("'b'", value("data[1][0][-1]", event));
    assertEquals("3", value("pos[2]", event));
    assertEquals("'deep'", value("foo['x'][1]", event));
    assertEquals("(2, 3)", value("pos[1:]", event));
    assertEquals("3", value("e.pos[2]", event));
    assertEquals("3", value("attributes['pos'][2]", event));
    assertEquals("nothing", value("pos[3]", event));
    assertEquals("nothing", value("bar[0]", event));
    assertEquals("nothing", value("foo['y'][1]", event));
    assertEquals("127", value("address[:3]", event).substring(1, 4));
  }

  @Test
  void bytesOfARawMessageAreRead() {
    capture.add(new byte[] {1, 2, 3, 4});
    assertEquals("b'\\x02\\x03'", value("raw_data[1:3]", event()));
    assertEquals("4", value("raw_data[3]", event()));
    assertEquals("nothing", value("data[0]", event()));
  }

  @Test
  void otherExpressionsAreNotPaths() {
    var others =
        List.of("", "1", "'a'", "a + b", "data[x]", "max(data)", "__main__.f", "e", "(a)[", "a b");
    for (String other : others) {
      assertEquals(Optional.empty(), ValuePath.of(other).map(ValuePath::text), other);
    }
  }

  @Test
  void aKeywordThatIsNoNameOrHidesAFieldIsReadFromTheAttributes() {
    assertEquals("foo", ValuePath.attribute("foo", "'foo'"));
    assertEquals("attributes['port']", ValuePath.attribute("port", "'port'"));
    assertEquals("attributes['a b']", ValuePath.attribute("a b", "'a b'"));
    assertEquals("attributes['if']", ValuePath.attribute("if", "'if'"));
  }
}
