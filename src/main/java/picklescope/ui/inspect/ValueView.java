package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import picklescope.pickle.ValueSpan;
import picklescope.python.Repr;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.StyledText;
import picklescope.ui.text.TokenKind;

/**
 * The value as a tree. Right opens a line, left closes it; Enter jumps to where it stands first.
 */
final class ValueView extends RowsView {
  private static final int INDENT = 2; // chars
  private static final int TYPE = 15; // chars
  private static final int SIZE = 13; // chars
  private static final int ROOMY = 64; // chars from which types and sizes have room

  private final Consumer<ValueNode> onSelect;
  private ValueTree tree = new ValueTree(List.of());
  private Predicate<ValueNode.Of> differs = _ -> false;

  ValueView(ObservableValue<CodeStyle> style, Consumer<ValueNode> onSelect) {
    super("detail-value", "Value: a tree of the arguments and attributes", style);
    this.onSelect = onSelect;
  }

  /**
   * Shows another value; what was open stays open where the new one has the same lines.
   *
   * @param whatDiffers which lines are marked
   */
  void show(ValueTree newTree, Predicate<ValueNode.Of> whatDiffers) {
    Set<String> open = tree.openKeys();
    int at = current();
    String key = at >= 0 && at < tree.size() ? tree.row(at).key() : "";
    tree = newTree;
    differs = whatDiffers;
    tree.openAll(open);
    boolean same = at >= 0 && at < tree.size() && tree.row(at).key().equals(key);
    renewed(same);
  }

  ValueTree tree() {
    return tree;
  }

  Optional<ValueNode> selected() {
    return current() >= 0 && current() < tree.size()
        ? Optional.of(tree.row(current()))
        : Optional.empty();
  }

  /** Selects the line of a value, and opens what is around it; tells nobody. */
  void reveal(ValueSpan span) {
    tree.find(span).ifPresent(this::reveal);
  }

  void reveal(ValueNode node) {
    int row = tree.reveal(node);
    measure();
    setCurrent(row);
  }

  @Override
  int rows() {
    return tree.size();
  }

  @Override
  String textOf(int row) {
    ValueNode node = tree.row(row);
    String type = ValueText.type(node);
    return " ".repeat(node.depth() * INDENT)
        + ValueText.line(node, tree).text()
        + (type.isEmpty() ? "" : "  " + type);
  }

  @Override
  String copied() {
    return selected()
        .map(node ->
            node.content() instanceof ValueNode.Of of
                ? new Repr().of(of.value())
                : ValueText.line(node, tree).text())
        .orElse("");
  }

  @Override
  void drawRow(int row, double y, double right) {
    ValueNode node = tree.row(row);
    double advance = style().font().advance();
    double x = PADDING + node.depth() * INDENT * advance;
    if (node.content() instanceof ValueNode.Of of && differs.test(of)) {
      Color mark = palette().of(TokenKind.BYTES);
      fill(mark.deriveColor(0, 1, 1, 0.16), x, y, right - x);
      fill(mark, x - 3, y, 2);
    }
    if (node.isContainer()) {
      painter.draw(StyledText.of(tree.isOpen(node) ? "▾" : "▸", TokenKind.NOTE), x, y, right);
    }
    double textRight = right;
    if (columns() >= ROOMY) {
      double size = right - SIZE * advance;
      double type = size - TYPE * advance;
      painter.draw(StyledText.of(ValueText.type(node), TokenKind.NOTE), type, y, size - advance);
      painter.draw(StyledText.of(ValueText.size(node), TokenKind.NOTE), size, y, right);
      textRight = type - advance;
    }
    painter.draw(ValueText.line(node, tree), x + INDENT * advance, y, textRight);
  }

  @Override
  void moved(int row) {
    onSelect.accept(tree.row(row));
  }

  @Override
  void pressed(int row, MouseEvent event) {
    ValueNode node = tree.row(row);
    double arrow = PADDING + (node.depth() + 1) * INDENT * style().font().advance();
    move(row);
    if (event.getX() < arrow || event.getClickCount() == 2) {
      toggle(row);
    }
  }

  private void toggle(int row) {
    ValueNode node = tree.row(row);
    if (node.content() instanceof ValueNode.Of of && of.isShared()) {
      jump(of);
    } else if (tree.isOpen(node)) {
      tree.close(row);
    } else {
      tree.open(row);
    }
    measure();
  }

  private void jump(ValueNode.Of of) {
    reveal(of.span().orElseThrow().origin());
    selected().ifPresent(onSelect);
  }

  @Override
  boolean key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || current() < 0) {
      return false;
    }
    int row = current();
    switch (event.getCode()) {
      case RIGHT -> right(row);
      case LEFT -> left(row);
      case ENTER, SPACE -> toggle(row);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void right(int row) {
    ValueNode node = tree.row(row);
    if (tree.isOpen(node)) {
      move(row + 1);
    } else {
      tree.open(row);
      measure();
    }
  }

  private void left(int row) {
    ValueNode node = tree.row(row);
    if (tree.isOpen(node)) {
      tree.close(row);
      measure();
    } else {
      node.parent().ifPresent(around -> move(tree.rowOf(around)));
    }
  }
}
