package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Await;
import picklescope.capture.CaptureFile;
import picklescope.capture.CaptureGrowth;
import picklescope.capture.Journal;
import picklescope.capture.JournalFolder;
import picklescope.capture.JournalLimits;
import picklescope.capture.LeftBehind;
import picklescope.capture.Notes;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.filter.Filter;
import picklescope.net.FreePorts;
import picklescope.net.SendOptions;
import picklescope.net.SenderNames;
import picklescope.send.Destination;
import picklescope.send.Target;
import picklescope.settings.PortSetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.stream.StreamGrouping;

@Timeout(60)
class SessionTest {
  @TempDir Path folder;

  private Session recording() {
    return Session.recording(
        SettingsKeeper.inMemory(Settings.defaults()), new JournalFolder(folder));
  }

  private static void waitForLast(Session session, long number) {
    Await.until(number + " messages", () -> session.capture().last() >= number);
  }

  @Test
  void whatFailsToCloseDoesNotKeepTheRestOpen() throws Exception {
    var session = recording();
    var first = new IllegalStateException("first");
    var second = new IllegalStateException("second");
    for (var failure : List.of(first, second)) {
      session.beforeClose(() -> {
        throw failure;
      });
    }
    assertSame(first, assertThrows(IllegalStateException.class, session::close));
    assertArrayEquals(new Throwable[] {second}, first.getSuppressed());
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.toList(), "the recorder is closed");
    }
    session.close(); // has no effect
  }

  @Test
  void whatIsSentEntersTheCaptureAsItArrives() throws Exception {
    int port = FreePorts.next();
    try (var session = new Session()) {
      session.ports().add(port);
      session.send(new Destination("127.0.0.1", port), new byte[] {1, 2, 3});
      waitForLast(session, 2);

      // A busy computer may turn their order round, see below.
      boolean inOrder = session.capture().get(1).direction() == Direction.OUT;
      var out = session.capture().get(inOrder ? 1 : 2);
      var in = session.capture().get(inOrder ? 2 : 1);
      assertEquals(List.of(Direction.OUT, Direction.IN), List.of(out.direction(), in.direction()));
      assertArrayEquals(new byte[] {1, 2, 3}, in.payload());
      assertEquals(port, in.port());
      assertEquals(port, out.port());
      assertEquals(in.remote().getPort(), out.local().getPort());
    }
  }

  /**
   * A message to a port of our own is numbered when it is sent, then when it arrives. The receive
   * loop waits 50 ms for that at most: a sender that does not run for longer, as happens on a
   * computer with much to do, is rare.
   */
  @Test
  void whatIsSentStandsBeforeItsArrival() throws Exception {
    int port = FreePorts.next();
    try (var session = new Session()) {
      session.ports().add(port);
      int messages = 2_000;
      var target = Target.of(new Destination("127.0.0.1", port));
      try (var to = session.transmitter(target)) {
        for (int i = 0; i < messages; i++) {
          to.send(ByteBuffer.allocate(Integer.BYTES).putInt(i).array());
        }
      }
      waitForLast(session, 2 * messages);
      int sent = 0;
      int early = 0;
      for (long number = 1; number <= 2 * messages; number++) {
        var datagram = session.capture().get(number);
        int i = ByteBuffer.wrap(datagram.payload()).getInt();
        if (datagram.direction() == Direction.OUT) {
          assertEquals(sent++, i);
        } else if (i >= sent) {
          early++;
        }
      }
      assertTrue(early <= messages / 200, early + " arrive before they are sent");
    }
  }

  @Test
  void whatIsRefusedIsMarked() throws Exception {
    int port = FreePorts.next();
    try (var session = new Session();
        var to = session.transmitter(Target.of(new Destination("127.0.0.1", port)))) {
      to.send(new byte[] {1});
      assertTrue(to.awaitRefusal(TimeUnit.SECONDS.toNanos(20)).isPresent());
      to.send(new byte[] {2});
      to.awaitRefusal(TimeUnit.SECONDS.toNanos(20));
      String refusal = "Refused by 127.0.0.1: nothing listens on port %d.".formatted(port);
      var marks = session.live().marks();
      assertEquals(List.of(refusal, refusal), List.of(marks.comment(1), marks.comment(2)));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatIsRefusedIsMarkedIfItWasSentFromAListeningPort() throws Exception {
    int port = FreePorts.next();
    int own = FreePorts.next();
    try (var session = new Session()) {
      session.ports().add(own);
      var from = new SendOptions(own, "", SendOptions.USUAL_TTL);
      var to = List.of(new Destination("127.0.0.1", port), new Destination("127.0.0.1", own));
      try (var transmitter = session.transmitter(new Target(to, from))) {
        transmitter.send(new byte[] {1});
      }
      var marks = session.live().marks();
      Await.until("marked", () -> !marks.comment(1).isEmpty());
      assertEquals(
          List.of("Refused by 127.0.0.1: nothing listens on port %d.".formatted(port), ""),
          List.of(marks.comment(1), marks.comment(2)));
    }
  }

  @Test
  void theSenderOfWhatIsSentIsThisComputer() throws Exception {
    int port = FreePorts.next();
    try (var session = new Session()) {
      session.senderNames().learn(InetAddress.getByName("127.0.0.1"), "the receiver");
      session.send(new Destination("127.0.0.1", port), new byte[] {1});
      var sent = session.capture().get(1);
      assertEquals(
          InetAddress.getLocalHost().getHostName(), session.decoder().decode(sent).sender());
      assertEquals("127.0.0.1", session.decoder().decode(sent).address());
    }
  }

  @Test
  void namesOfSendersAreInTheLiveCapturesFile() throws Exception {
    var address = InetAddress.getByName("192.0.2.9");
    try (var session = recording()) {
      session.senderNames().learn(address, "LAB-9");
      session.send(new Destination("127.0.0.1", FreePorts.next()), new byte[] {1});
      Await.until("the name", () -> isNamed(address, "LAB-9"));
    }
  }

  @Test
  void closingEndsTheLookUpOfNames() throws Exception {
    var session = new Session();
    var address = InetAddress.getByName("192.0.2.9");
    session.setLookUpNames(
        false); // asks no name server; the look-up runs on its thread all the same
    session.close();
    session.senderNames().nameOf(address);
    Await.until("no thread looks up names", () -> !isLookingUpNames());
    assertFalse(session.senderNames().isSettled(address));
  }

  private static boolean isLookingUpNames() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("picklescope-sender-names"));
  }

  private boolean isNamed(InetAddress address, String name) throws Exception {
    boolean named = false;
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pcapng")).toList()) {
        try (var opened = CaptureFile.open(file)) {
          opened.awaitIndexed();
          named |= opened.nameOf(address).equals(Optional.of(name));
        }
      }
    }
    return named;
  }

  @Test
  void rememberedPortsComeBackOnOrOff() throws Exception {
    int on = FreePorts.next();
    int off = FreePorts.next();
    var settings =
        Settings.defaults()
            .with(Settings.PORTS, List.of(new PortSetting(on, true), new PortSetting(off, false)));
    try (var session = new Session(SettingsKeeper.inMemory(settings))) {
      session.rememberedPorts().open();
      assertTrue(FreePorts.isFree(off));
      session.ports().toggle(on, false);
      session.rememberedPorts().remember();

      assertEquals(
          List.of(false, false),
          session.settings().get(Settings.PORTS).stream().map(PortSetting::on).toList());
    }
  }

  @Test
  void aStreamIsTakenIntoTheLiveCapture() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var other = new Session();
        var writer = new PcapngWriter(bytes, "")) {
      other.send(new Destination("127.0.0.1", FreePorts.next()), new byte[] {42});
      writer.write(other.capture().get(1));
      writer.flush();
    }
    byte[] cut = bytes.toByteArray();
    try (var session = recording()) {
      session.pipes().follow(new ByteArrayInputStream(cut));
      waitForLast(session, 1);
      assertArrayEquals(new byte[] {42}, session.capture().get(1).payload());
      assertEquals(Direction.OUT, session.capture().get(1).direction());
      assertEquals("sent @ stdin", session.capture().get(1).source());
      assertEquals(
          "stdin has ended, after 1 message. No more messages come from it.", nextNotice(session));

      session.pipes().follow(new ByteArrayInputStream(cut, 0, cut.length - 3));
      String notice = nextNotice(session);
      assertTrue(notice.startsWith("stdin: "), notice);
    }
  }

  /** It would be published again by this window, and come again, without end. */
  @Test
  void aPipeLeavesOutWhatALabHasWhileTheWindowPublishes() throws Exception {
    var bytes = new ByteArrayOutputStream();
    var at = new InetSocketAddress("192.0.2.9", 4950);
    try (var writer = new PcapngWriter(bytes, "")) {
      for (String source : List.of("port 4950 @ LAB-3", "port 4950", "port 4950 @ stdin")) {
        writer.write(new Datagram(1, 1, Direction.IN, at, at, new byte[] {1}, source));
      }
    }
    var notices = new CopyOnWriteArrayList<String>();
    for (boolean publishes : new boolean[] {true, false}) {
      try (var journal = new Journal();
          var names = new SenderNames((_, _) -> {})) {
        var into = new FollowedStream.Into(journal, names, notices::add, () -> false);
        var pipes = new Pipes(into, new LabSources(), () -> publishes);
        pipes.follow(new ByteArrayInputStream(bytes.toByteArray()));
        Await.until("its end", () -> pipes.counts().open().isEmpty());
        assertEquals(publishes ? 2 : 3, journal.last());
        assertEquals(!publishes, pipes.haveLab());
        assertEquals("port 4950 @ stdin", journal.get(journal.last()).source());
      }
    }
    Await.until("both ends", () -> notices.size() == 3);
    assertTrue(notices.getFirst().startsWith("stdin: messages of a lab are left out"));
  }

  @Test
  void notesOfAStreamAreKeptAndItsLossesAreReported() throws Exception {
    var bytes = new ByteArrayOutputStream();
    var socket = new InetSocketAddress("192.0.2.9", 4950);
    try (var writer = new PcapngWriter(bytes, "")) {
      for (int n = 1; n <= 3; n++) {
        var datagram = new Datagram(n, n, Direction.IN, socket, socket, new byte[n]);
        writer.write(datagram, new Notes(n == 2 ? "look" : "", n == 1 ? 0 : 5));
      }
    }
    try (var session = recording()) {
      session.pipes().follow(new ByteArrayInputStream(bytes.toByteArray()));
      waitForLast(session, 3);
      assertEquals(Notes.NONE, session.capture().notes(1));
      assertEquals(new Notes("look", 5), session.capture().notes(2));
      assertEquals(new Notes("", 5), session.capture().notes(3));
      assertEquals(
          List.of(
              "stdin: 5 messages were dropped where it is recorded, so far.",
              "stdin: 10 messages were dropped where it is recorded, so far."),
          List.of(nextNotice(session), nextNotice(session)));
      assertTrue(nextNotice(session).startsWith("stdin has ended"));
      assertEquals(new Elsewhere(3, 10, List.of()), session.elsewhere());
    }
  }

  /** As a window does that shows what arrives at a computer whose clock is wrong. */
  @ParameterizedTest
  @ValueSource(ints = {-8, 0, 20, 3_600})
  void aPipeHasTheClockOfItsComputer(int ahead) throws Exception {
    try (var session = recording();
        var out = new PipedOutputStream()) {
      session.pipes().follow(new PipedInputStream(out));
      var all = Filter.everything();
      var grouping = new StreamGrouping.Standard();
      var run = new StreamRun(session.live(), all, 1, grouping, LiveClock.SYSTEM);
      try (run;
          var writer = new PcapngWriter(out, "")) {
        Await.until(
            "a rate without silence",
            () -> {
              write(writer, ahead);
              var rows = run.snapshot().rows();
              return rows.size() == 1
                  && rows.getFirst().count() > 20
                  && rows.getFirst().rateNow() > 1
                  && rows.getFirst().silent() < 0.5;
            });
        Await.until("silence", () -> run.snapshot().rows().getFirst().silent() > 1);
      }
    }
  }

  private static void write(PcapngWriter writer, int ahead) {
    var at = new InetSocketAddress("192.0.2.9", 4950);
    long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() + 1_000L * ahead);
    try {
      writer.write(new Datagram(1, now, Direction.IN, at, at, new byte[] {1}));
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void fragmentsOfAStreamThatAreNotCompleteAreReported() throws Exception {
    // pcap of raw IP, with the first 8 bytes of a longer packet
    var bytes = ByteBuffer.allocate(24 + 16 + 28).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
    bytes.putLong(0).putInt(65_535).putInt(101).putLong(0).putInt(28).putInt(28);
    bytes.order(ByteOrder.BIG_ENDIAN).putInt(0x4500001C).putInt(0x00012000).putInt(0x40110000);
    try (var session = recording()) {
      session.pipes().follow(new ByteArrayInputStream(bytes.array()));
      assertEquals(
          "stdin: 1 packet is not shown: fragments of IP packets (not complete)",
          nextNotice(session));
    }
  }

  private static String nextNotice(Session session) {
    return Await.present("a notice", session::nextNotice);
  }

  @Test
  void closingLeavesNothingBehind() throws Exception {
    try (var session = recording()) {
      session.send(new Destination("127.0.0.1", FreePorts.next()), new byte[] {1});
      assertEquals(List.of(), session.recorder().leftBehind());
    }
    try (var rest = Files.list(folder)) {
      assertEquals(List.of(), rest.toList());
    }
  }

  private Session keeping(Settings settings) {
    return Session.keeping(SettingsKeeper.inMemory(settings), new JournalFolder(folder));
  }

  /** Runs a session that sends so many messages. */
  private void keptSession(int messages) throws Exception {
    try (var session = keeping(Settings.defaults())) {
      send(session, messages);
    }
  }

  private static void send(Session session, int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      session.send(new Destination("127.0.0.1", FreePorts.next()), new byte[] {1});
    }
  }

  private List<LeftBehind> offered() throws IOException {
    return new JournalFolder(folder).leftBehind();
  }

  private static long messages(LeftBehind left) throws IOException {
    try (var capture = left.open()) {
      Await.until("it is read", () -> capture.growth() == CaptureGrowth.COMPLETE);
      return capture.last();
    }
  }

  @Test
  void whatWasNotSavedIsKeptForTheNextStart() throws Exception {
    keptSession(2);
    assertEquals(List.of(true), offered().stream().map(LeftBehind::wasKept).toList());
    assertEquals(2, messages(offered().getFirst()));
  }

  @Test
  void anUndecidedSessionStaysWhenANewerOneIsKept() throws Exception {
    keptSession(2);
    keptSession(3);
    assertEquals(2, offered().size());
    assertEquals(3, messages(offered().getFirst()));
    assertEquals(2, messages(offered().getLast()));
  }

  @Test
  void earlierSessionsStayOnlyWithinTheSizeLimitAndTheirNumber() throws Exception {
    keptSession(2);
    long size = offered().getFirst().bytes();
    for (int more = 1; more < 12; more++) {
      keptSession(2);
    }
    assertEquals(10, offered().size());
    var journals = new JournalFolder(folder);
    var place = journals.begin();
    try (var journal = new Journal(place.folder(), JournalLimits.standard())) {
      journal.received(1, new InetSocketAddress("127.0.0.1", 1), new InetSocketAddress(2));
    }
    place.keep(2 * size);
    assertTrue(offered().size() <= 2, offered().toString());
    assertEquals(place.folder(), offered().getFirst().folder());
  }

  @Test
  void aSessionWithoutMessagesLeavesTheOneBeforeAsItIs() throws Exception {
    keptSession(2);
    keptSession(0);
    assertEquals(1, offered().size());
    assertEquals(2, messages(offered().getFirst()));
  }

  @Test
  void nothingIsKeptWhereThatIsSwitchedOff() throws Exception {
    try (var session = keeping(Settings.defaults().with(Settings.KEEP_SESSION, false))) {
      send(session, 1);
    }
    assertEquals(List.of(), offered());
  }

  /** Who quits while a large file is being saved has neither the file nor the capture otherwise. */
  @Test
  void whatWasBeingSavedIsKeptEvenThere() throws Exception {
    try (var session = keeping(Settings.defaults().with(Settings.KEEP_SESSION, false))) {
      send(session, 2);
      session.recorder().savingIsCut();
    }
    assertEquals(2, messages(offered().getFirst()));
  }

  @Test
  void whatWasSavedIsNotKeptButWhatCameAfterwardsIs() throws Exception {
    try (var session = keeping(Settings.defaults())) {
      send(session, 2);
      session.recorder().saved(2);
    }
    assertEquals(List.of(), offered());
    try (var session = keeping(Settings.defaults())) {
      send(session, 2);
      session.recorder().saved(1);
    }
    assertEquals(2, messages(offered().getFirst()));
  }

  @Test
  void namesAreNotLookedUpWhereThatIsSwitchedOff() {
    var off = Settings.defaults().with(Settings.LOOK_UP_NAMES, false);
    try (var session = new Session(SettingsKeeper.inMemory(off))) {
      assertFalse(session.senderNames().looksUp());
      session.setLookUpNames(true);
      assertTrue(session.senderNames().looksUp());
      assertTrue(session.settings().get(Settings.LOOK_UP_NAMES));
    }
  }
}
