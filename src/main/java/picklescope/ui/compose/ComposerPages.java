package picklescope.ui.compose;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import picklescope.ui.compose.Composer.PageName;
import picklescope.ui.control.Lazy;
import picklescope.view.layout.Arrangement;

/** The pages of the composer: which one is displayed, and whether they are folded to a line. */
final class ComposerPages {
  private final ObservableList<Node> place;
  private final ComposePage compose;
  private final PageRail rail;
  private final Map<PageName, ToggleButton> buttons = new EnumMap<>(PageName.class);
  private final Lazy<FoldedLine> folded = new Lazy<>(this::foldedLine);
  private Consumer<Boolean> onFold = _ -> {};

  /**
   * Creates the pages; {@link #add} adds them.
   *
   * @param place where they are displayed
   * @param compose the first page
   */
  ComposerPages(ObservableList<Node> place, ComposePage compose) {
    this.place = place;
    this.compose = compose;
    rail = new PageRail(compose, () -> onFold.accept(true));
    place.setAll(rail);
  }

  /** Adds a page, which is created when it is displayed. */
  void add(PageName name, Supplier<? extends Page> page) {
    buttons.put(name, rail.add(name.title(), name.id(), name.help(), page));
  }

  private ToggleButton button(PageName page) {
    return Objects.requireNonNull(buttons.get(page)); // each page has one
  }

  /** Displays a page whole. */
  void select(PageName page) {
    onFold.accept(false);
    button(page).setSelected(true);
  }

  /** Displays a page whole, and moves the focus to its button. */
  void display(PageName page) {
    select(page);
    button(page).requestFocus();
  }

  /** Returns whether a page is the one that is displayed, or would be if there were room. */
  boolean isShown(PageName page) {
    return button(page).isSelected();
  }

  /** Moves the focus to the displayed page: to the text of the message, or to its button. */
  void focusShown() {
    if (isShown(PageName.COMPOSE)) {
      focusMessage();
    } else {
      buttons.keySet().stream().filter(this::isShown).findFirst().ifPresent(this::display);
    }
  }

  /** Moves the focus to the text of the message. */
  void focusMessage() {
    select(PageName.COMPOSE);
    compose.focusMessage();
  }

  /** Displays one of the forms. */
  void display(Arrangement.Composer form) {
    boolean isFolded = form == Arrangement.Composer.FOLDED;
    setShown(rail, !isFolded);
    if (isFolded) {
      folded.get();
    }
    folded.ifMade(line -> setShown(line, isFolded));
    compose.setWhole(form != Arrangement.Composer.ALONE);
    rail.setNarrow(form != Arrangement.Composer.WHOLE);
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private FoldedLine foldedLine() {
    var line = compose.folded(this::focusMessage);
    place.add(line);
    return line;
  }

  /** Sets the listener that is called when they are to be folded ({@code true}) or unfolded. */
  void onFold(Consumer<Boolean> listener) {
    onFold = listener;
  }

  /** Displays how many things a page has at its button. */
  void showCount(PageName page, long count) {
    button(page).setText(count == 0 ? page.title() : "%s · %,d".formatted(page.title(), count));
  }

  /** Updates the displayed page. */
  void refresh() {
    rail.refresh();
  }
}
