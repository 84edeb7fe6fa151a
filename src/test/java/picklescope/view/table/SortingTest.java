package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.python.Call;
import picklescope.thread.Task;
import picklescope.view.MadeCapture;
import picklescope.view.text.StyledText;

/** Sorting by a column, at once and behind a table. */
@Timeout(120)
class SortingTest {
  private final MadeCapture capture = new MadeCapture();
  private final RowOrder base = new CaptureOrder(new LiveLimits(capture.journal()));
  private final RowLoader loader = new RowLoader(capture.view());
  private final TableModel model = new TableModel(base, loader);
  private final List<String> said = new ArrayList<>();
  private final List<Boolean> wanted = new ArrayList<>();
  private int off;
  private final TableSort sort = new TableSort(model, capture.view(), said::add, () -> off++);

  @AfterEach
  void close() {
    sort.close();
    loader.close();
    capture.close();
  }

  private static Sorting by(String column, boolean descending) {
    return new Sorting(Column.named(column).orElseThrow(), descending);
  }

  private List<Long> sorted(String column, boolean descending) throws Exception {
    return numbers(
        by(column, descending).sort(base, capture.journal(), capture.view().decoder(), new Task()));
  }

  private static List<Long> numbers(RowOrder order) {
    return LongStream.range(order.begin(), order.end()).map(order::numberAt).boxed().toList();
  }

  private void fill() throws Exception {
    capture.add(Call.of("pose").with("foo", 30));
    capture.add(Call.of("Pose"));
    capture.add(Call.of("aim").with("foo", -2.5));
    capture.add(new byte[] {1, 2, 3});
    capture.add(Call.of().with("foo", "text"));
    capture.add(Call.of().with("foo", 30));
  }

  @Test
  void numbersComeBeforeTextsAndRowsWithoutTheValueAreLastEitherWay() throws Exception {
    fill();
    assertEquals(List.of(3L, 1L, 6L, 5L, 2L, 4L), sorted("foo", false));
    assertEquals(List.of(5L, 1L, 6L, 3L, 2L, 4L), sorted("foo", true));
  }

  /** Such as the nanoseconds of time.time_ns(). */
  @Test
  void intsThatAreNoFloatsAreSortedExactly() throws Exception {
    long t = 1L << 60;
    for (long number : new long[] {t + 2, t + 1, 5, t, -t - 1, -t - 2}) {
      capture.add(Call.of().with("foo", number));
    }
    capture.add(Call.of().with("foo", (double) t));
    capture.add(Call.of());
    assertEquals(List.of(6L, 5L, 3L, 4L, 7L, 2L, 1L, 8L), sorted("foo", false));
    assertEquals(List.of(1L, 2L, 4L, 7L, 3L, 5L, 6L, 8L), sorted("foo", true));
  }

