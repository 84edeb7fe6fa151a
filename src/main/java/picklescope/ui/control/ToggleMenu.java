package picklescope.ui.control;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;

/** A menu that takes the place of toggle buttons where there is no room for them. */
public final class ToggleMenu extends MenuButton {
  /** Creates a menu without items. */
  public ToggleMenu(String id, String accessibleText) {
    setId(id);
    setAccessibleText(accessibleText);
    setMinWidth(Region.USE_PREF_SIZE);
  }

  /** Adds an item for each button; it has the text of the button that is selected. */
  public void add(List<ToggleButton> buttons) {
    buttons.forEach(this::add);
  }

  /** Adds an item for a button. */
  public void add(ToggleButton button) {
    var item = new MenuItem();
    item.setMnemonicParsing(false);
    item.textProperty().bind(button.textProperty());
    item.setOnAction(_ -> {
      if (!button.isSelected()) {
        button.fire();
      }
    });
    button.selectedProperty().subscribe(() -> show(button));
    button.textProperty().subscribe(() -> show(button));
    show(button);
    getItems().add(item);
  }

  private void show(ToggleButton button) {
    if (button.isSelected()) {
      setText(button.getText());
    }
  }
}
