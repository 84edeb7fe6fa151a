package picklescope.ui.inspect;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picklescope.view.inspect.Detail;
import picklescope.view.inspect.DetailLoader;
import picklescope.view.inspect.ValuePaths;
import picklescope.view.value.ChosenValue;
import picklescope.view.value.ValueActions;

/** The commands for the value that is current in the tree, or among the bytes. */
final class ValueMenus {
  private final LinkedViews linked;
  private final DetailLoader loader;
  private final Supplier<Optional<Detail>> shown;

  /**
   * Creates the commands, which have no menus yet.
   *
   * @param shown returns the datagram that the views display
   */
  ValueMenus(LinkedViews linked, DetailLoader loader, Supplier<Optional<Detail>> shown) {
    this.linked = linked;
    this.loader = loader;
    this.shown = shown;
  }

  /** Adds the commands to the views. */
  void install(ValueActions actions) {
    var value = linked.value();
    var bytes = linked.bytes();
    new ValueMenu(value, this::askValue, actions, value.copyItems());
    new ValueMenu(bytes, this::askBytes, actions, bytes.copyItems());
  }

  private void askValue(Consumer<ChosenValue> answer) {
    var node = linked.value().selected();
    var detail = shown.get();
    if (node.isPresent() && detail.isPresent()) {
      var event = detail.get().event();
      loader.run(() -> ValuePaths.of(node.get(), event), answer);
    }
  }

  private void askBytes(Consumer<ChosenValue> answer) {
    shown
        .get()
        .ifPresent(detail -> {
          var selected = linked.bytes().highlighted();
          int caret = linked.bytes().caret();
          loader.run(
              () -> ValuePaths.ofBytes(detail, selected, caret),
              value -> answer.accept(value.orElse(ValueMenu.NONE)));
        });
  }
}
