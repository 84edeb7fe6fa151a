package picklescope.bench;

import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;

/**
 * The smallest window with the libraries that Picklescope's window has: a table of JavaFX, a
 * control of ControlsFX and a theme of AtlantaFX. {@link StartBench} starts it.
 */
public final class BareWindow extends Application {
  @Override
  public void start(Stage stage) {
    setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    var table = new TableView<String>();
    table.getColumns().add(new TableColumn<>("Data"));
    var root = new BorderPane(table);
    root.setTop(new ToggleSwitch("Listening"));
    stage.setTitle("Bare window");
    stage.setScene(new Scene(root, 1000, 700));
    stage.show();
  }

  static void main(String[] arguments) {
    launch(BareWindow.class, arguments);
  }
}
