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
import picklescope.view.table.RowSearch.Ended;

@Timeout(120)
class RowSearchTest {
  private final MadeCapture capture = new MadeCapture();
  private final RowLoader loader = new RowLoader(capture.view());
  private final MadeOrder order = MadeOrder.range(11, 40);
  private final TableModel model = new TableModel(order, loader);
  private final RowSearch search = new RowSearch(model);
  private final List<Ended> ends = new ArrayList<>();

  @AfterEach
  void close() {
    search.close();
    loader.close();
    capture.close();
  }

  private Ended find(boolean forward, LongPredicate wanted) {
    search.start(forward, wanted, ends::add);
    return end();
  }

  private Ended end() {
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
    assertEquals(Ended.FOUND, find(true, RowSearchTest::isTen));
    assertEquals(OptionalLong.of(20), model.leadNumber());
    assertEquals(Ended.FOUND, find(true, RowSearchTest::isTen));
    assertEquals(Ended.FOUND, find(true, RowSearchTest::isTen));
    assertEquals(OptionalLong.of(40), model.leadNumber());
    assertEquals(Ended.FOUND_AROUND, find(true, RowSearchTest::isTen));
    assertEquals(OptionalLong.of(20), model.leadNumber());
  }

  @Test
  void theOneBeforeIsFoundAndBeforeTheFirstTheLast() {
    assertEquals(Ended.FOUND, find(false, RowSearchTest::isTen));
    assertEquals(OptionalLong.of(40), model.leadNumber(), "from the end, without a current row");
    model.goTo(20);
    assertEquals(Ended.FOUND_AROUND, find(false, RowSearchTest::isTen));
    assertEquals(OptionalLong.of(40), model.leadNumber());
  }

  @Test
  void theCurrentRowIsLookedAtLast() {
    model.goTo(20);
    assertEquals(Ended.FOUND_AROUND, find(true, number -> number == 20));
    assertEquals(OptionalLong.of(20), model.leadNumber());
  }

  @Test
  void nowhereLeavesTheCurrentRow() {
    model.goTo(20);
    assertEquals(Ended.NOWHERE, find(true, _ -> false));
    assertEquals(OptionalLong.of(20), model.leadNumber());
    model.show(MadeOrder.of());
    assertEquals(Ended.NOWHERE, find(true, _ -> true), "there are no rows");
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
    assertEquals(Ended.NOWHERE_YET, end());
    assertEquals(Ended.FOUND, find(true, number -> number == 41));
  }

  @Test
  void aSearchOfRowsThatAreNoLongerShownGoesNowhere() {
    search.start(true, RowSearchTest::isTen, ends::add);
    model.show(MadeOrder.range(1, 9));
    assertEquals(Ended.CANCELLED, end());
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
    assertEquals(List.of(Ended.CANCELLED), ends);
    ends.clear();
    assertEquals(Optional.empty(), search.share());
    assertEquals(Ended.FOUND, find(true, RowSearchTest::isTen));
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
