package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;

/** Labels and tooltips of values in scripts that are written from right to left. */
@ExtendWith(ApplicationExtension.class)
class TipsTest {
  private static final String VALUE = "['\u05d0', 1, '\u05d1', 23]";

  private Label label;

  @Start
  void start(Stage stage) {
    label = new Label();
    stage.setScene(new Scene(new StackPane(label), 400, 100));
    stage.show();
  }

  /** The left edges of the characters as JavaFX draws them. */
  private List<Double> edges() {
    return WindowHarness.fx(() -> {
      label.applyCss();
      label.getParent().layout();
      var text = (Text) label.lookup(".text");
      var edges = new ArrayList<Double>();
      for (int i = 0; i < text.getText().length(); i++) {
        edges.add(new Path(text.rangeShape(i, i + 1)).getBoundsInLocal().getMinX());
      }
      return edges;
    });
  }

  @Test
  void aLabelShowsTheItemsOfALiteralInTheirOrder() {
    WindowHarness.fx(() -> Tips.set(label, VALUE));
    var edges = edges();
    for (int i = 2; i < edges.size() - 1; i++) { // the first and the last character are invisible
      assertTrue(edges.get(i) >= edges.get(i - 1), i + ": " + edges);
    }
  }

  @Test
  void aTooltipShowsControlCharactersAndIsBounded() {
    Tooltip tip = WindowHarness.fx(() -> Tips.of("a\u202eb\n" + "x".repeat(100_000)));
    String text = WindowHarness.fx(tip::getText);
    assertTrue(text.startsWith("a\\u202eb\nxxx"), text.substring(0, 20));
    assertTrue(text.endsWith("x…") && text.length() < 2_100, "it is cut");
  }

  @Test
  void anExplanationIsShownWhenThePointerStays() {
    WindowHarness.fx(() -> Tips.explain(label, "first"));
    WindowHarness.fx(() -> Tips.explain(label, "a\u202eb"));
    assertEquals(List.of(), WindowHarness.fx(TipsTest::shown));
    WindowHarness.fx(() -> point(MouseEvent.MOUSE_ENTERED));
    WindowHarness.fx(() -> point(MouseEvent.MOUSE_MOVED));
    WindowHarness.await("the tooltip", () -> shown().equals(List.of("a\\u202eb")));
    WindowHarness.fx(() -> Tips.explain(label, "another"));
    assertEquals(List.of("another"), WindowHarness.fx(TipsTest::shown));
    assertEquals("another", WindowHarness.fx(label::getAccessibleHelp));
  }

  private static List<String> shown() {
    return Window.getWindows().stream()
        .filter(Tooltip.class::isInstance)
        .map(window -> ((Tooltip) window).getText())
        .toList();
  }

  private void point(EventType<MouseEvent> type) {
    Event.fireEvent(
        label,
        new MouseEvent(
            type,
            1,
            1,
            1,
            1,
            MouseButton.NONE,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            new PickResult(label, 1, 1)));
  }
}
