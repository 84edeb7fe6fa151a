package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import picklescope.pickle.ValueSpan;
import picklescope.python.Repr;
import picklescope.ui.control.CommandItems;
import picklescope.ui.text.ClipboardText;
import picklescope.ui.text.CodeStyle;
import picklescope.view.command.Command;
import picklescope.view.inspect.ValueNode;
import picklescope.view.inspect.ValueText;
import picklescope.view.inspect.ValueTree;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/**
 * Displays a value as a tree. Right expands a line, left collapses it; Enter on a repeated value
 * selects its first occurrence.
 */
final class ValueView extends RowsView {
  private static final int TYPE = 15; // chars
  private static final int SIZE = 13; // chars
  private static final int COLUMN_STEP = 4; // columns; the layout does not change with every pixel
  private static final int ROOMY = 64; // characters, from which types and sizes are displayed

  private final Consumer<ValueNode> onSelect;
  private ValueTree tree = new ValueTree(List.of());
  private Predicate<ValueNode.Content> differs = _ -> false;
  private Consumer<Optional<ValueNode>> onCurrent = _ -> {};
  private volatile int textColumns = ROOMY;

  ValueView(ObservableValue<CodeStyle> style, Consumer<ValueNode> onSelect) {
    super(
        "detail-value",
        "Value: a tree of the arguments and attributes",
        "Right opens a line, left closes it or goes to the line that contains it; Enter on a value"
            + " that is the same as another goes there; Ctrl+C copies the value",
        style);
    this.onSelect = onSelect;
  }

  /** Returns the items of a menu that copy. */
  List<MenuItem> copyItems() {
    var copy =
        Command.of("copy-value", "Copy value", () -> ClipboardText.copy(copied()))
            .withKeys("Ctrl+C");
    return List.of(CommandItems.item(copy, false));
  }

  /** Returns how many columns of text a line has. Any thread. */
  int textColumns() {
    return textColumns;
  }

  /** Sets a listener for the current line, whether the user or another view has selected it. */
  void onCurrent(Consumer<Optional<ValueNode>> listener) {
    onCurrent = listener;
  }

  @Override
  void setCurrent(int row) {
    super.setCurrent(row);
    onCurrent.accept(selected());
  }

  @Override
  protected void resized() {
    textColumns = columns() / COLUMN_STEP * COLUMN_STEP;
    tree.fit();
    super.resized();
  }

  /**
   * Displays another value. Lines that were expanded are expanded again if the new value has them.
   *
   * @param whatDiffers returns whether a line is marked
   */
  void display(ValueTree newTree, Predicate<ValueNode.Content> whatDiffers) {
    Set<String> open = tree.openKeys();
    int at = currentRow();
    String key = at >= 0 && at < tree.size() ? tree.row(at).key() : "";
    tree = newTree;
    differs = whatDiffers;
    tree.openAll(open);
    boolean same = at >= 0 && at < tree.size() && tree.row(at).key().equals(key);
    rowsReplaced(same);
    onCurrent.accept(selected());
  }

  ValueTree tree() {
    return tree;
  }

  Optional<ValueNode> selected() {
    return currentRow() >= 0 && currentRow() < tree.size()
        ? Optional.of(tree.row(currentRow()))
        : Optional.empty();
  }

  /**
   * Selects the line of a value and expands the lines that contain it; the listener for selections
   * is not called.
   */
  void reveal(ValueSpan span) {
    tree.find(span).ifPresent(this::reveal);
  }

  void reveal(ValueNode node) {
    int row = tree.reveal(node);
    updateScrollBars();
    setCurrent(row);
  }

  @Override
  protected int rows() {
    return tree.size();
  }

  @Override
  protected String rowText(int row) {
    ValueNode node = tree.row(row);
    String type = ValueText.type(node);
    return " ".repeat(node.depth() * ValueNode.INDENT)
        + ValueText.line(node, tree).text()
        + (type.isEmpty() ? "" : "  " + type);
  }

  @Override
  protected String accessibleRowText(int row) {
    ValueNode node = tree.row(row);
    return rowText(row)
        + (!node.isContainer() ? "" : tree.isOpen(node) ? ", open" : ", closed")
        + (differs.test(node.content()) ? ", differs" : "");
  }

  @Override
  protected String copied() {
    return selected()
        .map(node ->
            node.content() instanceof ValueNode.Value of
                ? new Repr().of(of.value())
                : ValueText.line(node, tree).text())
        .orElse("");
  }

  @Override
  protected void drawRow(int row, double y) {
    drawCurrent(row, y);
    ValueNode node = tree.row(row);
    double advance = advance();
    double right = right();
    double x = PADDING + node.depth() * ValueNode.INDENT * advance;
    if (differs.test(node.content())) {
      Color mark = palette().of(TokenKind.BYTES);
      fill(mark.deriveColor(0, 1, 1, 0.16), x, y, right - x);
      fill(mark, x - 3, y, 2);
    }
    if (node.isContainer()) {
      painter().draw(StyledText.of(tree.isOpen(node) ? "▾" : "▸", TokenKind.NOTE), x, y, right);
    }
    double textRight = right;
    if (columns() >= ROOMY) {
      double size = right - SIZE * advance;
      double type = size - TYPE * advance;
      painter().draw(StyledText.of(ValueText.type(node), TokenKind.NOTE), type, y, size - advance);
      painter().draw(StyledText.of(ValueText.size(node), TokenKind.NOTE), size, y, right);
      textRight = type - advance;
    }
    painter().draw(ValueText.line(node, tree), x + ValueNode.INDENT * advance, y, textRight);
  }

  @Override
  void rowSelected(int row) {
    onSelect.accept(tree.row(row));
  }

  @Override
  protected void pressed(MouseEvent event) {
    int row = rowAt(event.getY());
    if (row < 0 || row >= rows()) {
      return;
    }
    ValueNode node = tree.row(row);
    double arrow = PADDING + (node.depth() + 1) * ValueNode.INDENT * advance();
    moveTo(row);
    if (event.getX() < arrow || event.getClickCount() == 2) {
      toggle(row);
    }
  }

  private void toggle(int row) {
    ValueNode node = tree.row(row);
    if (node.content() instanceof ValueNode.Value of && of.isShared()) {
      jump(of);
    } else if (tree.isOpen(node)) {
      tree.close(row);
    } else {
      tree.open(row);
    }
    updateScrollBars();
  }

  private void jump(ValueNode.Value of) {
    reveal(of.span().orElseThrow().origin());
    selected().ifPresent(onSelect);
  }

  @Override
  protected boolean handleKey(KeyEvent event) {
    int row = currentRow();
    if (row >= 0 && !event.isShortcutDown() && !event.isAltDown()) {
      switch (event.getCode()) {
        case RIGHT -> right(row);
        case LEFT -> left(row);
        case ENTER, SPACE -> toggle(row);
        default -> {
          return super.handleKey(event);
        }
      }
      return true;
    }
    return super.handleKey(event);
  }

  private void right(int row) {
    ValueNode node = tree.row(row);
    if (tree.isOpen(node)) {
      moveTo(row + 1);
    } else {
      tree.open(row);
      updateScrollBars();
    }
  }

  private void left(int row) {
    ValueNode node = tree.row(row);
    if (tree.isOpen(node)) {
      tree.close(row);
      updateScrollBars();
    } else {
      node.parent().ifPresent(around -> moveTo(tree.rowOf(around)));
    }
  }
}
