package picklescope.ui.inspect;

import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.pickle.PickleWriter;
import picklescope.python.eval.Constants;
import picklescope.ui.Pictures;
import picklescope.ui.WindowHarness;

/** Pictures of the inspector and of a found envelope for the guide, in both themes. */
@Tag("pictures")
class GuidePicturesTest extends InspectorWindow {
  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
    stage.setWidth(1280);
    stage.setHeight(800);
  }

  @Test
  void theInspectorAndAFoundEnvelope() throws Exception {
    inspector.sendCall("send('pose', pos=[1.25, 1.8, -0.25], n=6)");
    inspector.sendCall("send('pose', pos=[1.5, 1.8, -0.5], n=7, port=3)");
    inspector.send(
        PickleWriter.write(Constants.value("['VIZ', 7, 5, 'hello', [1, 2, 3], {'foo': 78}]"), 2));
    inspector.select(2);
    harness.robot.clickOn("Callback"); // has the warning
    Pictures.write(harness, "inspector");
    inspector.select(3);
    inspector.press("detail-envelope");
    WindowHarness.await(
        "the popover", () -> harness.robot.lookup("#envelope-find").tryQuery().isPresent());
    inspector.press("envelope-find");
    WindowHarness.fx(() ->
        harness.<TextArea>find("envelope-sent").setText("net.send(5, 'hello', [1, 2, 3], foo=78)"));
    inspector.press("envelope-find-now");
    WindowHarness.await(
        "the envelope", () -> inspector.label("envelope-found").startsWith("The first gives"));
    Pictures.write(
        harness, "envelope-found", () -> harness.find("envelope-found").getScene().snapshot(null));
  }
}
