package picklescope.view.table;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;

/**
 * Finds the next or the previous row that contains words or for which an expression is true, and
 * reports the result in a message. No row is hidden by it. For the thread that shows the table.
 */
public final class RowFind {
  private final CaptureView view;
  private final RowSearch search;
  private final Consumer<String> message;
  private Optional<Request> withoutResult = Optional.empty();

  private record Request(Filter filter, boolean forward) {}

  /**
   * Creates a search.
   *
   * @param search searches the rows; its results come with calls of {@link RowSearch#pulse}
   * @param message shows the user the result of the latest search; empty where none is needed
   */
  public RowFind(CaptureView view, RowSearch search, Consumer<String> message) {
    this.view = view;
    this.search = search;
    this.message = message;
  }

  /**
   * Starts from the row that the keyboard is at. Has no effect if the text is blank; reports it if
   * the text is not valid.
   *
   * @param text words or an expression, as in a filter
   */
  public void start(String text, boolean forward) {
    if (text.isBlank()) {
      return;
    }
    try {
      start(new Request(Filter.of(text), forward));
    } catch (SourceException e) {
      message.accept(e.getMessage());
    }
  }

  private void start(Request request) {
    message.accept("");
    withoutResult = Optional.empty();
    var undecided = new UndecidedTally();
    search.start(
        request.forward(),
        matches(request.filter(), undecided),
        ended -> {
          boolean none =
              ended == RowSearch.Result.NOT_FOUND || ended == RowSearch.Result.NOT_FOUND_YET;
          withoutResult = none ? Optional.of(request) : Optional.empty();
          message.accept(text(ended, undecided.get()));
        });
  }

  private LongPredicate matches(Filter filter, UndecidedTally undecided) {
    return number -> {
      try {
        return undecided.isYes(filter.decide(view.decoder().decode(view.capture().get(number))));
      } catch (NoSuchElementException e) {
        return false; // no longer held
      }
    };
  }

  private static String text(RowSearch.Result ended, Undecided undecided) {
    String result =
        switch (ended) {
          case FOUND, CANCELLED -> "";
          case FOUND_WRAPPED -> "around the end";
          case NOT_FOUND -> "No row shown has it.";
          case NOT_FOUND_YET -> "None had it; more have come since.";
        };
    return result + (result.isEmpty() || undecided.isNone() ? "" : " · ") + undecided.text();
  }

  /**
   * Repeats a search without a result, because messages may decode to other events now.
   *
   * @param all whether anything may be different, not only the names of senders
   */
  public void again(boolean all) {
    withoutResult.filter(request -> all || request.filter().needsSender()).ifPresent(this::start);
  }

  /** Forgets the result, because another text is being written. */
  public void forget() {
    withoutResult = Optional.empty();
    message.accept("");
  }

  /** Ends the search. */
  public void cancel() {
    search.cancel();
  }
}
