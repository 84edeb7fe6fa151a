package picklescope.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.event.Event;
import picklescope.filter.Field;
import picklescope.session.AddressNames;
import picklescope.ui.control.AnswerLine;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Popovers;

/** Names the address of a message, and edits and removes the names of all others. */
public final class AddressNamesPane {
  private final EventTable table;
  private final AddressNames names;
  private final Label title = new Label();
  private final TextField name = new LimitedField();
  private final GridPane others = new GridPane();
  private final VBox otherNames;
  private final List<Runnable> changes = new ArrayList<>(); // of the other names
  private final PopOver popOver;
  private String address = "";
  private Node owner;

  /** Creates a pane that opens at rows of a table. */
  public AddressNamesPane(EventTable table, AddressNames names) {
    this.table = table;
    this.names = names;
    owner = table;
    name.setId("address-name");
    name.setPrefColumnCount(24);
    others.setId("address-names");
    others.getStyleClass().add("filter-help");
    others.setHgap(8);
    others.setVgap(4);
    var scroll = new ScrollPane(others);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(220);
    scroll.setFocusTraversable(false);
    otherNames = new VBox(4, new Label("Other names"), scroll);
    otherNames.managedProperty().bind(otherNames.visibleProperty());
    var explanation =
        new Label(
            "The sender in the table, in filters and in files.\n" + "An empty name removes it.");
    explanation.getStyleClass().add("muted");
    var box =
        new VBox(6, title, new AnswerLine(name, "Save", this::write), explanation, otherNames);
    box.setId("address-names-form");
    popOver = Popovers.of(PopOver.ArrowLocation.TOP_LEFT, box);
    popOver.setOnHidden(_ -> owner.requestFocus());
  }

  /** Asks for a name for the other computer of a message. */
  public void show(Event event) {
    prepare(event.datagram().remote().getAddress().getHostAddress(), table);
    Optional<Point2D> place =
        table.positions().cell(event.datagram().number(), Field.NUMBER.fieldName());
    place.ifPresentOrElse(
        at -> popOver.show(table, at.getX(), at.getY()), () -> popOver.show(table));
    focus();
  }

  /**
   * Asks for a name for an address.
   *
   * @param shownAt what has the keyboard afterwards
   * @param at where, on the screen
   */
  public void show(String wanted, Node shownAt, Point2D at) {
    prepare(wanted, shownAt);
    popOver.show(shownAt, at.getX(), at.getY());
    focus();
  }

  private void prepare(String wanted, Node shownAt) {
    address = wanted;
    owner = shownAt;
    title.setText("Name of " + address);
    name.setAccessibleText("Name of " + address);
    name.setText(names.all().getOrDefault(address, ""));
    fill();
  }

  private void focus() {
    name.requestFocus();
    name.selectAll();
  }

  private void fill() {
    others.getChildren().clear();
    changes.clear();
    names
        .all()
        .forEach((known, itsName) -> {
          if (!known.equals(address)) {
            others.addRow(others.getRowCount(), line(known, itsName));
          }
        });
    otherNames.setVisible(!others.getChildren().isEmpty());
  }

  private Node[] line(String known, String itsName) {
    var label = new Label(known);
    label.getStyleClass().add("code");
    label.setMinWidth(Region.USE_PREF_SIZE);
    var field = new LimitedField(itsName);
    field.setAccessibleText("Name of " + known);
    field.setOnAction(_ -> write());
    changes.add(() -> {
      if (!field.getText().equals(itsName)) {
        names.set(known, field.getText());
      }
    });
    var remove = new Button("✕");
    remove.getStyleClass().add("flat");
    remove.setAccessibleText("Remove the name of " + known);
    remove.setMinWidth(Region.USE_PREF_SIZE);
    remove.setOnAction(_ -> {
      names.set(known, "");
      fill();
      name.requestFocus();
    });
    remove.setAlignment(Pos.CENTER);
    return new Node[] {label, field, remove};
  }

  private void write() {
    names.set(address, name.getText());
    changes.forEach(Runnable::run);
    popOver.hide();
  }
}
