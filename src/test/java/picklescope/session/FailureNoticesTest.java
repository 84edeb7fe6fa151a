package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.thread.Failures;

@Timeout(60)
class FailureNoticesTest {
  @Test
  void eachKindOfFailureIsReportedOnceAndTheWorkIsRepeated() throws Exception {
    var runs = new CountDownLatch(3);
    try (var session = new Session();
        var thread =
            Executors.newSingleThreadScheduledExecutor(work -> {
              var made = new Thread(work, "behind");
              made.setUncaughtExceptionHandler(session.failures());
              return made;
            })) {
      var work =
          Failures.reported(() -> {
            runs.countDown();
            throw new IllegalStateException("a mistake");
          });
      thread.scheduleWithFixedDelay(work, 0, 1, TimeUnit.MILLISECONDS);
      runs.await();
      thread.execute(Failures.reported(() -> "".charAt(1)));
      thread.shutdown();
      assertTrue(thread.awaitTermination(60, TimeUnit.SECONDS));
      String first = session.nextNotice().orElseThrow();
      assertTrue(first.contains("IllegalStateException on the thread behind"), first);
      assertTrue(session.nextNotice().orElseThrow().contains("StringIndexOutOfBounds"));
      assertEquals(Optional.empty(), session.nextNotice());
    }
  }
}
