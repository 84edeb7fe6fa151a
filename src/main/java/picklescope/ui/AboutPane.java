package picklescope.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.session.ProgramVersion;
import picklescope.settings.UserFolders;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.ui.text.ClipboardText;
import picklescope.view.about.About;

/** Shows the versions of the program and of what it runs on, for reports of mistakes. */
final class AboutPane {
  private static final double WIDEST = 420; // pixels, of a text

  private final PopOver popOver = Popovers.create();

  /** Creates the pane, which is not shown. */
  AboutPane() {
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  /** Opens below a node. */
  void show(Node below) {
    var about = About.of(ProgramVersion.text(), System::getProperty, UserFolders.usual());
    var title = new Label("Picklescope");
    title.getStyleClass().add("pane-title");
    var purpose =
        new Label("Shows, decodes and sends the UDP messages of Vizard and Python programs.");
    var grid = new GridPane(12, 4);
    for (var line : about.lines()) {
      var name = new Label(line.name());
      name.getStyleClass().add("muted");
      name.setMinWidth(Label.USE_PREF_SIZE);
      var text = new Label();
      Tips.set(text, line.text());
      text.setWrapText(true);
      text.setMaxWidth(WIDEST);
      grid.addRow(grid.getRowCount(), name, text);
    }
    grid.setId("about");
    var copy = new Button("Copy");
    copy.setId("about-copy");
    copy.setOnAction(_ -> {
      ClipboardText.copy(about.text());
      copy.setText("Copied");
    });
    var box = new VBox(10, title, purpose, grid, copy);
    box.getStyleClass().add("popover-content");
    popOver.setContentNode(box);
    popOver.show(below);
    copy.requestFocus();
  }
}
