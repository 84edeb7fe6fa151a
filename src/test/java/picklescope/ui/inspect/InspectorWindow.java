package picklescope.ui.inspect;

import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import picklescope.ui.WindowHarness;

/** A window with its inspector, closed after each test. */
@ExtendWith(ApplicationExtension.class)
public abstract class InspectorWindow {
  protected InspectorRobot inspector;
  protected WindowHarness harness;

  /** Shows the window; TestFX finds what it has to call in the class itself only. */
  protected final void begin(Stage stage) throws Exception {
    inspector = new InspectorRobot(stage);
    harness = inspector.harness;
  }

  @AfterEach
  public final void closeWindow() {
    inspector.close();
  }
}
