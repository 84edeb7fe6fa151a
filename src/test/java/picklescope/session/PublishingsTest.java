package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.capture.JournalFolder;
import picklescope.capture.JournalLimits;
import picklescope.capture.LeftBehind;
import picklescope.capture.PublishedAs;
import picklescope.capture.Samples;
import picklescope.feed.FeedStart;
import picklescope.feed.HostName;
import picklescope.feed.LabAddress;
import picklescope.feed.PublisherState;
import picklescope.feed.nats.NatsServer;
import picklescope.net.FreePorts;
import picklescope.send.Destination;
import picklescope.settings.PublishSetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/** Publishing of a session, and what it leaves. */
@Timeout(60)
class PublishingsTest {
  @TempDir private Path folder;

  private static PublishSetting setting() throws Exception {
    return new PublishSetting("nats://127.0.0.1:" + FreePorts.next(), "LAB-3", true);
  }

  @Test
  void itIsASourceThatIsRememberedAndOffByDefault() throws Exception {
    var settings = SettingsKeeper.inMemory(Settings.defaults());
    var setting = setting();
    try (var session = new Session(settings)) {
      var sources = session.sources();
      sources.load(true);
      assertEquals(List.of(), sources.list());
      sources.add(setting);
      var state = (SourceState.Publishing) sources.list().getFirst().state();
      Await.until(
          "it waits for the server",
          () -> state.publisher().state().phase() == PublisherState.Phase.WAITING);
      assertEquals(List.of(setting), settings.get(Settings.PUBLISHINGS));
      sources.toggle(setting.name(), false);
      assertFalse(session.publishings().isOpen());
      assertEquals(List.of(setting.switched(false)), settings.get(Settings.PUBLISHINGS));
    }
  }

  /** What is published would be read, recorded and published again without end. */
  @Test
  void aSessionPublishesOrWatches() throws Exception {
    var setting = setting();
    var lab = LabAddress.of(setting.server());
    var all = new Lab.Query(Set.of(), new FeedStart.Now());
    try (var session = new Session()) {
      session.sources().add(setting);
      assertTrue(session.publishings().isOpen());
      assertThrows(IllegalStateException.class, () -> session.labs().watch(lab, all));
      session.sources().toggle(setting.name(), false);
      session.labs().watch(lab, all);
      session.sources().toggle(setting.name(), true);
      var failed =
          assertInstanceOf(SourceState.Failed.class, session.sources().list().getFirst().state());
      assertTrue(failed.reason().contains("start Picklescope again"), failed.reason());
    }
  }

  /** What came from a lab is in the live capture, also when it is not watched any more. */
  @Test
  void whatWasReadOfALabIsNotPublishedAndReportedIfItIsReadAgain() throws Exception {
    try (var server = NatsServer.start(folder);
        var host = new Session();
        var session = new Session()) {
      host.publishings().open(server.address(), new HostName("LAB-1"));
      int port = FreePorts.next();
      host.ports().add(port);
      host.send(new Destination("127.0.0.1", port), new byte[] {1});
      var all = new Lab.Query(Set.of(), new FeedStart.Oldest());
      session.labs().watch(server.address(), all);
      Await.until("it is read, as it was sent and received", () -> session.capture().last() == 2);
      assertEquals(Optional.empty(), session.nextNotice());
      session.labs().watched().orElseThrow().end();
      session.sources().add(new PublishSetting(server.url(), "LAB-2", true));
      var state = session.sources().list().getFirst().state();
      assertInstanceOf(SourceState.Failed.class, state);
      session.labs().watch(server.address(), all);
      assertTrue(session.nextNotice().orElseThrow().contains("comes once more"));
    }
  }

