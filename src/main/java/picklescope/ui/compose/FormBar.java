package picklescope.ui.compose;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import picklescope.send.MessageForm;
import picklescope.ui.control.Tips;

/**
 * Selects how the text of a message is interpreted: buttons for the usual forms, a menu for others.
 */
final class FormBar {
  private final ToggleGroup group = new ToggleGroup();
  private final Map<MessageForm, ToggleButton> buttons = new EnumMap<>(MessageForm.class);
  private final MenuButton more = new MenuButton("More");
  private final HBox pills;
  private final Consumer<MessageForm> onChange;
  private MessageForm form = MessageForm.CALL;

  FormBar(Consumer<MessageForm> onChange) {
    this.onChange = onChange;
    var call = button(MessageForm.CALL, "compose-call", "A Python call, pickled");
    var text = button(MessageForm.TEXT, "compose-raw", "Text with escapes such as \\n and \\x41");
    var hex = button(MessageForm.HEX, "compose-hex", "Bytes as hexadecimal digits");
    call.getStyleClass().add("left-pill");
    text.getStyleClass().add("center-pill");
    hex.getStyleClass().add("right-pill");
    more.setId("compose-more");
    more.getStyleClass().add("fixed-more");
    Tips.explain(
        more, "Other forms: JSON, CSV, struct, OSC, MessagePack, raw bytes, a pickled value");
    for (var other :
        List.of(
            MessageForm.JSON,
            MessageForm.CSV,
            MessageForm.STRUCT,
            MessageForm.OSC,
            MessageForm.MSGPACK,
            MessageForm.BASE64,
            MessageForm.FILE,
            MessageForm.PYTHON,
            MessageForm.BARE)) {
      var item = new MenuItem(title(other));
      item.setId("compose-form-" + other.text());
      item.setOnAction(_ -> choose(other));
      more.getItems().add(item);
    }
    group
        .selectedToggleProperty()
        .addListener((_, before, now) -> {
          if (now != null) {
            choose((MessageForm) now.getUserData());
          } else if (buttons.containsKey(form)) {
            group.selectToggle(before); // a form is always selected
          }
        });
    pills = new HBox(call, text, hex);
    pills.setMinWidth(Region.USE_PREF_SIZE);
    group.selectToggle(call);
  }

  private ToggleButton button(MessageForm buttonForm, String id, String help) {
    var button = new ToggleButton(title(buttonForm));
    button.setId(id);
    button.setUserData(buttonForm);
    Tips.explain(button, help);
    button.setToggleGroup(group);
    buttons.put(buttonForm, button);
    return button;
  }

  static String title(MessageForm form) {
    return switch (form) {
      case CALL -> "Call";
      case BARE -> "Bare value";
      case TEXT -> "Raw text";
      case HEX -> "Raw hex";
      case BASE64 -> "Raw base64";
      case FILE -> "Raw file";
      case PYTHON -> "Raw Python";
      case JSON -> "JSON";
      case CSV -> "CSV";
      case STRUCT -> "Struct";
      case OSC -> "OSC";
      case MSGPACK -> "MessagePack";
    };
  }

  /** The title on the button, as wide as "More", so that nothing beside it moves. */
  private static String shortTitle(MessageForm form) {
    return title(form).replaceFirst("^Raw ", "").replaceFirst(" value$", "");
  }

  /** Returns the controls, from left to right. */
  List<Node> controls() {
    return List.of(pills, more);
  }

  MessageForm form() {
    return form;
  }

  void choose(MessageForm chosen) {
    if (chosen == form) {
      return;
    }
    form = chosen;
    var button = buttons.get(chosen);
    group.selectToggle(button);
    more.setText(button == null ? shortTitle(chosen) : "More");
    more.getStyleClass().remove("accent");
    if (button == null) {
      more.getStyleClass().add("accent");
    }
    onChange.accept(chosen);
  }
}
