package picklescope.ui;

import javafx.scene.control.ButtonBase;
import javafx.scene.layout.Region;
import picklescope.ui.control.Tips;

/** Icons are shapes of the style sheet, so that they take the text's colour in every theme. */
final class Icons {
  private Icons() {}

  /** Returns the icon with the style class {@code icon-NAME}. */
  static Region icon(String name) {
    var icon = new Region();
    icon.getStyleClass().addAll("icon", "icon-" + name);
    return icon;
  }

  /** Sets the id, the icon and the help text of a button. */
  static <B extends ButtonBase> B button(B button, String id, String icon, String help) {
    button.setId(id);
    button.setGraphic(icon(icon));
    Tips.explain(button, help);
    button.setAccessibleText(help);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
