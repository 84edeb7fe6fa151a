package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.saved.SavedSends;
import picklescope.saved.SavedSendsFile;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.session.Session;

/** The list of repeats, and the file that remembers them. */
@Timeout(120)
class RepeatListTest {
  @TempDir Path folder;
  private final Session session = new Session();
  private final Outbox outbox = new Outbox(session, Runnable::run);
  private final SavedSends store = SavedSends.inMemory();
  private final LinkedBlockingQueue<String> problems = new LinkedBlockingQueue<>();
  private final AtomicInteger changes = new AtomicInteger();
  private final RepeatsFile file = new RepeatsFile(outbox, store, problems::add);
  private final RepeatList list = new RepeatList(outbox, file, changes::incrementAndGet);

  @AfterEach
  void close() {
    outbox.close();
    session.close();
  }

  private static SavedSend send(String text, String to) {
    return SavedSend.of("tick", Message.of(MessageForm.CALL, text), to)
        .repeated(Optional.of(Rhythm.hertz(50)));
  }

  private RepeatEntry remembered(SavedSend send) throws IOException {
    store.change(now -> now.withSends(_ -> List.of(send)));
    file.read();
    Await.until("it is read", () -> changes.get() == 1);
    return list.entries().getFirst();
  }

  private void toggle(RepeatEntry entry) {
    var done = new AtomicInteger();
    entry.toggle(done::incrementAndGet);
    Await.until("it is switched", () -> done.get() == 1);
  }

  @Test
  void aRowShowsTheFormAndAllDestinations() throws Exception {
    var file = Message.of(MessageForm.FILE, "/etc/passwd\n");
    var entry =
        remembered(
            SavedSend.of("a\n b", file, "a:1" + " ".repeat(100) + ",\nb:2")
                .repeated(Optional.of(Rhythm.hertz(50))));
    assertEquals(List.of("a b", "file /etc/passwd"), List.of(entry.name(), entry.message()));
    assertEquals("→ 2: a:1, b:2", entry.to());
  }

  @Test
  void aRememberedRepeatIsOffUntilItIsStarted() throws Exception {
    var entry = remembered(send("send(1,\n  2)", "127.0.0.1:4"));
    assertEquals(List.of("tick", "send(1, 2)"), List.of(entry.name(), entry.message()));
    assertEquals("off · 50/s", entry.state());
    assertFalse(entry.isActive());
    assertFalse(session.jobs().isAnyActive());
    toggle(entry);
    assertTrue(entry.isActive());
    Await.until("its rate", () -> entry.state().contains(" of 50.0/s · "));
    toggle(entry);
    Await.until("stopped", () -> entry.state().startsWith("stopped · "));
    assertFalse(session.jobs().isAnyActive());
  }

  @Test
  void whatCannotBeStartedReportsWhy() throws Exception {
    var entry = remembered(send("send(", "127.0.0.1:4"));
    toggle(entry);
    assertTrue(entry.hasFailed());
    assertTrue(entry.state().startsWith("✕ "), entry.state());
    assertFalse(entry.isActive());
  }

  @Test
  void startedRepeatsAreRememberedUntilTheyAreRemoved() throws Exception {
    var send = send("send(1)", "127.0.0.1:4");
    var sender = new MessageSender(session);
    var repeating =
        assertInstanceOf(SendResult.Repeating.class, sender.repeat(send, Rhythm.hertz(50)));
    list.started(send, repeating.repeat());
    assertEquals(1, changes.get());
    Await.until("it is remembered", () -> store.read().sends().equals(List.of(send)));
    file.read();
    Await.until("it is read again", () -> problems.size() >= 2);
    assertEquals(1, list.entries().size(), "a list that is not empty stays as it is");
    list.remove(list.entries().getFirst());
    assertEquals(List.of(), list.entries());
    Await.until("it is forgotten", () -> store.read().sends().isEmpty());
    Await.until("it is stopped", () -> !session.jobs().isAnyActive());
  }

