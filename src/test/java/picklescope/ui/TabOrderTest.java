package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.ui.inspect.InspectorWindow;

/** Tab goes through the window as one reads it: from the top, pane by pane, and round again. */
class TabOrderTest extends InspectorWindow {
  private static final int MOST = 120;
  private static final String ORDER =
      """
      filter filter-help-button view-messages view-streams view-plot view-track
      time-line events
      detail-envelope detail-tabbed detail-enlarge
      tab-value tab-callback tab-raw tab-compare find-value detail-value
      tab-bytes tab-opcodes detail-offsets find-bytes detail-bytes
      page-compose composer-fold compose-destination
      compose-text compose-send
      open save-all pause follow clear columns keys
      port-details- port-toggle- port-add-number port-add stream-tree
      """;

  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  /** Of the composer's controls only the first, the text and the last. */
  private static boolean isAsserted(String name) {
    return !name.startsWith("compose-")
        || Set.of("compose-destination", "compose-text", "compose-send").contains(name);
  }

  private Node focused() {
    return WindowHarness.fx(() -> harness.stage.getScene().getFocusOwner());
  }

  private static String name(Node node) {
    return node.getId() == null
        ? node.getClass().getSimpleName()
        : node.getId().replaceFirst("[0-9]+$", ""); // a port's
  }

  /** What has the keyboard after each key, until it is where it began. */
  private List<String> round(Runnable key) {
    Node first = focused();
    var names = new ArrayList<String>();
    do {
      names.add(name(focused()));
      key.run();
    } while (focused() != first && names.size() < MOST);
    return names;
  }

  @Tag("slow")
  @Test
  void tabGoesFromPaneToPaneAndBack() throws Exception {
    inspector.sendCall("send(5, 'hello', foo=78)");
    inspector.select(1);
    inspector.awaitStreams();
    inspector.focus("filter");
    List<String> there = round(() -> inspector.push(KeyCode.TAB));
    assertEquals(
        List.of(ORDER.strip().split("\\s+")),
        there.stream().filter(TabOrderTest::isAsserted).toList());
    inspector.focus("filter");
    List<String> back = round(() -> inspector.pushWith(KeyCode.SHIFT, KeyCode.TAB));
    assertEquals(there.size(), back.size());
    assertEquals(there.subList(1, there.size()).reversed(), back.subList(1, back.size()));
  }
}
