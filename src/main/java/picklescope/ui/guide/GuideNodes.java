package picklescope.ui.guide;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import picklescope.view.guide.Guide;
import picklescope.view.guide.GuideBlock;
import picklescope.view.guide.GuidePage;
import picklescope.view.guide.GuideSpan;

/** Makes the nodes of a page. */
final class GuideNodes {
  private final GuidePage page;
  private final Consumer<String> open;

  /**
   * Creates a maker.
   *
   * @param open opens the page and the anchor on which the user clicks
   */
  GuideNodes(GuidePage page, Consumer<String> open) {
    this.page = page;
    this.open = open;
  }

  List<Node> nodes() {
    return page.blocks().stream().map(this::node).toList();
  }

  private Node node(GuideBlock block) {
    return switch (block) {
      case GuideBlock.Heading heading ->
          styled(flow(heading.text()), "guide-heading-" + Math.min(3, heading.level()));
      case GuideBlock.Paragraph(List<GuideSpan> text) -> flow(text);
      case GuideBlock.Item(List<GuideSpan> text) -> {
        var flow = flow(text);
        flow.getChildren().addFirst(text("•  ", "guide-text"));
        yield styled(flow, "guide-item");
      }
      case GuideBlock.Code(String text) -> {
        var label = new Label(text);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll("code", "guide-code");
        yield label;
      }
      case GuideBlock.Table(List<List<List<GuideSpan>>> rows) -> table(rows);
    };
  }

  private static Node styled(Node node, String style) {
    node.getStyleClass().add(style);
    return node;
  }

  private GridPane table(List<List<List<GuideSpan>>> rows) {
    var grid = new GridPane();
    grid.getStyleClass().add("guide-table");
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    for (int column = 0; column < columns; column++) {
      var width = new ColumnConstraints();
      width.setHgrow(column == columns - 1 ? Priority.ALWAYS : Priority.SOMETIMES);
      width.setPercentWidth(columns == 2 ? (column == 0 ? 35 : 65) : 100.0 / columns);
      grid.getColumnConstraints().add(width);
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        var cell = flow(rows.get(row).get(column));
        if (row == 0) {
          cell.getStyleClass().add("guide-table-heading");
        }
        grid.add(cell, column, row);
      }
    }
    return grid;
  }

  private TextFlow flow(List<GuideSpan> spans) {
    var flow = new TextFlow();
    flow.getStyleClass().add("guide-flow");
    for (GuideSpan span : spans) {
      flow.getChildren().add(part(span));
    }
    return flow;
  }

  private Node part(GuideSpan span) {
    var target = Guide.target(page.name(), span.link());
    if (!span.link().isEmpty() && target.isPresent()) {
      var link = new Hyperlink(span.text());
      link.getStyleClass().add("guide-link");
      link.setOnAction(_ -> open.accept(target.get()));
      return link;
    }
    return switch (span.style()) {
      case PLAIN -> text(span.text(), "guide-text");
      case STRONG -> text(span.text(), "guide-text", "guide-strong");
      case EMPHASIS -> text(span.text(), "guide-text", "guide-emphasis");
      case CODE -> text(span.text(), "guide-text", "code");
    };
  }

  private static Text text(String text, String... styles) {
    var node = new Text(text);
    node.getStyleClass().addAll(styles);
    return node;
  }
}
