package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.pickle.PickleReader;
import picklescope.send.ReplayPlan;
import picklescope.session.Session;
import picklescope.view.MadeCapture;
import picklescope.view.table.MessageNumbers;

/** Replays as they are requested and described. */
@Timeout(120)
class ReplayDraftTest {
  private final MadeCapture capture = new MadeCapture();
  private final Session session = new Session();
  private final AtomicInteger held = new AtomicInteger();
  private DatagramSocket receiver;

  @BeforeEach
  void open() throws Exception {
    capture.addNumbers(1, 4);
    receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    receiver.setSoTimeout(60_000);
  }

  @AfterEach
  void close() {
    receiver.close();
    session.close();
    capture.close();
  }

  private ReplaySource source() {
    return new ReplaySource() {
      @Override
      public Recorded shown() {
        return recorded(MessageNumbers.of(LongStream.rangeClosed(1, 4), 4));
      }

      @Override
      public Recorded selected() {
        return recorded(MessageNumbers.of(LongStream.empty(), 0));
      }

      private Recorded recorded(MessageNumbers numbers) {
        held.incrementAndGet();
        return new Recorded(
            capture.journal(), capture.view().decoder()::decode, numbers, held::decrementAndGet);
      }
    };
  }

  private String to() {
    return "127.0.0.1:" + receiver.getLocalPort();
  }

  private ReplayRun start(String filter, String speed, boolean stepping) {
    return new ReplayDraft(to(), filter, speed, false).start(session, source(), false, stepping);
  }

  private String received() throws Exception {
    var packet = new DatagramPacket(new byte[70_000], 70_000);
    receiver.receive(packet);
    return PickleReader.read(Arrays.copyOf(packet.getData(), packet.getLength())).toString();
  }

  private static String problem(ReplayDraft draft, Session session, ReplaySource source) {
    return assertThrows(
            IllegalArgumentException.class, () -> draft.start(session, source, true, false))
        .getMessage();
  }

  @Test
  void theSpeedIsAFactor() {
    assertEquals(1, new ReplayDraft("", "", " ", false).speedFactor());
    assertEquals(2.5, new ReplayDraft("", "", "2,5", false).speedFactor());
    assertEquals(ReplayPlan.UNTIMED, new ReplayDraft("", "", "max", false).speedFactor());
    for (String wrong : new String[] {"x", "0", "-1", "NaN"}) {
      var draft = new ReplayDraft("", "", wrong, false);
      assertTrue(
          assertThrows(IllegalArgumentException.class, draft::speedFactor)
              .getMessage()
              .contains("above 0"),
          wrong);
    }
  }

  @Test
  void whatIsWrongIsReportedAndNothingHeld() {
    assertFalse(problem(new ReplayDraft("host:0", "", "", false), session, source()).isEmpty());
    assertTrue(
        problem(new ReplayDraft(to(), "data[", "", false), session, source())
            .startsWith("Filter, at "));
    assertEquals(
        "Select the messages to replay.",
        problem(new ReplayDraft(to(), "", "", false), session, source()));
    assertEquals(0, held.get());
    assertTrue(session.jobs().list().isEmpty());
  }

  @Test
  void theMessagesOfAFilterAreSent() throws Exception {
    var run = start("data[0] != 2", "max", false);
    assertEquals("((1,), {})", received());
    assertEquals("((3,), {})", received());
    assertEquals("((4,), {})", received());
    Await.until("the end", () -> !run.isActive());
    var text = ReplayText.of(run);
    assertTrue(text.text().startsWith("done · 3 sent · speed "), text.text());
    assertFalse(text.failed());
    assertEquals(1, text.progress());
    Await.until("the capture is released", () -> held.get() == 0);
    assertEquals("replay", session.jobs().list().getFirst().title());
  }

  @Test
  void aReplayInStepsIsPausedAfterEach() throws Exception {
    var run = start("", "1000", true);
    assertEquals("((1,), {})", received());
    Await.until("paused", () -> ReplayText.of(run).paused());
    assertTrue(ReplayText.of(run).text().startsWith("paused"), ReplayText.of(run).text());
    run.replay().orElseThrow().step();
    assertEquals("((2,), {})", received());
    run.stop();
    Await.until("stopped", () -> ReplayText.of(run).text().startsWith("stopped · 2 sent"));
  }
}
