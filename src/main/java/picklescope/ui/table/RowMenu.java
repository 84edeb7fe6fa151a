package picklescope.ui.table;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Event;
import picklescope.session.CopyForm;

/** What can be done with the selected rows. */
public final class RowMenu implements AutoCloseable {
  private final EventTable table;
  private final RowCopy copy;
  private final Consumer<String> say;
  private final ContextMenu menu = new ContextMenu();

  /**
   * @param say tells the user in a line what was done
   */
  public RowMenu(
      EventTable table, Capture capture, Function<Datagram, Event> decode, Consumer<String> say) {
    this.table = table;
    this.copy = new RowCopy(capture, decode);
    this.say = say;
    menu.setId("row-menu");
    for (CopyForm form : CopyForm.values()) {
      var item = new MenuItem("Copy as " + form.title());
      item.setId("copy-" + form.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      item.setOnAction(_ -> copy(form));
      menu.getItems().add(item);
    }
    menu.getItems().getFirst().setText("Copy as Python call  (Ctrl+C)");
    table.offer(menu, () -> copy(CopyForm.CALL));
  }

  /** Copies the selected rows. */
  void copy(CopyForm form) {
    if (table.selectedCount() == 0) {
      say.accept("Select rows to copy them.");
      return;
    }
    copy.copy(
        table.selectedNumbers(),
        form,
        copied -> {
          var content = new ClipboardContent();
          content.putString(copied.text());
          Clipboard.getSystemClipboard().setContent(content);
          say.accept(
              "Copied %,d %s as %s%s"
                  .formatted(
                      copied.rows(),
                      copied.rows() == 1 ? "message" : "messages",
                      form.title(),
                      copied.whole() ? "" : "; the rest would be too much for the clipboard"));
        });
  }

  @Override
  public void close() {
    copy.close();
  }
}
