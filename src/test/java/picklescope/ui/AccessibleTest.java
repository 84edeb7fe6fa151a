package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.ui.inspect.InspectorWindow;

/** What a screen reader gets of the window: a role and a name for all that takes the keyboard. */
class AccessibleTest extends InspectorWindow {
  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  private static void focusable(Node node, List<Node> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node.isFocusTraversable()) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> focusable(child, found));
    }
  }

  /** The label of a field, its own text, or what was set for readers. */
  private static String name(Node node) {
    Object label = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
    String text =
        label instanceof Node of
            ? (String) of.queryAccessibleAttribute(AccessibleAttribute.TEXT)
            : "";
    if (text != null && !text.isBlank()) {
      return text;
    }
    String own = node.getAccessibleText();
    if (own != null && !own.isBlank()) {
      return own;
    }
    boolean holdsText =
        node.getAccessibleRole() == AccessibleRole.TEXT_FIELD
            || node.getAccessibleRole() == AccessibleRole.TEXT_AREA
            || node.getAccessibleRole() == AccessibleRole.COMBO_BOX;
    Object said = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
    return holdsText || said == null ? "" : said.toString().strip();
  }

  private void look(String where, Set<String> wrong) {
    WindowHarness.awaitFrames(2);
    var found = new ArrayList<Node>();
    WindowHarness.fx(() -> focusable(harness.stage.getScene().getRoot(), found));
    assertTrue(found.size() > 20, where + ": " + found.size());
    WindowHarness.fx(() -> {
      for (Node node : found) {
        if (name(node).length() < 2 && node.getAccessibleRole() != AccessibleRole.NODE
            || node.getAccessibleRole() == AccessibleRole.NODE && name(node).isBlank()) {
          wrong.add(where + ": no name: " + node.getAccessibleRole() + " " + node);
        }
        if (node.getAccessibleRole() == AccessibleRole.NODE
            || node.getAccessibleRole() == AccessibleRole.PARENT) {
          wrong.add(where + ": no role: " + node);
        }
      }
    });
  }

  @Test
  void eachFocusableNodeHasARoleAndAName() throws Exception {
    var wrong = new LinkedHashSet<String>();
    look("empty", wrong);
    inspector.sendCall("send(5, 'hello', [1, 2, 3], foo=78)");
    inspector.sendCall("send(5, 'hello', [1, 2, 4], foo=78)");
    inspector.select(2);
    look("a message", wrong);
    for (String tab : List.of("callback", "raw", "compare", "opcodes")) {
      inspector.press("tab-" + tab);
      look(tab, wrong);
    }
    var pages = new ArrayList<ToggleButton>();
    WindowHarness.fx(() ->
        harness
            .robot
            .lookup(".rail .toggle-button")
            .queryAllAs(ToggleButton.class)
            .forEach(pages::add));
    assertEquals(5, pages.size());
    for (ToggleButton page : pages) {
      WindowHarness.fx(page::fire);
      look(page.getText(), wrong);
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Tag("slow")
  @Test
  void aScreenReaderReadsTheCurrentRowOfEachView() throws Exception {
    inspector.sendCall("send([1, 2], foo=78)");
    inspector.select(1);
    inspector.focus("detail-value");
    inspector.push(KeyCode.HOME);
    assertEquals("e.data = ([1, 2],)  tuple, closed", heard("detail-value"));
    inspector.push(KeyCode.RIGHT);
    inspector.push(KeyCode.DOWN);
    assertEquals("[0] = [1, 2]  list, closed", heard("detail-value"));
    inspector.focus("detail-bytes");
    inspector.push(KeyCode.HOME);
    assertTrue(heard("detail-bytes").startsWith("0000  80 04"), heard("detail-bytes"));
    inspector.press("tab-opcodes");
    inspector.focus("detail-opcodes");
    inspector.push(KeyCode.HOME);
    assertTrue(heard("detail-opcodes").startsWith("0000 PROTO 4"), heard("detail-opcodes"));
    inspector.press("tab-callback");
    WindowHarness.awaitFrames(2);
    String callback = heard("detail-callback");
    assertTrue(callback.contains("The callback gets e"), callback);
    assertEquals("What the callback sees", name(harness.find("detail-callback")));
  }

  /** What is selected of the text. */
  private String heard(String id) {
    return WindowHarness.fx(() -> {
      Node view = harness.find(id);
      String text = (String) view.queryAccessibleAttribute(AccessibleAttribute.TEXT);
      int start = (int) view.queryAccessibleAttribute(AccessibleAttribute.SELECTION_START);
      int end = (int) view.queryAccessibleAttribute(AccessibleAttribute.SELECTION_END);
      int line = (int) view.queryAccessibleAttribute(AccessibleAttribute.LINE_FOR_OFFSET, start);
      assertEquals(start, view.queryAccessibleAttribute(AccessibleAttribute.LINE_START, line));
      assertEquals(end, view.queryAccessibleAttribute(AccessibleAttribute.LINE_END, line));
      return text.substring(start, end).strip();
    });
  }
}
