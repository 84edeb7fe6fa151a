package picklescope.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;

/** Nothing jumps: what a mode does not need is disabled, and messages have reserved places. */
class PlacesTest extends ComposerWindow {
  @Start
  void start(Stage first) throws Exception {
    begin(first);
  }

  private Map<String, Bounds> places(String... ids) {
    return WindowHarness.fx(() -> {
      var places = new TreeMap<String, Bounds>();
      for (String id : ids) {
        Node node = node(id);
        var root = node.getScene().getRoot();
        root.applyCss();
        root.layout();
        places.put(id, node.localToScene(node.getLayoutBounds()));
      }
      return places;
    });
  }

  @Tag("slow")
  @Test
  void aFormOfTheMessageMovesNothing() {
    String[] ids = {
      "compose-destination",
      "compose-call",
      "compose-more",
      "compose-fields",
      "compose-browse",
      "compose-protocol",
      "compose-options",
      "compose-text",
      "compose-save",
      "compose-send"
    };
    var before = places(ids);
    for (String form : List.of("base64", "file", "python", "bare")) {
      choose("compose-form-" + form);
      assertEquals(before, places(ids), form);
      assertEquals(form.equals("file"), node("compose-browse").isVisible(), form);
      assertTrue(node("compose-fields").isDisabled(), form);
      assertEquals(!form.equals("bare"), node("compose-protocol").isDisabled(), form);
    }
    for (String form : List.of("compose-raw", "compose-hex", "compose-call")) {
      fire(form);
      assertEquals(before, places(ids), form);
    }
    assertFalse(node("compose-fields").isDisabled());
  }

  @Test
  void anEnvelopeMovesNothing() {
    fire("compose-options");
    ComboBox<String> kinds = await("compose-envelope-kind");
    WindowHarness.awaitFrames(3); // the popup gets its size
    String[] ids = {
      "compose-local-port", "compose-envelope-text", "compose-envelope-write", "compose-encoding"
    };
    var before = places(ids);
    for (String kind : List.of("call", "bare", "skip", "custom", "auto")) {
      WindowHarness.fx(() -> kinds.setValue(kind));
      assertEquals(before, places(ids), kind);
      assertEquals(!kind.equals("skip"), node("compose-envelope-text").isDisabled(), kind);
      assertEquals(!kind.equals("custom"), node("compose-envelope-write").isDisabled(), kind);
    }
    type("compose-local-port", "x");
    assertEquals(before, places(ids));
  }

  @Tag("slow")
  @Test
  void aMistakeInAResponderMovesNothing() {
    fire("page-responders");
    await("responder-add");
    String[] ids = {"responder-send", "responder-add", "responder-mistake"};
    var before = places(ids);
    fire("responder-add");
    WindowHarness.await("why", () -> label("responder-mistake").startsWith("Enter the answer"));
    assertEquals(before.get("responder-add"), places(ids).get("responder-add"));
    assertEquals(
        before.get("responder-mistake").getHeight(),
        places(ids).get("responder-mistake").getHeight());
  }
}
