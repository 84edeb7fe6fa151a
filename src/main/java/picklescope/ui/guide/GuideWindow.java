package picklescope.ui.guide;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import picklescope.view.guide.Guide;
import picklescope.view.guide.GuidePage;

/** The guide, in a window of its own that stays open beside the other. */
public final class GuideWindow {
  private static final double WIDTH = 820;
  private static final double HEIGHT = 700;

  private final Stage stage = new Stage();
  private final List<GuidePage> pages = Guide.ofProgram().pages();
  private final ListView<GuidePage> list = new ListView<>();
  private final VBox content = new VBox();
  private final ScrollPane scroll = new ScrollPane(content);
  private final Button back = new Button("Back");
  private final Deque<String> before = new ArrayDeque<>();
  private String shown = "";

  /**
   * Creates a window that is not shown.
   *
   * @param main the scene whose style it has
   */
  public GuideWindow(Scene main) {
    list.setId("guide-pages");
    list.getItems().setAll(pages);
    list.setCellFactory(_ -> new PageCell());
    list.setOnMouseClicked(_ -> openSelected());
    list.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ENTER) {
        openSelected();
      }
    });
    list.setAccessibleText("Pages of the guide");
    back.setId("guide-back");
    back.setTooltip(new Tooltip("To the page before (Alt+Left)"));
    back.setMaxWidth(Double.MAX_VALUE);
    back.setDisable(true);
    back.setOnAction(_ -> goBack());
    content.setId("guide-content");
    content.getStyleClass().add("guide-content");
    scroll.setFitToWidth(true);
    scroll.setId("guide-page");
    var left = new VBox(6, list, back);
    left.getStyleClass().add("guide-left");
    VBox.setVgrow(list, Priority.ALWAYS);
    var root = new BorderPane(scroll);
    root.setLeft(left);
    var scene = new Scene(root, WIDTH, HEIGHT);
    Bindings.bindContent(scene.getStylesheets(), main.getStylesheets());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    stage.setScene(scene);
    stage.setTitle("Picklescope guide");
    stage.initOwner(main.getWindow());
  }

  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      stage.hide();
      key.consume();
    } else if (key.getCode() == KeyCode.LEFT && key.isAltDown()) {
      goBack();
      key.consume();
    }
  }

  /** Shows a page, at a heading if the topic has an anchor after {@code #}. */
  public void open(String topic) {
    if (!shown.isEmpty() && !shown.equals(topic)) {
      before.push(shown);
    }
    display(topic);
    stage.show();
    stage.toFront();
    scroll.requestFocus();
  }

  private void openSelected() {
    GuidePage selected = list.getSelectionModel().getSelectedItem();
    if (selected != null) {
      open(selected.name());
    }
  }

  private void goBack() {
    if (!before.isEmpty()) {
      display(before.pop());
    }
  }

  private void display(String topic) {
    back.setDisable(before.isEmpty());
    int anchor = topic.indexOf('#');
    String name = anchor < 0 ? topic : topic.substring(0, anchor);
    Optional<GuidePage> page = pages.stream().filter(one -> one.name().equals(name)).findFirst();
    if (page.isEmpty()) {
      return;
    }
    shown = topic;
    list.getSelectionModel().select(page.get());
    content.getChildren().setAll(new GuideNodes(page.get(), this::open).nodes());
    scroll.setVvalue(0);
    if (anchor >= 0) {
      page.get()
          .find(topic.substring(anchor + 1))
          .ifPresent(block ->
              Platform.runLater(() -> scrollTo(content.getChildren().get(block)))); // laid out then
    }
  }

  private void scrollTo(Node node) {
    scroll.applyCss();
    scroll.layout();
    double hidden = content.getHeight() - scroll.getViewportBounds().getHeight();
    if (hidden > 0) {
      scroll.setVvalue(Math.clamp(node.getBoundsInParent().getMinY() / hidden, 0, 1));
    }
  }

  /** Closes the window. */
  public void close() {
    stage.close();
  }

  private static final class PageCell extends ListCell<GuidePage> {
    @Override
    protected void updateItem(GuidePage page, boolean empty) {
      super.updateItem(page, empty);
      setText(empty || page == null ? "" : indent(page) + page.title());
    }

    private static String indent(GuidePage page) {
      return page.name().contains("/") ? "    " : "";
    }
  }
}
