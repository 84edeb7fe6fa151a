package picklescope.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;

@Timeout(60)
class LastCloseTest {
  private final LastClose last = new LastClose();
  private final List<String> closed = new CopyOnWriteArrayList<>();

  @Test
  void whatIsOpenIsClosed() {
    assertEquals(Optional.of("it"), last.open(() -> "it", closed::add));
    last.close();
    assertEquals(List.of("it"), closed);
  }

  @Test
  void whatIsNotOpenYetNeverIs() {
    last.close();
    assertTrue(last.open(() -> "it", closed::add).isEmpty());
    assertEquals(List.of(), closed);
  }

  @Test
  void whatIsJustBeingOpenedIsWaitedFor() throws Exception {
    var opening = new CountDownLatch(1);
    var mayBeOpen = new CountDownLatch(1);
    var opener =
        Thread.ofPlatform()
            .start(() ->
                last.open(
                    () -> {
                      opening.countDown();
                      Threads.joinUninterruptibly(Thread.ofVirtual().start(() -> await(mayBeOpen)));
                      return "it";
                    },
                    closed::add));
    opening.await();
    var closer = Thread.ofPlatform().start(last::close);
    Await.until("the closer waits", () -> closer.getState() == Thread.State.BLOCKED);
    assertEquals(List.of(), closed);
    mayBeOpen.countDown();
    closer.join();
    opener.join();
    assertEquals(List.of("it"), closed);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
