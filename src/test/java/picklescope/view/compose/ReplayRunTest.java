package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.net.NetworkException;
import picklescope.view.MadeCapture;
import picklescope.view.table.MessageNumbers;

/** A replay before it begins: its messages are found, or not. */
@Timeout(120)
class ReplayRunTest {
  private final MadeCapture capture = new MadeCapture();
  private final AtomicInteger released = new AtomicInteger();
  private final AtomicReference<long[]> asked = new AtomicReference<>(new long[0]);

  @AfterEach
  void close() {
    capture.close();
  }

  private ReplayRun run(MessageNumbers numbers) {
    var recorded =
        new ReplaySource.Recorded(
            capture.journal(),
            capture.view().decoder()::decode,
            numbers,
            released::incrementAndGet);
    return new ReplayRun(
        recorded,
        found -> {
          asked.set(found);
          throw new NetworkException("No such host.");
        },
        _ -> {});
  }

  private void awaitEnd(ReplayRun run) {
    Await.until("its end", () -> released.get() > 0 && !run.isActive());
    assertEquals(1, released.get(), "the capture is let go once");
  }

  @Test
  void messagesAreSentInTheOrderOfTheirNumbers() {
    var run = run(MessageNumbers.of(LongStream.of(9, 2, 5), 3));
    awaitEnd(run);
    assertArrayEquals(new long[] {2, 5, 9}, asked.get());
    assertEquals("No such host.", run.problem());
    assertTrue(run.replay().isEmpty());
  }

  @Test
  void withoutMessagesThereIsNothingToReplay() {
    var run = run(MessageNumbers.of(LongStream.empty(), 0));
    awaitEnd(run);
    assertEquals("There are no messages to replay.", run.problem());
    assertEquals(0, asked.get().length);
  }

  /** Numbers that a filter is still looking for. */
  private static final class Waiting implements MessageNumbers {
    private final CountDownLatch taken = new CountDownLatch(1);
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public LongStream take(BooleanSupplier wanted) {
      taken.countDown();
      return LongStream.iterate(1, number -> number + 1).takeWhile(_ -> wanted.getAsBoolean());
    }

    @Override
    public long found() {
      return 1;
    }

    @Override
    public String waitingFor() {
      return "the filter has looked at 10 %";
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  void whatIsStillBeingFoundIsNotWaitedForOnceStopped() throws Exception {
    var numbers = new Waiting();
    var run = run(numbers);
    numbers.taken.await();
    assertTrue(run.isActive());
    assertEquals("the filter has looked at 10 %", run.waitingFor());
    run.stop();
    awaitEnd(run);
    assertEquals("Stopped before it started.", run.problem());
    assertEquals(1, numbers.closed.get());
  }

  @Test
  void aSearchThatFailsIsReported() {
    var run =
        run(
            MessageNumbers.of(
                LongStream.of(1)
                    .map(_ -> {
                      throw new IllegalStateException("the filter has stopped before its end");
                    }),
                1));
    awaitEnd(run);
    assertEquals(
        "Not all of the messages could be found (the filter has stopped before its end).",
        run.problem());
  }
}
