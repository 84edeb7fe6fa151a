package picklescope.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerTest {
  private static final Duration LONG = Duration.ofSeconds(50);

  private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final List<Object> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Worker worker = Worker.background("behind", window::add);

  @AfterEach
  void close() {
    goOn.countDown();
    worker.close();
    assertTrue(worker.awaitEnd(LONG));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins work that lasts until it may go on. */
  private Task block() {
    var task = worker.run(this::untilItMayGoOn);
    await(begun);
    return task;
  }

  private void untilItMayGoOn() {
    begun.countDown();
    await(goOn);
  }

  /** Lets the work go on, and waits until all that was asked for is done. */
  private void finish() {
    goOn.countDown();
    worker.finish();
    assertTrue(worker.awaitEnd(LONG));
  }

  @Test
  void itsThreadIsANamedDaemon() throws Exception {
    for (boolean prompt : List.of(false, true)) {
      var thread = new CompletableFuture<Thread>();
      try (var one = prompt ? Worker.prompt("one") : Worker.background("one")) {
        one.run(() -> thread.complete(Thread.currentThread()));
        assertEquals("one", thread.join().getName());
        assertTrue(thread.join().isDaemon());
        assertEquals(prompt, thread.join().getPriority() == Thread.NORM_PRIORITY);
      }
    }
  }

  @Test
  void workIsDoneInOrder() {
    block();
    IntStream.range(0, 100).forEach(n -> worker.run(() -> done.add(n)));
    finish();
    assertEquals(IntStream.range(0, 100).boxed().toList(), done);
  }

  @Test
  void theLatestReplacesWhatHasNotBegun() {
    block();
    IntStream.range(0, 100).forEach(n -> worker.runLatest(() -> done.add(n)));
    worker.run(() -> done.add("other work"));
    finish();
    assertEquals(List.of(99, "other work"), done);
  }

  @Test
  void theLatestIsDoneOnceItIsQuiet() throws Exception {
    var quiet = new CountDownLatch(1);
    IntStream.range(0, 100)
        .forEach(n -> worker.runLatestAfter(Duration.ofDays(1), () -> done.add(n)));
    worker.runLatestAfter(
        Duration.ofMillis(1),
        () -> {
          done.add("quiet");
          quiet.countDown();
        });
    quiet.await();
    worker.runLatestAfter(Duration.ofDays(1), () -> done.add("never"));
    worker.runLatest(() -> done.add("at once"));
    finish();
    assertEquals(List.of("quiet", "at once"), done);
  }

  @Test
  void resultsAreDeliveredUntilItIsClosed() throws Exception {
    worker.deliver(() -> done.add("first"));
    worker.deliver(() -> done.add("second"));
    window.take().run();
    worker.close();
    window.take().run();
    assertEquals(List.of("first"), done);
  }

  @Test
  void theLatestCancelsWhatHasBegun() throws Exception {
    var ended = new CompletableFuture<Boolean>();
    worker.runLatest(
        task -> {
          untilItMayGoOn();
          ended.complete(task.isCancelled());
          return "old";
        },
        done::add);
    await(begun);
    worker.runLatest(_ -> "new", done::add);
    goOn.countDown();
    assertTrue(ended.join());
    window.take().run();
    window.take().run();
    assertEquals(List.of("new"), done);
  }

  @Test
  void anAnswerThatHasComeIsNotGivenOnceItIsReplaced() throws Exception {
    worker.runLatest(_ -> "old", done::add);
    var old = window.take();
    worker.runLatest(_ -> "new", done::add);
    var newer = window.take();
    old.run();
    newer.run();
    assertEquals(List.of("new"), done);
  }

  @Test
  void answersAreGivenWhereTheyAreWanted() throws Exception {
    var asked = new CompletableFuture<Thread>();
    worker.run(_ -> asked.complete(Thread.currentThread()), _ -> done.add(Thread.currentThread()));
    assertEquals("behind", asked.join().getName());
    window.take().run();
    assertEquals(List.of(Thread.currentThread()), done);
  }

  @Test
  void withoutAWindowAnswersAreGivenOnItsThread() {
    var answered = new CompletableFuture<String>();
    try (var alone = Worker.background("alone")) {
      alone.run(_ -> 1, _ -> answered.complete(Thread.currentThread().getName()));
      assertEquals("alone", answered.join());
    }
  }

  @Test
  void workThatIsCancelledBeforeItBeginsIsNotDone() {
    block();
    worker.run(() -> done.add("unwanted")).cancel();
    worker.run(() -> done.add("wanted"));
    finish();
    assertEquals(List.of("wanted"), done);
  }

  @Test
  void workReportsItsProgressAndEndsThereOnceCancelled() throws Exception {
    try (var reported = new ExpectedFailures()) {
      var task =
          worker.run(
              running -> {
                running.at(0.25);
                untilItMayGoOn();
                running.at(0.5);
                return done.add("not cancelled");
              },
              _ -> done.add("answered"));
      await(begun);
      assertEquals(0.25, task.share());
      task.cancel();
      goOn.countDown();
      worker.run(() -> {
        throw new IllegalStateException("the next one");
      });
      assertEquals("the next one", reported.next(), "a wanted end is no failure");
      assertEquals(0.5, task.share());
      assertEquals(List.of(), done);
      assertTrue(window.isEmpty());
    }
  }

  @Test
  void failuresAreReportedOnceAndTheNextWorkIsDone() throws Exception {
    try (var reported = new ExpectedFailures()) {
      worker.<Integer>run(
          _ -> {
            throw new IllegalStateException("a mistake");
          },
          done::add);
      worker.run(() -> {
        throw new StackOverflowError("too deep");
      });
      worker.run(() -> {
        throw new CancellationException("by something else");
      });
      worker.run(() -> done.add("next"));
      finish();
      assertEquals("a mistake", reported.next());
      assertEquals("too deep", reported.next());
      assertEquals("by something else", reported.next());
      assertEquals(List.of(), reported.rest());
      assertEquals(List.of("next"), done);
      assertTrue(window.isEmpty(), "what failed has no answer");
    }
  }

  @Test
  void repeatedWorkGoesOnAfterAFailure() throws Exception {
    var times = new CountDownLatch(3);
    try (var reported = new ExpectedFailures()) {
      worker.runEvery(
          Duration.ofMillis(1),
          () -> {
            times.countDown();
            if (times.getCount() == 2) {
              throw new OutOfMemoryError("for once");
            }
          });
      times.await();
      assertEquals("for once", reported.next());
      assertEquals(List.of(), reported.rest());
    }
  }

  @Test
  void whatWasAskedForBeforeTheFinishIsDoneAndAnswered() throws Exception {
    block();
    worker.run(_ -> "before", done::add);
    worker.finish();
    worker.run(_ -> "after", done::add);
    assertFalse(worker.awaitEnd(Duration.ofMillis(1)), "it waits no longer than it may");
    goOn.countDown();
    assertTrue(worker.awaitEnd(LONG));
    window.take().run();
    assertEquals(List.of("before"), done);
    assertTrue(window.isEmpty());
  }

  @Test
  void closingDropsWhatWaitsAndInterruptsWhatRuns() throws Exception {
    worker.run(_ -> "answered before", done::add);
    var answer = window.take();
    var task = block();
    worker.run(() -> done.add("waiting"));
    assertFalse(task.isCancelled());
    worker.close();
    assertTrue(task.isCancelled());
    assertTrue(worker.awaitEnd(LONG), "what runs waits for ever but for the interrupt");
    answer.run();
    worker.run(() -> done.add("after"));
    assertEquals(List.of(), done);
  }

  @Test
  void whoWaitsForItsEndKeepsAnInterrupt() {
    block();
    worker.finish();
    Thread.currentThread().interrupt();
    assertFalse(worker.awaitEnd(Duration.ofMillis(1)));
    goOn.countDown();
    assertTrue(worker.awaitEnd(LONG));
    assertTrue(Thread.interrupted());
  }
}
