package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;

/**
 * A player of messages that were recorded an hour apart: after the first, nothing is sent by itself
 * while a test runs.
 */
@Timeout(120)
class ReplayPlayerTest {
  private static final boolean SHOWN = false;
  private static final boolean SELECTED = true;

  private ReplayFixture recorded;
  private ReplayPlayer player;

  @BeforeEach
  void open() throws Exception {
    recorded = new ReplayFixture(ReplayFixture.HOUR);
    player = new ReplayPlayer(recorded.session, recorded);
  }

  @AfterEach
  void close() {
    player.stop();
    recorded.close();
  }

  private ReplayDraft draft(String speed) {
    return new ReplayDraft(recorded.to(), "", speed, false);
  }

  private String text() {
    return player.text().orElseThrow().text();
  }

  private void awaitText(String start) {
    Await.until(start, () -> player.text().filter(it -> it.text().startsWith(start)).isPresent());
  }

  /** Waits until so many messages have been sent and the next is far away. */
  private void awaitWaiting(int sent) {
    awaitText("playing · next in ");
    Await.until(sent + " sent", () -> text().contains(" · %d sent · ".formatted(sent)));
  }

  @Test
  void beforeTheFirstReplayOnlyStartingIsPossible() {
    assertFalse(player.isActive());
    assertFalse(player.canPause());
    assertFalse(player.canSkip());
    assertTrue(player.canStep());
    assertTrue(player.text().isEmpty());
    player.pause();
    player.skip();
    player.stop();
    assertTrue(player.text().isEmpty());
  }

  @Test
  void skippingSendsTheNextMessageAndWaitsForTheOneAfterIt() throws Exception {
    player.play(draft("1"), SHOWN);
    assertEquals("((1,), {})", recorded.received());
    awaitWaiting(1);
    assertTrue(player.isActive());
    assertTrue(player.canPause());
    assertTrue(player.canSkip());
    assertFalse(player.canStep(), "it plays");

    player.skip();
    assertEquals("((2,), {})", recorded.received());
    awaitWaiting(2);
    player.stop();
    awaitText("stopped · 2 sent");
    assertFalse(player.isActive());
    Await.until("the capture is released", () -> !recorded.isHeld());
  }

  @Test
  void whilePausedItIsSteppedAndThenGoesOn() throws Exception {
    player.play(draft("1"), SHOWN);
    assertEquals("((1,), {})", recorded.received());
    awaitText("playing · next in");
    player.pause();
    awaitText("paused · 1 sent");
    assertTrue(player.text().orElseThrow().paused());
    assertTrue(player.canStep());
    Await.until("it waits for the pause's end", () -> !player.canSkip());

    player.step(draft("1"), SHOWN);
    assertEquals("((2,), {})", recorded.received());
    awaitText("paused · 2 sent");
    player.pause();
    awaitText("playing · next in");
    assertEquals(0.5, player.text().orElseThrow().progress());
  }

  @Test
  void aStepStartsAReplayThatIsPaused() throws Exception {
    player.step(draft("1"), SHOWN);
    assertEquals("((1,), {})", recorded.received());
    awaitText("paused · 1 sent");
    player.step(draft("1"), SHOWN);
    assertEquals("((2,), {})", recorded.received());
  }

  @Test
  void anotherSpeedHoldsForTheReplayThatRuns() throws Exception {
    player.changeSpeed(draft("1"), SHOWN); // starts one
    assertEquals("((1,), {})", recorded.received());
    awaitText("playing · next in");

    player.changeSpeed(draft("fast"), SHOWN);
    assertTrue(player.text().orElseThrow().failed());
    assertEquals("The speed must be a number above 0, or max.", text());
    assertTrue(player.isActive(), "it goes on as before");

    player.changeSpeed(draft("max"), SHOWN);
    assertEquals("((2,), {})", recorded.received());
    assertEquals("((3,), {})", recorded.received());
    assertEquals("((4,), {})", recorded.received());
    awaitText("done · 4 sent");
    assertEquals(1, recorded.session.jobs().list().size());
  }

  @Test
  void onlyOneReplayIsPlayedAtATime() throws Exception {
    player.play(draft("1"), SHOWN);
    assertEquals("((1,), {})", recorded.received());
    awaitText("playing");
    player.play(draft("max"), SHOWN);
    assertEquals(1, recorded.session.jobs().list().size());
    awaitWaiting(1);

    player.stop();
    awaitText("stopped");
    player.play(draft("max"), SHOWN);
    assertEquals("((1,), {})", recorded.received());
    awaitText("done · 4 sent");
  }

  @Test
  void aMistakeIsReportedUntilTheNextCommand() {
    player.play(draft("1"), SELECTED);
    assertEquals("Select the messages to replay.", text());
    assertTrue(player.text().orElseThrow().failed());
    assertFalse(player.isActive());
    player.pause();
    assertTrue(player.text().isEmpty());
  }
}
