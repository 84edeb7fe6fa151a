package picklescope.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.Await;
import picklescope.TestProcess;
import picklescope.capture.CaptureFile;
import picklescope.capture.Journal;
import picklescope.capture.JournalFolder;
import picklescope.capture.JournalLimits;
import picklescope.event.Direction;
import picklescope.net.FreePorts;
import picklescope.send.Destination;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.WindowHarness;
import picklescope.view.files.FileChoice;

/** What a Picklescope had received is offered by the next one, if it was killed or closed. */
@ExtendWith(ApplicationExtension.class)
class LeftBehindTest {
  private static final int RECORDED = 500;
  private static final int SENT = 1_000;

  /** How many had been sent when it was killed, and how many were in its files before. */
  private record Sent(long count, long onDisk) {}

  @TempDir Path folder;
  private Optional<WindowHarness> window = Optional.empty();
  private WindowHarness harness;
  private Stage stage;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @AfterEach
  void close() {
    window.ifPresent(WindowHarness::close);
  }

  @Tag("slow")
  @Test
  void theCaptureOfAKilledProgramIsShownAndSavedAndThenDeleted() throws Exception {
    Sent sent = receiveAndBeKilled();
    var journals = folder.resolve("picklescope").resolve("journals");
    var saved = folder.resolve("saved.pcapng");
    open(journals, saved);
    WindowHarness.await(
        "the offer", () -> harness.robot.lookup("#left-behind-open").tryQuery().isPresent());

    harness.robot.clickOn("#left-behind-open");
    WindowHarness.await("its rows", () -> harness.table().model().order().size() > 0);
    WindowHarness.await(
        "the whole of it",
        () -> harness.isVisible("opened") && !harness.label("opened-words").contains("%"));
    long held = WindowHarness.fx(() -> harness.table().model().order().size());
    assertTrue(held >= sent.onDisk() && held <= sent.count(), held + " of " + sent);

    harness.robot.clickOn("#left-behind-save");
    WindowHarness.await(
        "put away", () -> harness.robot.lookup("#left-behind").tryQuery().isEmpty());
    try (var file = CaptureFile.open(saved)) {
      file.awaitIndexed();
      assertEquals(List.of(), file.summary().problems());
      assertEquals(held, file.last());
      for (long n = 1; n <= held; n++) {
        assertEquals("datagram " + n, new String(file.get(n).payload()));
        assertEquals(Direction.IN, file.get(n).direction());
      }
    }
    WindowHarness.await("deleted", () -> left(journals) == 1); // that of this very session
  }

  /** Opens a window over a session that keeps what is not saved. */
  private void open(Path journals, Path saved) {
    WindowHarness.fx(() -> {
      harness =
          new WindowHarness(
              stage,
              session(journals),
              new FileChoice() {
                @Override
                public Optional<Path> toRecord() {
                  return Optional.empty();
                }

                @Override
                public Optional<Path> toExport() {
                  return Optional.empty();
                }

                @Override
                public List<Path> toOpen() {
                  return List.of();
                }

                @Override
                public Optional<Path> toSave(String what) {
                  return Optional.of(saved);
                }
              });
      window = Optional.of(harness);
    });
  }

  private static Session session(Path journals) {
    var settings = Settings.defaults().with(Settings.PORTS, List.of());
    return Session.keeping(SettingsKeeper.inMemory(settings), new JournalFolder(journals));
  }

  private static void sendOne(Session session) throws Exception {
    session.send(new Destination("127.0.0.1", FreePorts.next()), new byte[] {1});
  }

  @Test
  void theLastSessionIsOfferedAndDiscarded() throws Exception {
    try (var session = session(folder)) {
      sendOne(session);
    }
    open(folder, folder);
    WindowHarness.await(
        "the offer", () -> harness.robot.lookup("#left-behind-discard").tryQuery().isPresent());
    String words = harness.label("left-behind-words");
    assertTrue(words.startsWith("Unsaved session since "), words);
    for (double edge : new double[] {2, 60}) { // of the button, where others come
      var discard = WindowHarness.fx(() -> harness.<Button>find("left-behind-discard"));
      var at = WindowHarness.fx(() -> discard.localToScreen(edge, 10));
      harness.robot.doubleClickOn(at);
      assertEquals(2, left(folder), "with that of this session: a double click deletes nothing");
      WindowHarness.fx(() ->
          harness.robot.lookup("#left-behind-keep").<Button>tryQuery().ifPresent(Button::fire));
    }
    harness.robot.clickOn("#left-behind-discard");
    WindowHarness.await(
        "may be deleted", () -> !harness.<Button>find("left-behind-delete").isDisabled());
    words = harness.label("left-behind-words");
    assertTrue(words.startsWith("Delete the session since "), words);
    harness.robot.clickOn("#left-behind-delete");
    WindowHarness.await(
        "put away", () -> harness.robot.lookup("#left-behind").tryQuery().isEmpty());
    WindowHarness.await("deleted", () -> left(folder) == 1); // that of this very session
  }