  @Test
  void eachFieldIsSortedByWhatItShows() throws Exception {
    fill();
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), sorted("number", false));
    assertEquals(List.of(6L, 5L, 4L, 3L, 2L, 1L), sorted("number", true));
    assertEquals(List.of(6L, 5L, 4L, 3L, 2L, 1L), sorted("time", true));
    assertEquals(4, sorted("size", false).getFirst(), "three bytes");
    assertEquals(List.of(2L, 3L, 1L), sorted("data[0]", false).subList(0, 3));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), sorted("port", true), "equal rows keep theirs");
    assertEquals(4, sorted("kind", true).getFirst(), "raw is after call");
  }

  @Test
  void sourcesAreSortedByNameAndWhatHasNoneIsLast() throws Exception {
    for (var source : List.of("relay 4950", "", "eth0", "port 4950")) {
      capture.from(source);
      capture.add(Call.of(1));
    }
    assertEquals(List.of(3L, 4L, 1L, 2L), sorted("source", false));
    assertEquals(List.of(1L, 4L, 3L, 2L), sorted("source", true));
  }

  @Test
  void theComputersOfALabAreSortedByNameAndWhatIsOfThisOneIsLast() throws Exception {
    for (var source : List.of("port 1 @ LAB-3", "port 4950", "sent @ LAB-1", "eth0 @ LAB-2")) {
      capture.from(source);
      capture.add(Call.of(1));
    }
    assertEquals(List.of(3L, 4L, 1L, 2L), sorted("host", false));
    assertEquals(List.of(1L, 4L, 3L, 2L), sorted("host", true));
    assertEquals(List.of(4L, 1L, 2L, 3L), sorted("source", false));
  }

  @Test
  void dataIsSortedByItsValuesItemByItem() throws Exception {
    capture.add(Call.of(49.9));
    capture.add(Call.of(9.98));
    capture.add(new byte[] {'z'});
    capture.add(Call.of("b"));
    capture.add(Call.of(9.98, "a"));
    capture.add(Call.of(-3));
    capture.add(Call.of().with("foo", 9));
    capture.add(Call.of());
    capture.add(Call.of().with("foo", 30));
    assertEquals(List.of(8L, 6L, 2L, 5L, 1L, 4L, 3L, 7L, 9L), sorted("data", false));
    assertEquals(List.of(3L, 4L, 1L, 5L, 2L, 6L, 8L, 7L, 9L), sorted("data", true));
    assertEquals(List.of(7L, 9L), sorted("attributes", false).subList(0, 2));
    assertEquals(List.of(9L, 7L), sorted("attributes", true).subList(0, 2));
  }

  @Test
  void aSortThatIsNotWantedEndsBeforeItsResult() throws Exception {
    fill();
    var begun = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var sorted = new AtomicBoolean();
    var job =
        new Job<>(
            "test",
            progress -> {
              try {
                begun.countDown();
                cancelled.await();
                var order =
                    by("foo", false)
                        .sort(base, capture.journal(), capture.view().decoder(), progress);
                sorted.set(true);
                return order;
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              } finally {
                ended.countDown();
              }
            });
    begun.await();
    job.close();
    cancelled.countDown();
    ended.await();
    assertFalse(sorted.get());
  }

  private void pulse(boolean whole) {
    sort.pulse(base, whole);
  }

  private void awaitSorted() {
    Await.until(
        "sorted",
        () -> {
          pulse(true);
          return model.order() instanceof SortedOrder;
        });
  }

  @Test
  void theTableShowsTheSortedRowsWhenTheyAreThere() throws Exception {
    fill();
    sort.onWanted(wanted::add);
    sort.want(Optional.of(by("foo", false)));
    awaitSorted();
    assertEquals(List.of(3L, 1L, 6L, 5L, 2L, 4L), numbers(model.order()));
    assertTrue(sort.isDone());
    sort.off();
    pulse(true);
    assertEquals(base, model.order());
    assertEquals(1, off);
    assertEquals(List.of(true, false), wanted);
  }

  @Test
  void rowsThatAreNotAllThereAreNotSortedYet() throws Exception {
    fill();
    sort.want(Optional.of(by("foo", false)));
    pulse(false);
    assertEquals(Optional.empty(), sort.share());
    assertFalse(sort.isDone());
    assertEquals(base, model.order());
    awaitSorted();
  }

  @Test
  void rowsThatComeAreSortedToo() throws Exception {
    fill();
    sort.want(Optional.of(by("foo", false)));
    awaitSorted();
    capture.add(Call.of().with("foo", -100));
    Await.until(
        "sorted again",
        () -> {
          pulse(true);
          return model.order().size() == 7;
        });
    assertEquals(7, model.order().numberAt(0));
  }

  @Test
  void anotherSortTakesThePlaceOfTheFirst() throws Exception {
    fill();
    sort.want(Optional.of(by("foo", false)));
    awaitSorted();
    sort.want(Optional.of(by("number", true)));
    Await.until(
        "sorted again",
        () -> {
          pulse(true);
          return numbers(model.order()).equals(List.of(6L, 5L, 4L, 3L, 2L, 1L));
        });
    assertEquals(List.of(), said);
  }

  @Test
  void anotherSortTakesThePlaceOfOneAtWork() throws Exception {
    fill();
    var atWork = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        new Column(
            "slow",
            "Slow",
            5,
            false,
            false,
            _ -> StyledText.EMPTY,
            _ -> {
              atWork.countDown();
              try {
                goOn.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              return Optional.empty();
            });
    sort.want(Optional.of(new Sorting(slow, false)));
    pulse(true);
    atWork.await();
    assertEquals(Optional.of(0.0), sort.share());
    assertEquals(base, model.order(), "the rows stay until then");
    sort.want(Optional.of(by("number", true)));
    awaitSorted();
    assertEquals(List.of(6L, 5L, 4L, 3L, 2L, 1L), numbers(model.order()));
    assertEquals(Optional.empty(), sort.share());
    goOn.countDown();
    pulse(true);
    assertEquals(List.of(6L, 5L, 4L, 3L, 2L, 1L), numbers(model.order()));
  }
}
