package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.filter.Filter;
import picklescope.view.MadeCapture;

/** Filters at work, and what is taken of them while they are. */
@Timeout(120)
class FilterRunTest {
  private final MadeCapture capture = new MadeCapture();
  private final LiveLimits limits = new LiveLimits(capture.journal());

  @AfterEach
  void close() {
    capture.close();
  }

  private FilterRun run(String filter) throws Exception {
    return new FilterRun(Filter.of(filter), capture.journal(), capture.view().decoder());
  }

  private void awaitLooked(FilterRun run) {
    Await.until("looked at all", () -> run.looked() == capture.journal().last());
  }

  private static List<Long> numbers(RowOrder order) {
    return LongStream.range(order.begin(), order.end()).map(order::numberAt).boxed().toList();
  }

  @Test
  void choosesAmongWhatIsThereAndWhatComes() throws Exception {
    capture.addNumbers(1, 10);
    try (var run = run("data[0] % 4 == 0")) {
      var order = run.order(limits);
      awaitLooked(run);
      assertEquals(List.of(4L, 8L), numbers(order));
      capture.addNumbers(11, 20);
      awaitLooked(run);
      assertEquals(List.of(4L, 8L, 12L, 16L, 20L), numbers(order));
      assertEquals(3, run.found(5, 16));
    }
  }

  @Test
  void chosenNumbersEndAtTheLastOneAskedFor() throws Exception {
    capture.addNumbers(1, 20);
    try (var run = run("data[0] % 4 == 0")) {
      assertEquals(List.of(8L, 12L, 16L), run.chosen(5, 18, () -> true).boxed().toList());
    }
  }

  @Test
  void whoTakesThemWaitsForWhatIsStillToCome() throws Exception {
    capture.addNumbers(1, 4);
    try (var run = run("data[0] % 4 == 0")) {
      awaitLooked(run);
      var writer =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  capture.addNumbers(5, 12);
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              });
      assertEquals(List.of(4L, 8L, 12L), run.chosen(1, 12, () -> true).boxed().toList());
      writer.join();
    }
  }

  @Test
  void whatIsNotWantedAnyMoreIsNotWaitedFor() throws Exception {
    capture.addNumbers(1, 4);
    try (var run = run("data[0] == 4")) {
      var wanted = new AtomicBoolean(true);
      var numbers = run.chosen(1, 1_000, wanted::get).peek(_ -> wanted.set(false)).boxed().toList();
      assertEquals(List.of(4L), numbers);
    }
  }

  @Test
  void looksOnUntilTheLastHolderLetsGo() throws Exception {
    capture.addNumbers(1, 4);
    var run = run("True");
    try (var shown = ShownMessages.of(Optional.of(run), 2, OptionalLong.of(8))) {
      run.close(); // the table shows something else now
      capture.addNumbers(5, 9);
      assertEquals(
          List.of(2L, 3L, 4L, 5L, 6L, 7L, 8L), shown.numbers(8, () -> true).boxed().toList());
      assertEquals(7, shown.found(8));
      assertEquals(1, shown.looked(8));
    }
    long looked = run.looked();
    assertTrue(looked >= 8, "it had come to " + looked);
  }

  @Test
  void whatIsShownWithoutAFilterIsAllFromOneNumberToAnother() {
    try (var shown = ShownMessages.of(Optional.empty(), 3, OptionalLong.of(5))) {
      assertEquals(List.of(3L, 4L, 5L), shown.numbers(5, () -> true).boxed().toList());
      assertEquals(3, shown.found(5));
      assertEquals(0, shown.found(1), "all of them have been let go");
      assertEquals(1, shown.looked(5));
    }
  }

  @Test
  void whatIsShownSortedIsTakenInThatOrder() {
    var numbers =
        MessageNumbers.shown(ShownMessages.of(MadeOrder.fixed(9, 2, 5)), capture.journal());
    assertEquals(3, numbers.found());
    assertEquals("", numbers.waitingFor());
    assertEquals(List.of(9L, 2L, 5L), taken(numbers));
    numbers.close();
  }

  @Test
  void theProgressOfAFilterThatStillRunsIsReported() throws Exception {
    capture.addNumbers(1, 50);
    try (var run = run("data[0] > 20")) {
      awaitLooked(run);
      var shown = ShownMessages.of(Optional.of(run), 1, OptionalLong.of(200));
      try (var numbers = MessageNumbers.shown(shown, capture.journal())) {
        assertEquals("the filter has looked at 25 %", numbers.waitingFor());
        assertEquals(30, numbers.found());
        capture.addNumbers(51, 200);
        assertEquals(180, taken(numbers).size());
        assertEquals("", numbers.waitingFor());
      }
    }
  }

  @Test
  void theSelectedRowsAreTakenAsTheyWere() {
    try (var loader = new RowLoader(capture.view())) {
      var model = new TableModel(MadeOrder.of(4, 7, 9), loader);
      model.moveLead(1, false);
      model.moveLead(2, true);
      var numbers = MessageNumbers.selected(model);
      model.display(MadeOrder.of(1, 2));
      model.selectAll();
      assertEquals(2, numbers.found());
      assertEquals(List.of(7L, 9L), taken(numbers));
      assertFalse(model.selectedNumbers().boxed().toList().isEmpty());
    }
  }

  private static List<Long> taken(MessageNumbers numbers) {
    try {
      return numbers.take(() -> true).boxed().toList();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
