package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import picklescope.ui.inspect.InspectorWindow;

/**
 * A window with messages whose size and font size change, and what is cut, overlaps or lies outside
 * then. With {@code -Dpics=true} the tests write pictures below {@code target/screenshots/layout}.
 */
abstract class SizedWindow extends InspectorWindow {
  private static final List<String> PAGES =
      List.of("page-saved", "page-running", "page-responders", "page-replay", "page-compose");
  private static final List<String> VIEWS =
      List.of("callback", "raw", "compare", "bytes", "opcodes", "value");

  private static final int[][] SIZES = {
    {640, 400}, {800, 600}, {1000, 700}, {1600, 1000}, {2560, 1440}
  };

  void receive() throws Exception {
    for (int i = 0; i < 40; i++) {
      inspector.sendCall("send(%d, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])".formatted(i));
    }
    inspector.send("Some raw data".getBytes(StandardCharsets.US_ASCII));
    inspector.select(38);
  }

  /** The headless screen is 1000 pixels wide: the panes are made larger than the window. */
  void resize(double width, double height, int font) {
    WindowHarness.fx(() -> {
      var appearance = harness.window.appearance();
      appearance.changeFontSize(font - (int) appearance.fontSize());
      harness.window.arranged().setManaged(false);
      harness.window.arranged().resize(width, height);
    });
    WindowHarness.awaitFrames(4);
  }

  boolean isThere(String id) {
    return WindowHarness.fx(() -> {
      Node node = harness.stage.getScene().lookup("#" + id);
      while (node != null && node.isVisible()) {
        if (node.getParent() == null) {
          return true;
        }
        node = node.getParent();
      }
      return false;
    });
  }

  void fire(String id) {
    WindowHarness.fx(() -> {
      switch (harness.stage.getScene().lookup("#" + id)) {
        case ToggleButton toggle -> toggle.setSelected(true);
        case Button button -> button.fire();
        default -> throw new AssertionError("no " + id);
      }
    });
    WindowHarness.awaitFrames(3);
  }

  private final List<String> mistakes = new ArrayList<>();

  private void look(String name) {
    WindowHarness.awaitFrames(2);
    WindowHarness.fx(() -> BoundsCheck.mistakes(harness.window.arranged()))
        .forEach(mistake -> mistakes.add(name + ": " + mistake));
    if (Boolean.getBoolean("pics")) {
      var image = WindowHarness.fx(() -> harness.window.arranged().snapshot(null, null));
      Png.write(image, Path.of("target", "screenshots", "layout", name + ".png"));
    }
  }

  /** Each page of the composer and each view of the inspector, at one size. */
  void lookAtAll(String size) {
    look(size);
    assertTrue(rowsShown() >= 1, size + ": no row");
    assertTrue(isThere("compose-send") || isThere("folded-send"), size + ": no Send");
    boolean inspecting = WindowHarness.fx(() -> harness.window.arranged().isInspecting());
    if (!inspecting) {
      WindowHarness.fx(() -> harness.window.arranged().toggleEnlarged());
    }
    for (String view : VIEWS) {
      choose(view);
      look(size + "-" + view);
    }
    if (!inspecting) {
      WindowHarness.fx(() -> harness.window.arranged().toggleEnlarged());
    }
    boolean folded = isThere("composer-unfold");
    if (folded) {
      fire("composer-unfold");
    }
    for (String page : PAGES) {
      page(page);
      look(size + "-" + page);
    }
    assertTrue(isThere("compose-send"), size + ": no Send");
    if (folded) {
      fire("composer-fold");
    }
  }

  /** Also a button that is not displayed, because a menu takes its place, is in the scene. */
  private void page(String page) {
    WindowHarness.fx(
        () -> ((ToggleButton) harness.stage.getScene().lookup("#" + page)).setSelected(true));
  }

  private void choose(String view) {
    WindowHarness.fx(() ->
        harness.window.events().getScene().getRoot().lookupAll("#tab-" + view).stream()
            .map(ToggleButton.class::cast)
            .forEach(ToggleButton::fire));
  }

  int rowsShown() {
    return WindowHarness.fx(() -> harness.table().model().viewport().rows());
  }

  void assertNoMistakes() {
    assertEquals("", String.join("\n", mistakes));
  }

  /** At each size; in the dark theme all panes at one of them, because colours move nothing. */
  void atEachSize(int font) throws Exception {
    receive();
    for (var theme : Theme.values()) {
      harness.setTheme(theme);
      for (int[] size : SIZES) {
        resize(size[0], size[1], font);
        String name =
            "%dx%d-%d-%s".formatted(size[0], size[1], font, theme.name().toLowerCase(Locale.ROOT));
        if (theme == Theme.LIGHT || size == SIZES[2]) {
          lookAtAll(name);
        } else {
          look(name);
        }
      }
    }
    assertNoMistakes();
  }
}