  @Test
  void aRepeatThatIsRemovedBeforeItWasWrittenDoesNotComeBack() throws Exception {
    var answers = new LinkedBlockingQueue<Runnable>();
    try (var slow = new Outbox(session, answers::add)) {
      var repeats = new RepeatList(slow, new RepeatsFile(slow, store, problems::add), () -> {});
      var send = send("send(1)", "127.0.0.1:4");
      var sender = new MessageSender(session);
      var repeating =
          assertInstanceOf(SendResult.Repeating.class, sender.repeat(send, Rhythm.hertz(50)));
      repeats.started(send, repeating.repeat());
      repeats.remove(repeats.entries().getFirst());
      answers.take().run();
      answers.take().run();
      assertEquals(List.of(), repeats.entries());
      assertEquals(List.of(), store.read().sends());
    }
  }

  @Test
  void aRepeatIsStartedOnceHoweverOftenItIsClicked() throws Exception {
    var answers = new LinkedBlockingQueue<Runnable>();
    try (var slow = new Outbox(session, answers::add)) {
      var entry = new RepeatEntry(slow, send("send(1)", "127.0.0.1:4"), Optional.empty());
      for (int click = 0; click < 3; click++) { // start, stop, start
        entry.toggle(() -> {});
      }
      answers.take().run();
      answers.take().run();
      assertTrue(entry.isActive());
      entry.toggle(() -> {});
      Await.until("nothing is sent any more", () -> !session.jobs().isAnyActive());
      assertFalse(entry.isActive());
    }
  }

  @Test
  void aRepeatThatIsRemovedWhileItStartsIsStopped() throws Exception {
    var answers = new LinkedBlockingQueue<Runnable>();
    try (var slow = new Outbox(session, answers::add)) {
      var entry = new RepeatEntry(slow, send("send(1)", "127.0.0.1:4"), Optional.empty());
      entry.toggle(() -> {});
      entry.stop();
      answers.take().run();
      assertFalse(entry.isActive());
      Await.until("it is stopped", () -> !session.jobs().isAnyActive());
    }
  }

  @Test
  void repeatsOfTwoWindowsAreBothRemembered() throws Exception {
    var other = new RepeatList(outbox, new RepeatsFile(outbox, store, problems::add), () -> {});
    var mine = send("send(1)", "127.0.0.1:4");
    var theirs = send("send(2)", "127.0.0.1:4");
    list.started(mine, repeating(Rhythm.hertz(50)).repeat());
    other.started(theirs, repeating(Rhythm.hertz(50)).repeat());
    Await.until("both", () -> store.read().sends().equals(List.of(mine, theirs)));
    list.remove(list.entries().getFirst());
    Await.until("the other one", () -> store.read().sends().equals(List.of(theirs)));
  }

  private SendResult.Repeating repeating(Rhythm rhythm) {
    return assertInstanceOf(
        SendResult.Repeating.class,
        new MessageSender(session).repeat(send("send(1)", "127.0.0.1:4"), rhythm));
  }

  @Test
  void whatIsReportedOfARepeatFollowsIt() {
    var endless = repeating(Rhythm.hertz(50));
    assertEquals(
        new RepeatNews("✓ Repeating to 127.0.0.1:4: see Running", false, false),
        RepeatNews.of(endless));
    endless.repeat().stop();
    Await.until("it has stopped", () -> RepeatNews.of(endless).ended());
    String text = RepeatNews.of(endless).text();
    assertTrue(text.matches("Stopped\\. \\d+ sent to 127\\.0\\.0\\.1:4"), text);

    var once = repeating(Rhythm.hertz(50).withCount(1));
    Await.until("it is done", () -> RepeatNews.of(once).ended());
    assertEquals(new RepeatNews("✓ Sent 1 to 127.0.0.1:4", false, true), RepeatNews.of(once));
  }

  @Test
  void aDamagedFileIsReported() throws Exception {
    Path path = Files.writeString(folder.resolve("repeats.json"), "{\n{");
    var damaged = new RepeatsFile(outbox, new SavedSendsFile(path), problems::add);
    damaged.read();
    assertTrue(problems.take().contains("line 2"));
    damaged.add(send("send(1)", "127.0.0.1:4"));
    assertTrue(problems.take().contains("line 2"));
    assertEquals("{\n{", Files.readString(path));
  }
}
