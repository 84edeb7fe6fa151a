package picklescope.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import picklescope.Await;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.session.Session;
import picklescope.view.compose.Outbox;
import picklescope.view.compose.ReplaySource;

/** Stopping all that sends by itself, also what is about to begin. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class StopAllTest {
  private final Session session = new Session();
  private final Outbox outbox = new Outbox(session, Platform::runLater);

  /** Nothing is replayed. */
  private static final class Nothing implements ReplaySource {
    @Override
    public Recorded shown() {
      throw new AssertionError();
    }

    @Override
    public Recorded selected() {
      throw new AssertionError();
    }
  }

  @AfterEach
  void close() {
    outbox.close();
    session.close();
  }

  @Test
  void aRepeatThatWaitsForANameServerIsStoppedToo() throws Exception {
    var senders = new SelfSenders(session, outbox, new Nothing(), _ -> {}, () -> {});
    var named = new CountDownLatch(1);
    outbox.run(() -> Await.soon("the name", () -> named.getCount() == 0));
    var send =
        SavedSend.of("tick", Message.of(MessageForm.CALL, "send(1)"), "127.0.0.1:4")
            .repeated(Optional.of(Rhythm.hertz(50)));
    outbox.repeat(send, Rhythm.hertz(50), _ -> {});
    var stopped = new CountDownLatch(1);
    senders.stopAll(stopped::countDown);
    named.countDown();
    stopped.await();
    assertEquals(1, session.jobs().list().size());
    Await.until("nothing is sent", () -> !session.jobs().isAnyActive());
  }
}
