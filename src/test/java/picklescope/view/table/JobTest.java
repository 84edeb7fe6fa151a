package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;

@Timeout(120)
class JobTest {
  private static <T> Job.Outcome<T> ended(Job<T> job) {
    var outcome = new AtomicReference<Job.Outcome<T>>();
    Await.until(
        "its end",
        () -> {
          job.poll().ifPresent(outcome::set);
          return outcome.get() != null;
        });
    return outcome.get();
  }

  @Test
  void itsResultIsTakenOnce() {
    var job = new Job<>("test", _ -> 7);
    assertEquals(new Job.Outcome.Done<>(7), ended(job));
    assertEquals(Optional.empty(), job.poll());
  }

  @Test
  void aJobThatFailsReportsItsReason() {
    var job =
        new Job<Integer>(
            "test",
            _ -> {
              throw new JobException("no memory");
            });
    assertEquals(new Job.Outcome.Failed<>("no memory"), ended(job));
  }

  @Test
  void anUnexpectedExceptionIsAnEndToo() {
    var job =
        new Job<Integer>(
            "test",
            _ -> {
              throw new IllegalStateException("a mistake");
            });
    var failed = assertInstanceOf(Job.Outcome.Failed.class, ended(job));
    assertEquals("java.lang.IllegalStateException: a mistake", failed.why());
  }

  @Test
  void anErrorIsAnEndToo() {
    var job =
        new Job<Integer>(
            "test",
            _ -> {
              throw new StackOverflowError("too deep");
            });
    var failed = assertInstanceOf(Job.Outcome.Failed.class, ended(job));
    assertEquals("java.lang.StackOverflowError: too deep", failed.why());
  }

  @Test
  void itTellsHowFarItHasComeAndEndsAtTheNextStepOnceCancelled() throws Exception {
    var told = new CountDownLatch(1);
    var goneOn = new AtomicBoolean();
    var thread = new CompletableFuture<Thread>();
    var cancelled = new CountDownLatch(1);
    var job =
        new Job<>(
            "test",
            progress -> {
              thread.complete(Thread.currentThread());
              progress.at(0.25);
              told.countDown();
              try {
                cancelled.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              progress.at(0.5);
              goneOn.set(true);
              return 7;
            });
    told.await();
    assertEquals(0.25, job.share());
    assertFalse(job.poll().isPresent());
    thread.join();
    job.close();
    cancelled.countDown();
    thread.join().join(); // the job is its only work
    assertFalse(goneOn.get());
    assertEquals(Optional.empty(), job.poll());
  }

  @Test
  void aResultThatIsNotWantedAnyMoreIsNone() throws Exception {
    var thread = new CompletableFuture<Thread>();
    var cancelled = new CountDownLatch(1);
    var job =
        new Job<>(
            "test",
            _ -> {
              thread.complete(Thread.currentThread());
              try {
                cancelled.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              return 7;
            });
    thread.join();
    job.close();
    cancelled.countDown();
    thread.join().join(); // the job is its only work
    assertEquals(Optional.empty(), job.poll());
  }
}
