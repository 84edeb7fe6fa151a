package picklescope.ui.inspect;

import java.util.function.Consumer;
import picklescope.python.source.SourceException;
import picklescope.view.inspect.BytePattern;
import picklescope.view.inspect.DetailLoader;
import picklescope.view.inspect.ValueSearch;

/** Finds values and bytes of the displayed datagram, with a search field for each. */
final class LinkedSearch {
  private final LinkedViews linked;
  private final FindField values =
      new FindField("find-value", "find", "Find in the value: names, text, numbers");
  private final FindField bytes =
      new FindField("find-bytes", "find", "Find bytes: text, 0x80 04, or b'\\x80'");

  LinkedSearch(LinkedViews linked) {
    this.linked = linked;
  }

  /** Returns the field that finds values. */
  FindField values() {
    return values;
  }

  /** Returns the field that finds bytes. */
  FindField bytes() {
    return bytes;
  }

  /**
   * Starts to search for what is entered.
   *
   * @param choose displays the view with a name
   */
  void start(DetailLoader loader, Consumer<String> choose) {
    values.install(
        () -> {
          if (!values.getText().isEmpty()) {
            choose.accept("value");
            findValue(loader);
          }
        },
        linked.value()::requestFocus);
    bytes.install(
        () -> {
          choose.accept("bytes");
          findBytes();
        },
        linked.bytes()::requestFocus);
  }

  private void findValue(DetailLoader loader) {
    var search = new ValueSearch(values.getText());
    var value = linked.value();
    var tree = value.tree();
    var after = value.selected();
    loader.run(
        () -> tree.search(after, search::matches),
        found -> {
          values.showFound(found.isPresent());
          if (found.isPresent() && tree == value.tree()) {
            value.reveal(found.get());
            linked.selected(found.get());
          }
        });
  }

  private void findBytes() {
    try {
      boolean found = linked.bytes().find(BytePattern.of(bytes.getText()));
      bytes.showFound(found);
      if (found) {
        linked.bytesFound();
      }
    } catch (SourceException e) {
      bytes.showMistake(e.getMessage());
    }
  }
}
