package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.settings.PortSetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.text.CodeView;
import picklescope.view.demo.TourStep;
import picklescope.view.layout.Arrangement;
import picklescope.view.layout.MainView;

/** The demo lab and its tour, from the page of an empty table to the end. */
@ExtendWith(ApplicationExtension.class)
class DemoTourTest {
  private SettingsKeeper settings;
  private WindowHarness harness;

  @Start
  void start(Stage stage) throws Exception {
    settings =
        SettingsKeeper.inMemory(
            Settings.defaults()
                .with(Settings.LOOK_UP_NAMES, false)
                .with(Settings.PORTS, List.of(new PortSetting(FreePorts.next(), true))));
    var session = new Session(settings);
    session.rememberedPorts().open();
    harness = new WindowHarness(stage, session);
    stage.setWidth(1280); // the tour is beside the panes, where titles have one line or two
    harness.window.arranged().setPlace(Arrangement.InspectorPlace.BESIDE);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private void press(String button) {
    WindowHarness.fx(() -> ((ButtonBase) harness.find(button)).fire());
  }

  /** Returns the upper edge of a control in the window, in pixels, after layout. */
  private double top(String id) {
    return WindowHarness.fx(() -> {
      var node = harness.find(id);
      node.getScene().getRoot().layout();
      return node.localToScene(node.getLayoutBounds()).getMinY();
    });
  }

  private MainView shown() {
    return WindowHarness.fx(() -> harness.window.events().views().shown());
  }

  @Test
  void leadsThroughTheWindowAndLeavesItAsItWas() {
    WindowHarness.await("the empty page", () -> harness.isVisible("empty-demo"));
    var ports = settings.get(Settings.PORTS);
    press("empty-demo");
    WindowHarness.await("rows", () -> !harness.table().model().frame().rows().isEmpty());
    double top = top("tour-next");
    for (var step : TourStep.values()) {
      assertEquals(step.title(), harness.label("tour-title"));
      assertEquals(top, top("tour-next"), "the button stays under the pointer");
      assertEquals(step.view(), shown());
      assertEquals(
          step.filter(),
          WindowHarness.fx(() -> harness.window.events().filterBar().filter().text()));
      if (step == TourStep.CALLBACK) {
        WindowHarness.await(
            "the warning",
            () ->
                harness.isVisible("detail-callback")
                    && harness.<CodeView>find("detail-callback").text().contains("hides e.port"));
        WindowHarness.awaitFrames(5);
        assertTrue(harness.isVisible("detail-callback"), "also once the inspector has its size");
      }
      if (!step.isLast()) {
        press("tour-next");
      }
    }
    assertTrue(harness.window.composer().destination().startsWith("127.0.0.4:"));
    assertTrue(
        WindowHarness.fx(() -> harness.table().model().viewport().following()),
        "her answer is in view");
    WindowHarness.fx(() -> harness.window.composer().send());
    WindowHarness.await(
        "Anna's answer",
        () ->
            harness.table().model().frame().rows().stream()
                .anyMatch(row -> harness.cell(row.number(), "attributes").contains("Thank you")));
    WindowHarness.fx(() -> harness.window.commands().get("stop-all").run());
    WindowHarness.await("the end of the tour", () -> !harness.isVisible("tour"));
    WindowHarness.await("the end of the lab", () -> !harness.session.demo().isPlaying());
    assertEquals("", WindowHarness.fx(() -> harness.window.events().filterBar().filter().text()));
    assertEquals(ports, settings.get(Settings.PORTS));
    for (var kept : List.of(Settings.ENVELOPES, Settings.ALIASES, Settings.PLOT)) {
      assertEquals(Settings.defaults().get(kept), settings.get(kept), kept.toString());
    }
  }

  @Test
  @Tag("slow")
  void canBeLeftWhileTheLabGoesOn() {
    WindowHarness.fx(() -> harness.window.commands().get("demo").run());
    WindowHarness.await("the tour", () -> harness.isFocused("tour-next"));
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("no tour", () -> !harness.isVisible("tour"));
    assertTrue(harness.session.demo().isPlaying());
    WindowHarness.await("a button that stops it", () -> harness.isVisible("status-sending"));
    press("status-sending");
    WindowHarness.await("the end of the lab", () -> !harness.session.demo().isPlaying());
  }
}
