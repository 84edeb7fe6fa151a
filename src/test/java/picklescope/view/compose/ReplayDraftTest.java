package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.net.FreePorts;
import picklescope.send.ReplayPlan;

/** Replays as they are requested and described. */
@Timeout(120)
class ReplayDraftTest {
  private ReplayFixture recorded;

  @BeforeEach
  void open() throws Exception {
    recorded = new ReplayFixture(ReplayFixture.SECOND);
  }

  @AfterEach
  void close() {
    recorded.close();
  }

  private ReplayRun start(String filter, String speed, boolean stepping) {
    return new ReplayDraft(recorded.to(), filter, speed, false)
        .start(recorded.session, recorded, false, stepping);
  }

  private String problem(ReplayDraft draft) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> draft.start(recorded.session, recorded, true, false))
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
  void aMistakeIsReportedAndTheCaptureIsNotHeld() {
    assertFalse(problem(new ReplayDraft("host:0", "", "", false)).isEmpty());
    assertTrue(
        problem(new ReplayDraft(recorded.to(), "data[", "", false)).startsWith("Filter, at "));
    assertEquals(
        "Select the messages to replay.", problem(new ReplayDraft(recorded.to(), "", "", false)));
    assertFalse(recorded.isHeld());
    assertTrue(recorded.session.jobs().list().isEmpty());
  }

  @Test
  void theMessagesOfAFilterAreSent() throws Exception {
    var run = start("data[0] != 2", "max", false);
    assertEquals("((1,), {})", recorded.received());
    assertEquals("((3,), {})", recorded.received());
    assertEquals("((4,), {})", recorded.received());
    Await.until("the end", () -> !run.isActive());
    var text = ReplayText.of(run);
    assertEquals("done · 3 sent", text.text(), "nothing was due");
    assertFalse(text.failed());
    assertEquals(1, text.progress());
    Await.until("the capture is released", () -> !recorded.isHeld());
    assertEquals("replay", recorded.session.jobs().list().getFirst().title());
  }

  @Test
  void aReplayInStepsIsPausedAfterEach() throws Exception {
    var run = start("", "1000", true);
    assertEquals("((1,), {})", recorded.received());
    Await.until("paused", () -> ReplayText.of(run).paused());
    assertTrue(ReplayText.of(run).text().startsWith("paused"), ReplayText.of(run).text());
    run.replay().orElseThrow().step();
    assertEquals("((2,), {})", recorded.received());
    run.stop();
    Await.until("stopped", () -> ReplayText.of(run).text().startsWith("stopped · 2 sent"));
    assertFalse(ReplayText.of(run).text().contains("speed"), "nothing is sent");
  }

  @Test
  void aPortOnWhichNothingListensIsReported() throws Exception {
    int port = FreePorts.next();
    var run =
        new ReplayDraft("127.0.0.1:" + port, "", "1000", false)
            .start(recorded.session, recorded, false, false);
    Await.until("the end", () -> !run.isActive());
    var text = ReplayText.of(run).text();
    assertTrue(text.contains("Refused by 127.0.0.1: nothing listens on port " + port), text);
    assertTrue(ReplayText.of(run).failed(), "it is red");
  }
}