  @Test
  void oneLabIsWatchedThoughSeveralAreWantedAtOnce() throws Exception {
    var lab = LabAddress.of(setting().server());
    var query = new Lab.Query(Set.of(), new FeedStart.Now());
    try (var session = new Session();
        var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 20; i++) {
        var watches =
            Collections.nCopies(4, (Callable<Lab>) () -> session.labs().watch(lab, query));
        int going = 0;
        for (var watched : threads.invokeAll(watches)) {
          going += watched.get().isEnded() ? 0 : 1;
        }
        assertEquals(1, going);
      }
    }
  }

  /** Writes a message to the journal of a session. */
  private static void record(JournalFolder.SessionFolder session) {
    try (var journal = new Journal(session.folder(), JournalLimits.standard())) {
      Samples.append(journal, Samples.small(1, 1).getFirst());
    }
  }

  private static int toPublish(LeftBehind left, String broker) {
    return LeftRecording.of(List.of(left), new PublishedAs("LAB-3", broker)).size();
  }

  /** What was recorded for one lab is not for the readers of another. */
  @Test
  void whatIsLeftIsPublishedToItsOwnServerOnly() throws Exception {
    var journals = new JournalFolder(folder);
    var session = journals.begin();
    session.publishAs(new PublishedAs("LAB-3", "nats://h"), false);
    record(session);
    session.close();
    var left = journals.leftBehind().getFirst();
    assertEquals(1, toPublish(left, "nats://h"));
    assertEquals(0, toPublish(left, "nats://other"));
    try (var next = Session.recording(SettingsKeeper.inMemory(Settings.defaults()), journals)) {
      var host = new HostName("LAB-3");
      var all = next.publishings();
      assertEquals(List.of("nats://h"), all.othersWaiting(LabAddress.of("nats://other"), host));
      assertEquals(List.of(), all.othersWaiting(LabAddress.of("nats://h"), host));
    }
  }

  /** A window reports for which servers earlier recordings are, until it publishes there. */
  @Test
  void theStateHasTheServersThatEarlierRecordingsAreFor() throws Exception {
    var journals = new JournalFolder(folder);
    var other = setting();
    var earlier = journals.begin();
    earlier.publishAs(new PublishedAs("LAB-3", other.server()), true);
    record(earlier);
    earlier.close();
    try (var next = Session.keeping(SettingsKeeper.inMemory(Settings.defaults()), journals)) {
      var setting = setting();
      next.sources().add(setting);
      assertEquals(List.of(other.server()), waiting(next));
      next.sources().add(other);
      assertEquals(List.of(), waiting(next));
    }
  }

  private static List<String> waiting(Session session) {
    return ((SourceState.Publishing) session.sources().list().getFirst().state()).othersWaiting();
  }

  @Test
  void whatIsPublishedOfAnEarlierRecordingIsCounted() throws Exception {
    var journals = new JournalFolder(folder.resolve("journals"));
    try (var server = NatsServer.start(folder)) {
      var earlier = journals.begin();
      earlier.publishAs(new PublishedAs("LAB-3", server.url()), false);
      record(earlier);
      earlier.close();
      try (var next = Session.recording(SettingsKeeper.inMemory(Settings.defaults()), journals)) {
        var publisher = next.publishings().open(server.address(), new HostName("LAB-3"));
        Await.until("it is published", () -> publisher.state().earlier() == 1);
        assertEquals(0, publisher.state().confirmed());
      }
    }
  }

  /** Each server gets what it does not have, and one of them keeps nothing from the other. */
  @Test
  void whatIsPublishedToTwoServersIsLeftForEach() throws Exception {
    var journals = new JournalFolder(folder);
    var settings = SettingsKeeper.inMemory(Settings.defaults());
    var kept = setting();
    var ended = setting();
    try (var session = Session.recording(settings, journals)) {
      session.sources().add(kept);
      session.sources().add(ended);
      session.sources().toggle(ended.name(), false);
      Samples.append(session.recorder().journal(), Samples.small(1, 1).getFirst());
    }
    var left = journals.leftBehind().getFirst();
    assertEquals(Set.of(new PublishedAs("LAB-3", kept.server())), left.publishedAs());
    left.delete();

    var one = new PublishedAs("LAB-3", "nats://one");
    var other = new PublishedAs("LAB-3", "nats://other");
    var session = journals.begin();
    session.publishAs(one, false);
    session.publishAs(other, false);
    record(session);
    session.confirmed(other);
    session.close();
    left = journals.leftBehind().getFirst();
    assertEquals(Set.of(one), left.unconfirmed());
    assertFalse(left.isConfirmed());
    assertEquals(1, toPublish(left, "nats://one"));
    left.published(one);
    assertTrue(left.isConfirmed());
  }

  /** What a server has confirmed last may be lost there in a crash. */
  @Test
  void whatIsConfirmedIsKeptForSomeMinutes() throws Exception {
    var journals = new JournalFolder(folder);
    var session = journals.begin();
    session.publishAs(new PublishedAs("LAB-3", "nats://h"), false);
    record(session);
    session.confirmed(new PublishedAs("LAB-3", "nats://h"));
    session.leaveConfirmed();
    var left = journals.leftBehind().getFirst();
    assertTrue(left.isConfirmed());
    assertEquals(1, toPublish(left, "nats://h"));
    assertEquals(0, toPublish(left, "nats://other"));
    left.published(new PublishedAs("LAB-3", "nats://h"));
    assertEquals(1, journals.leftBehind().size());
    var recorder = Session.recording(SettingsKeeper.inMemory(Settings.defaults()), journals);
    assertEquals(List.of(), recorder.recorder().leftBehind(), "nothing to be offered");
    recorder.close();
    var ago = FileTime.from(Instant.now().minus(Duration.ofMinutes(11)));
    Files.setLastModifiedTime(left.folder().resolve("published"), ago);
    assertEquals(List.of(), journals.leftBehind());
    assertFalse(Files.exists(left.folder()));
  }

  /** It is not offered, as the user wants, but can be published again. */
  @Test
  void aWindowThatKeepsNothingKeepsWhatIsConfirmedForSomeMinutes() throws Exception {
    var journals = new JournalFolder(folder.resolve("journals"));
    var settings = SettingsKeeper.inMemory(Settings.defaults().with(Settings.KEEP_SESSION, false));
    try (var server = NatsServer.start(folder)) {
      try (var session = Session.keeping(settings, journals)) {
        var publisher = session.publishings().open(server.address(), new HostName("LAB-3"));
        Samples.append(session.recorder().journal(), Samples.small(1, 1).getFirst());
        Await.until("it is published", () -> publisher.state().confirmed() == 1);
      }
      var left = journals.leftBehind().getFirst();
      assertTrue(left.isConfirmed());
      assertEquals(1, toPublish(left, server.url()));
    }
  }

  /** What the user has not saved is offered though all of it is published. */
  @Test
  void whatIsPublishedLaterIsDeletedOnlyIfNobodyIsOfferedIt() throws Exception {
    var journals = new JournalFolder(folder);
    var place = new PublishedAs("LAB-3", "nats://h");
    for (boolean offered : List.of(true, false)) {
      var session = journals.begin();
      session.publishAs(place, offered);
      record(session);
      session.close();
      var left = journals.leftBehind().getFirst();
      assertEquals(Set.of(place), left.publishedAs());
      left.published(place);
      var after = journals.leftBehind().getFirst();
      assertEquals(!offered, after.isConfirmed());
      assertEquals(offered ? Set.of() : Set.of(place), after.publishedAs());
      left.delete();
    }
  }
}
