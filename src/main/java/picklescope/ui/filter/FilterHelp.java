package picklescope.ui.filter;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.filter.Field;
import picklescope.python.eval.FunctionTable;
import picklescope.ui.control.Popovers;

/** The help for filters: the fields of {@link Field}, and examples that can be clicked. */
final class FilterHelp {
  /** Examples with more than one field. */
  private static final List<String> MORE =
      List.of(
          "foo > 50 and data[1] == 'hello'",
          "pos[1] > 1.5",
          "len(data) == 3",
          "'more' in bar",
          "not foo",
          "flags & 4",
          "hello",
          "'two words'");

  private final Consumer<String> use;
  private final PopOver popOver = Popovers.create();

  /**
   * Creates the help, which is not shown.
   *
   * @param use receives an example that was clicked
   */
  FilterHelp(Consumer<String> use) {
    this.use = use;
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  /** Opens below a node. */
  void show(Node below) {
    var scroll = new ScrollPane(content());
    scroll.setId("filter-help");
    scroll.setFitToWidth(true);
    scroll.setPrefSize(700, 420);
    popOver.setContentNode(scroll);
    popOver.show(below);
    scroll.requestFocus();
  }

  private Node content() {
    var fields = new GridPane();
    fields.getStyleClass().add("filter-help");
    int row = 0;
    for (Field field : Field.values()) {
      var name = new Label(field.fieldName());
      name.getStyleClass().add("code");
      name.setMinWidth(Label.USE_PREF_SIZE);
      fields.addRow(row++, name, help(field.help()), example(field.example()));
    }
    var more = new VBox();
    MORE.forEach(text -> more.getChildren().add(example(text)));
    var box =
        new VBox(
            8,
            help(
                "Python, over what the receiver's callback sees. A keyword argument is a name of"
                    + " its own, and the value's truth counts: 0, '' and [] are false. What a"
                    + " message lacks makes a comparison false. A text in quotes, a single word or"
                    + " number (hello, LAB-3, 78), and what is no Python is looked for in all of"
                    + " the message; write bool(foo) for a keyword argument's truth. The bar shows"
                    + " which of the two it is."),
            fields,
            more,
            help("Functions: " + String.join(", ", FunctionTable.standard().names())),
            help(
                "Methods of text: startswith, endswith, lower, upper, strip, split, find, count;"
                    + " re.search(pattern, text)"),
            help(
                "Up and down recall filters, down after the last goes to the rows; Ctrl+Space"
                    + " proposes names and values, Escape shows everything."));
    box.getStyleClass().add("popover-content");
    return box;
  }

  private static Label help(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    return label;
  }

  private Hyperlink example(String text) {
    var link = new Hyperlink(text);
    link.getStyleClass().add("code");
    link.setMinWidth(Hyperlink.USE_PREF_SIZE);
    link.setOnAction(_ -> {
      popOver.hide();
      use.accept(text);
    });
    return link;
  }
}
