package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.view.MadeCapture;
import picklescope.view.table.RowSearch.Result;

@Timeout(120)
class RowSearchTest {
  private final MadeCapture capture = new MadeCapture();
  private final RowLoader loader = new RowLoader(capture.view());
  private final MadeOrder order = MadeOrder.range(11, 40);
  private final TableModel model = new TableModel(order, loader);
  private final RowSearch search = new RowSearch(model);
  private final List<Result> ends = new ArrayList<>();

  @AfterEach
  void close() {
    search.close();
    loader.close();
    capture.close();
  }

  private Result find(boolean forward, LongPredicate wanted) {
    search.start(forward, wanted, ends::add);
    return end();
  }

  private Result end() {
    Await.until(
        "an end",
        () -> {
          search.pulse();
          return !ends.isEmpty();
        });
    assertEquals(1, ends.size());
    return ends.removeLast();
  }

  private static boolean isTen(long number) {
    return number % 10 == 0;
  }

  @Test
  void theNextOneIsFoundAndAfterTheLastTheFirst() {
    assertEquals(Result.FOUND, find(true, RowSearchTest::isTen));
    assertEquals(OptionalLong.of(20), model.leadNumber());
    assertEquals(Result.FOUND, find(true, RowSearchTest::isTen));
    assertEquals(Result.FOUND, find(true, RowSearchTest::isTen));
    assertEquals(OptionalLong.of(40), model.leadNumber());
    assertEquals(Result.FOUND_WRAPPED, find(true, RowSearchTest::isTen));
    assertEquals(OptionalLong.of(20), model.leadNumber());
  }

  @Test
  void theOneBeforeIsFoundAndBeforeTheFirstTheLast() {
    assertEquals(Result.FOUND, find(false, RowSearchTest::isTen));
    assertEquals(OptionalLong.of(40), model.leadNumber(), "from the end, without a current row");
    model.goTo(20);
    assertEquals(Result.FOUND_WRAPPED, find(false, RowSearchTest::isTen));
    assertEquals(OptionalLong.of(40), model.leadNumber());
  }

  @Test
  void theCurrentRowIsLookedAtLast() {
    model.goTo(20);
    assertEquals(Result.FOUND_WRAPPED, find(true, number -> number == 20));
    assertEquals(OptionalLong.of(20), model.leadNumber());
  }

  @Test
  void nowhereLeavesTheCurrentRow() {
    model.goTo(20);
    assertEquals(Result.NOT_FOUND, find(true, _ -> false));
    assertEquals(OptionalLong.of(20), model.leadNumber());
    model.display(MadeOrder.of());
    assertEquals(Result.NOT_FOUND, find(true, _ -> true), "there are no rows");
  }

  @Test
  void rowsThatHaveComeSinceMayStillHaveIt() {
    var looking = new CountDownLatch(1);
    search.start(
        true,
        number -> {
          awaitQuietly(looking);
          return number == 41;
        },
        ends::add);
    order.add(41);
    looking.countDown();
    assertEquals(Result.NOT_FOUND_YET, end());
    assertEquals(Result.FOUND, find(true, number -> number == 41));
  }

  @Test
  void aSearchOfRowsThatAreNoLongerShownGoesNowhere() {
    search.start(true, RowSearchTest::isTen, ends::add);
    model.display(MadeOrder.range(1, 9));
    assertEquals(Result.CANCELLED, end());
    assertEquals(OptionalLong.empty(), model.leadNumber());
  }

  @Test
  void aSearchCanBeCancelledAndAnotherTakesItsPlace() {
    var never = new CountDownLatch(1);
    search.start(
        true,
        _ -> {
          awaitQuietly(never);
          return false;
        },
        ends::add);
    assertEquals(Optional.of(0.0), search.share());
    search.cancel();
    assertEquals(List.of(Result.CANCELLED), ends);
    ends.clear();
    assertEquals(Optional.empty(), search.share());
    assertEquals(Result.FOUND, find(true, RowSearchTest::isTen));
    never.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
