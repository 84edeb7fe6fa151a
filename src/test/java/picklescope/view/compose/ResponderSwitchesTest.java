package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedResponder;
import picklescope.session.Session;

/** The switches of the saved responders. */
@Timeout(120)
class ResponderSwitchesTest {
  private final Session session = new Session();
  private final Outbox outbox = new Outbox(session, Runnable::run);
  private final ResponderSwitches switches = new ResponderSwitches(outbox, session.responders());
  private final SavedSends store = SavedSends.inMemory();

  @AfterEach
  void close() {
    outbox.close();
    session.close();
  }

  private static SavedResponder responder(String answer, String delay, String to) {
    return new ResponderDraft("data[0] == 1", answer, delay, to, "", 4).responder(Optional.empty());
  }

  private void update(SavedResponder... all) {
    var content = new SavedContent(List.of(), List.of(all));
    switches.update(List.of(new SavedFiles.Snapshot(store, "", "", content, "")));
  }

  private void set(ResponderSwitch one, boolean on) throws InterruptedException {
    var done = new CountDownLatch(1);
    one.set(on, done::countDown);
    done.await();
  }

  @Test
  void aResponderIsOffUntilItIsSwitchedOn() throws Exception {
    update(responder("send(2)", "50", "lab-1:4960"));
    var one = switches.all().getFirst();
    assertEquals(
        new ResponderRowText("data[0] == 1", "⇒  +50ms  send(2)", "→ lab-1:4960", ""), one.row());
    assertEquals("off", one.state());
    update(responder("send(2)", "", ":4950"));
    assertEquals("→ the sender:4950", switches.all().getFirst().row().to());
    update(responder("send(2)", "", ""));
    one = switches.all().getFirst();
    assertEquals("→ the sender", one.row().to());
    set(one, true);
    assertTrue(one.isOn());
    assertEquals("on · 0 answered", one.state());
    assertEquals(1, switches.on());
    set(one, false);
    assertEquals("off · 0 answered", one.state());
    assertEquals(0, switches.on());
  }

  /** A file of somebody else may try to hide what is sent where. */
  @Test
  void nothingPushesWhatIsSentWhereOutOfView() {
    var blanks = "\u00a0\u3000 \u2800\u3164\n".repeat(100);
    var file = Message.of(MessageForm.FILE, "./".repeat(300) + "etc/passwd");
    var hidden =
        new SavedResponder(
            "", blanks + "foo" + blanks + "> 1", file, 0, "a:1" + blanks + ",evil:1", 4, Map.of());
    var content = new SavedContent(List.of(), List.of(hidden));
    switches.update(
        List.of(new SavedFiles.Snapshot(store, "/repo", "team.json" + blanks, content, "")));
    var row = switches.all().getFirst().row();
    assertEquals("foo > 1", row.when());
    assertTrue(row.answer().startsWith("⇒  file …"), row.answer());
    assertTrue(row.answer().endsWith("./etc/passwd"), row.answer());
    assertEquals("→ 2: a:1, evil:1", row.to());
    assertEquals("team.json", row.file());
    assertEquals(201, of("x".repeat(10_000), MessageForm.CALL, "").when().length());
    assertEquals("⇒  hex 80 04", of("", MessageForm.HEX, "80\n04").answer());
  }

  private static ResponderRowText of(String when, MessageForm form, String answer) {
    return ResponderRowText.of(
        new SavedResponder("", when, Message.of(form, answer), 0, "", 4, Map.of()), "");
  }

  @Test
  void othersStayWhenOneIsRemoved() throws Exception {
    var first = responder("send(1)", "", "");
    var second = responder("send(2)", "", "");
    update(first, second);
    var before = switches.all();
    for (ResponderSwitch one : before) {
      set(one, true);
    }
    update(second);
    assertEquals(1, switches.all().size());
    assertSame(before.get(1), switches.all().getFirst());
    assertTrue(before.get(1).isOn());
    Await.until("it is ended", () -> session.responders().list().size() == 1);
    assertFalse(before.getFirst().isOn());
    update(first, second);
    assertNotSame(before.getFirst(), switches.all().getFirst());
    assertEquals(1, switches.on());
  }

  @Test
  void whatCannotBeSwitchedOnReportsWhy() throws Exception {
    update(responder("send(", "", ""));
    var one = switches.all().getFirst();
    set(one, true);
    assertFalse(one.isOn());
    assertFalse(one.problem().isEmpty());
    assertEquals("✕ " + one.problem(), one.state());
  }
}
