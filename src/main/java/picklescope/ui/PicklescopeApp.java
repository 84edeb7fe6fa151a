package picklescope.ui;

import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;

/** The JavaFX application. */
public final class PicklescopeApp extends Application {
  /** For JavaFX, which makes the application itself. */
  public PicklescopeApp() {}

  /** Opens the window and returns when it has been closed. */
  public static void open() {
    Application.launch(PicklescopeApp.class);
  }

  @Override
  public void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setTitle("Picklescope");
    stage.setScene(new Scene(new BorderPane(new ToggleSwitch("hello")), 1000, 700));
    stage.show();
  }
}
