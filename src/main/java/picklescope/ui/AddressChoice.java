package picklescope.ui;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import picklescope.net.OwnAddress;
import picklescope.ui.control.Tips;

/** Buttons for the addresses of this computer, of which one is chosen. */
final class AddressChoice extends FlowPane {
  private static final String LOOPBACK = "127.0.0.1";

  private final ToggleGroup group = new ToggleGroup();
  private final Runnable changed;
  private List<OwnAddress> shown = List.of();

  /**
   * Creates a choice without addresses.
   *
   * @param changed called when another one is chosen
   */
  AddressChoice(Runnable changed) {
    this.changed = changed;
    setId("empty-addresses");
    getStyleClass().add("addresses");
    group
        .selectedToggleProperty()
        .addListener((_, before, now) -> {
          if (now == null && getChildren().contains(before)) {
            before.setSelected(true); // one is always chosen
          } else if (now != null) {
            changed.run();
          }
        });
  }

  /** Returns the chosen address as text; that of the loopback if there are none. */
  String chosen() {
    return group.getSelectedToggle() instanceof ToggleButton button
        ? (String) button.getUserData()
        : LOOPBACK;
  }

  /** Shows these addresses; the chosen one is kept if it is among them. */
  void display(List<OwnAddress> addresses) {
    if (addresses.equals(shown)) {
      return;
    }
    shown = addresses;
    String before = chosen();
    boolean kept = group.getSelectedToggle() != null;
    getChildren().setAll(new Label("This computer:"));
    group.getToggles().clear();
    var buttons = addresses.stream().map(this::button).toList();
    getChildren().addAll(buttons);
    buttons.stream()
        .filter(button -> kept && Objects.equals(button.getUserData(), before))
        .findFirst()
        .or(() -> buttons.stream().findFirst())
        .ifPresent(button -> button.setSelected(true));
  }

  private ToggleButton button(OwnAddress own) {
    var button = new ToggleButton(own.text());
    button.setUserData(own.text());
    button.setToggleGroup(group);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.getStyleClass().addAll("code", "small");
    Tips.explain(
        button,
        own.address().isLoopbackAddress()
            ? "For programs on this computer"
            : "For programs on other computers, by " + own.networkInterface());
    return button;
  }
}
