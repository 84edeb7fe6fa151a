package picklescope.ui.inspect;

import java.util.List;
import picklescope.view.inspect.Comparison;
import picklescope.view.inspect.DetailLoader;
import picklescope.view.inspect.DetailReader;
import picklescope.view.inspect.ViewChoices;

/** Compares two datagrams while they are selected, and displays their differences. */
final class MessageComparison {
  private final DetailReader reader;
  private final DetailLoader loader;
  private final CompareView view;
  private final ViewArrangement views;
  private List<Long> compared = List.of();

  MessageComparison(
      DetailReader reader, DetailLoader loader, CompareView view, ViewArrangement views) {
    this.reader = reader;
    this.loader = loader;
    this.view = view;
    this.views = views;
  }

  /** Compares two datagrams. With any other number, the views before are displayed again. */
  void compare(List<Long> numbers) {
    if (numbers.equals(compared)) {
      return;
    }
    compared = numbers;
    if (numbers.size() != 2) {
      view.clear();
      views.arrange();
      return;
    }
    loader.run(
        () -> Comparison.lines(reader, numbers.getFirst(), numbers.getLast()),
        lines -> {
          if (numbers.equals(compared)) {
            view.display(lines);
            views.choose(ViewChoices.COMPARE);
          }
        });
  }
}