  @Tag("slow")
  @Test
  void manySessionsAreOfferedOneAfterTheOther() throws Exception {
    var journals = new JournalFolder(folder);
    for (int i = 0; i < 5; i++) {
      try (var place = journals.begin();
          var journal = new Journal(place.folder(), JournalLimits.standard())) {
        journal.received(1, new InetSocketAddress("127.0.0.1", 1), new InetSocketAddress(2));
      }
    }
    open(folder, folder);
    WindowHarness.await("the newest", () -> lines() == 1);
    assertTrue(harness.label("left-behind-words").endsWith(" 4 more follow."));
    WindowHarness.fx(() -> harness.<Button>find("left-behind-discard").fire());
    WindowHarness.await(
        "may be deleted", () -> !harness.<Button>find("left-behind-delete").isDisabled());
    WindowHarness.fx(() -> harness.<Button>find("left-behind-delete").fire());
    assertTrue(harness.label("left-behind-words").endsWith(" 3 more follow."));
    WindowHarness.fx(() -> harness.<Button>find("left-behind-later").fire());
    assertEquals(0, lines());
    WindowHarness.await("one is deleted", () -> left(folder) == 5); // with that of this session
  }

  private int lines() {
    return harness.robot.lookup("#left-behind-words").queryAll().size();
  }

  @Tag("slow")
  @Test
  void aSessionThatWasSavedIsNotOfferedAgain(@TempDir Path other) throws Exception {
    var saved = other.resolve("all.pcapng");
    open(folder, saved);
    sendOne(harness.session);
    WindowHarness.fx(() -> harness.files().saver().saveAll());
    WindowHarness.await("saved", () -> harness.label("status-message").startsWith("Saved 1"));
    var recent = harness.session.settings().get(Settings.RECENT_CAPTURES);
    assertEquals(List.of(saved.toString()), recent);
    harness.close();
    window = Optional.empty();
    assertEquals(0, left(folder));
  }

  @Test
  void aSessionThatWasOnlyExportedIsOffered(@TempDir Path other) throws Exception {
    open(folder, other.resolve("all.csv"));
    sendOne(harness.session);
    WindowHarness.fx(() -> harness.files().saver().saveAll());
    WindowHarness.await("saved", () -> harness.label("status-message").startsWith("Saved 1"));
    harness.close();
    window = Optional.empty();
    assertEquals(1, new JournalFolder(folder).leftBehind().size());
  }

  @Test
  void anEarlierSessionThatIsOnlyExportedIsStillOffered(@TempDir Path other) throws Exception {
    try (var session = session(folder)) {
      sendOne(session);
    }
    open(folder, other.resolve("all.csv"));
    WindowHarness.await(
        "the offer", () -> harness.robot.lookup("#left-behind-save").tryQuery().isPresent());
    harness.robot.clickOn("#left-behind-save");
    WindowHarness.await("saved", () -> harness.label("status-message").startsWith("Saved 1"));
    assertEquals(1, WindowHarness.fx(this::lines));
    harness.close();
    window = Optional.empty();
    assertEquals(1, new JournalFolder(folder).leftBehind().size());
  }

  @Test
  void whatIsDamagedIsStillOfferedWhenTheRestIsSaved(@TempDir Path other) throws Exception {
    try (var session = session(folder)) {
      sendOne(session);
    }
    var recording = new JournalFolder(folder).leftBehind().getFirst();
    Files.write(recording.parts().getLast().file(), new byte[64], StandardOpenOption.APPEND);
    open(folder, other.resolve("all.pcapng"));
    WindowHarness.await(
        "the offer", () -> harness.robot.lookup("#left-behind-save").tryQuery().isPresent());
    harness.robot.clickOn("#left-behind-save");
    WindowHarness.await(
        "a warning",
        () ->
            harness.robot.lookup("#banner .label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.getText().contains("is not deleted")));
    assertEquals(1, WindowHarness.fx(this::lines));
    harness.close();
    window = Optional.empty();
    assertEquals(1, new JournalFolder(folder).leftBehind().size());
  }

  private static long left(Path journals) {
    return journals.toFile().list().length;
  }

  /** Sends to it, waits until the files contain all of it, and kills it while it receives more. */
  private Sent receiveAndBeKilled() throws Exception {
    int port = FreePorts.next();
    String file = folder.resolve("never-read.pcapng").toString();
    var builder = TestProcess.java("picklescope.Main", "listen", "-p", "" + port, "-w", file);
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    var process = builder.redirectErrorStream(true).start();
    try (var out = process.inputReader();
        var socket = new DatagramSocket()) {
      assertEquals("listening on " + port, out.readLine());
      send(socket, port, 1, RECORDED);
      Await.until("all of them are in the files", () -> onDisk() == RECORDED);
      send(socket, port, RECORDED + 1, SENT);
    } finally {
      process.destroyForcibly().waitFor(); // SIGKILL
    }
    return new Sent(SENT, RECORDED);
  }

  private static void send(DatagramSocket socket, int port, int first, int last) throws Exception {
    for (int number = first; number <= last; number++) {
      byte[] payload = "datagram %d".formatted(number).getBytes();
      socket.send(
          new DatagramPacket(payload, payload.length, InetAddress.getLoopbackAddress(), port));
      TimeUnit.MILLISECONDS.sleep(1); // a rate at which nothing is dropped
    }
  }

  /** How many datagrams its files have. */
  private long onDisk() throws Exception {
    try (var all = Files.walk(folder.resolve("picklescope"))) {
      var segments =
          all.filter(name -> name.toString().endsWith(".pcapng")).sorted().toArray(Path[]::new);
      if (segments.length == 0) {
        return 0;
      }
      try (var capture = CaptureFile.open(segments)) {
        capture.awaitIndexed();
        return capture.last();
      }
    }
  }
}
