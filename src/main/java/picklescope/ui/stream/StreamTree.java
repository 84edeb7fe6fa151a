package picklescope.ui.stream;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import picklescope.stream.StreamFilter;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;
import picklescope.stream.StreamSource;
import picklescope.stream.StreamsSnapshot;
import picklescope.ui.control.Throttle;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.stream.StreamBranch;
import picklescope.view.stream.StreamEntry;

/**
 * The senders at the side of the window, each with its streams. A click filters the table for what
 * is clicked, another takes the filter away.
 */
public final class StreamTree extends VBox {
  /** How many senders are shown, and streams of each; JavaFX compares each with each. */
  static final int MOST = 1_000;

  /** More lines are higher than any screen. */
  private static final int MOST_MEASURED = 500;

  /** The height of a line, in pixels, until one is drawn. */
  private static final double UNKNOWN_HEIGHT = 60;

  private final TreeView<ObjectProperty<StreamEntry>> tree = new TreeView<>(new TreeItem<>());
  private final Map<StreamSource, TreeItem<ObjectProperty<StreamEntry>>> senders = new HashMap<>();
  private final Map<StreamKey, TreeItem<ObjectProperty<StreamEntry>>> streams = new HashMap<>();
  private final Label title = new Label("Streams");
  private final Map<Class<? extends StreamEntry>, Double> heights = new HashMap<>();
  private final Consumer<String> filter;
  private final Supplier<String> filtered;
  private final Supplier<Map<String, String>> names;
  private final Throttle throttle = new Throttle();
  private StreamsSnapshot shown = StreamsSnapshot.EMPTY;

  /**
   * Creates an empty tree.
   *
   * @param filter filters the table
   * @param filtered returns the filter of the table
   * @param names returns the user's names of computers, by their addresses
   */
  public StreamTree(
      ObservableValue<CodeStyle> style,
      Consumer<String> filter,
      Supplier<String> filtered,
      Supplier<Map<String, String>> names) {
    this.names = names;
    this.filter = filter;
    this.filtered = filtered;
    title.setId("stream-tree-title");
    title.getStyleClass().add("pane-title");
    tree.setId("stream-tree");
    tree.setShowRoot(false);
    tree.setAccessibleText("Senders and their streams");
    tree.getStyleClass().add("stream-tree");
    tree.setCellFactory(_ -> cell(style));
    tree.expandedItemCountProperty().subscribe(this::requestLayout);
    tree.setOnKeyPressed(key -> {
      var item = tree.getSelectionModel().getSelectedItem();
      if ((key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) && item != null) {
        toggle(item.getValue().get());
        key.consume();
      }
    });
    setVgrow(tree, Priority.ALWAYS);
    getStyleClass().add("stream-side");
    getChildren().setAll(title, tree);
  }

  /** Gives it a menu that asks for names of senders. */
  public void onName(StreamMenu.Naming naming) {
    new StreamMenu(
        tree,
        line -> tree.getSelectionModel().select(line),
        () ->
            Optional.ofNullable(tree.getSelectionModel().getSelectedItem())
                .flatMap(item -> item.getValue().get().address()),
        naming);
  }

  private void toggle(StreamEntry entry) {
    String text =
        switch (entry) {
          case StreamEntry.Sender(var branch) -> branch.filter();
          case StreamEntry.Stream(var row) -> StreamFilter.of(row.key()).orElse("");
        };
    filter.accept(text.equals(filtered.get()) ? "" : text);
  }

  /** Displays the streams as they are now. For each frame. */
  public void pulse(StreamsSnapshot now) {
    if (now != shown && throttle.take()) {
      shown = now;
      display(StreamBranch.of(now.rows(), names.get()));
    }
  }

  private void display(List<StreamBranch> all) {
    var branches = all.stream().limit(MOST).map(StreamTree::limited).toList();
    var rows = branches.stream().flatMap(branch -> branch.rows().stream()).toList();
    int count = all.stream().mapToInt(branch -> branch.rows().size()).sum();
    if (rows.size() < count) {
      title.setText("Streams (not all)");
      Tips.explain(title, "The tab Streams shows all %,d streams".formatted(count));
    } else {
      title.setText("Streams");
      Tips.explain(title, "Senders and their streams");
    }
    var selected = Optional.ofNullable(tree.getSelectionModel().getSelectedItem());
    var tops =
        branches.stream()
            .map(branch -> {
              var item = senders.computeIfAbsent(branch.source(), _ -> item());
              item.getValue().set(new StreamEntry.Sender(branch));
              var below =
                  branch.rows().stream()
                      .map(row -> {
                        var stream = streams.computeIfAbsent(row.key(), _ -> item());
                        stream.getValue().set(new StreamEntry.Stream(row));
                        return stream;
                      })
                      .toList();
              setChildren(item, below);
              return item;
            })
            .toList();
    setChildren(tree.getRoot(), tops);
    // sets: a list would be searched for each
    senders.keySet().retainAll(branches.stream().map(StreamBranch::source).collect(toSet()));
    streams.keySet().retainAll(rows.stream().map(StreamRow::key).collect(toSet()));
    selected.ifPresent(item -> {
      int row = tree.getRow(item);
      if (row >= 0 && tree.getSelectionModel().getSelectedIndex() != row) {
        tree.getSelectionModel().select(row);
      }
    });
  }

  private static StreamBranch limited(StreamBranch branch) {
    var rows = branch.rows();
    return rows.size() <= MOST
        ? branch
        : new StreamBranch(branch.source(), branch.title(), rows.subList(0, MOST));
  }

  /** Returns an item whose value stays: another value would build all cells again. */
  private static TreeItem<ObjectProperty<StreamEntry>> item() {
    var item = new TreeItem<ObjectProperty<StreamEntry>>(new SimpleObjectProperty<>());
    item.setExpanded(true);
    return item;
  }

  private static void setChildren(
      TreeItem<ObjectProperty<StreamEntry>> parent,
      List<TreeItem<ObjectProperty<StreamEntry>>> children) {
    if (!parent.getChildren().equals(children)) {
      parent.getChildren().setAll(children);
    }
  }

  private StreamTreeCell cell(ObservableValue<CodeStyle> style) {
    var cell = new StreamTreeCell(style, this::toggle);
    cell.heightProperty().addListener((_, _, height) -> measure(cell, height.doubleValue()));
    return cell;
  }

  /** Keeps how high lines are, of which only those in view have been drawn. */
  private void measure(StreamTreeCell cell, double height) {
    if (cell.getItem() != null
        && !Objects.equals(heights.put(cell.getItem().get().getClass(), height), height)) {
      requestLayout();
    }
  }

  /** Returns the height that its title and all lines need, as they are expanded now. */
  @Override
  protected double computePrefHeight(double width) {
    return snappedTopInset()
        + title.prefHeight(width)
        + IntStream.range(0, Math.min(MOST_MEASURED, tree.getExpandedItemCount()))
            .mapToDouble(i -> height(tree.getTreeItem(i).getValue().get()))
            .sum();
  }

  private double height(StreamEntry entry) {
    return heights.getOrDefault(entry.getClass(), UNKNOWN_HEIGHT);
  }

  /** Returns whether there is any stream. */
  public boolean isEmpty() {
    return shown.rows().isEmpty();
  }

  /** Moves the keyboard focus to the tree. */
  public void focus() {
    tree.requestFocus();
  }
}
