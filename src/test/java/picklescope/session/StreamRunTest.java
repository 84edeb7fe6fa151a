package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.SourceNames;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.stream.Alarm;
import picklescope.stream.StreamGrouping;
import picklescope.stream.StreamRow;

@Timeout(60)
class StreamRunTest {
  private static final long SECOND = 1_000_000_000;
  private static final long START = 1_790_000_000 * SECOND;

  private final Journal journal = new Journal();
  private final AtomicReference<Envelopes> envelopes = new AtomicReference<>(Envelopes.auto());
  private final AtomicReference<String> name = new AtomicReference<>("192.168.0.7");
  private final AtomicBoolean named = new AtomicBoolean(true);
  private final AtomicLong clock = new AtomicLong(START); // where it goes to
  private final AtomicLong time = new AtomicLong(START);
  private final AtomicLong passed = new AtomicLong();
  private final LiveClock live = new LiveClock(this::now, passed::get);
  private final CaptureView view =
      new CaptureView(
          journal,
          new EventDecoder(envelopes::get, _ -> name.get(), Optional.of("here")),
          () -> envelopes.get().hashCode() + name.get().hashCode(),
          _ -> named.get());

  @AfterEach
  void close() {
    journal.close();
  }

  /** Goes on by 0.4 s with each reading, which is no stall yet, and is set back at once. */
  private long now() {
    long to = clock.get();
    long before = time.get();
    long after = Math.min(before + SECOND * 4 / 10, to);
    time.set(after);
    passed.addAndGet(Math.max(0, after - before));
    return after;
  }

  /** Sets it, without time passing. */
  private void setClock(double seconds) {
    clock.set(START + (long) (seconds * SECOND));
    time.set(clock.get());
  }

  /** Lets time pass during which nobody reads the clock. */
  private void stall(long seconds) {
    passed.addAndGet(seconds * SECOND);
    time.set(clock.addAndGet(seconds * SECOND));
  }

  private void awaitClock() {
    Await.until("the clock", () -> time.get() == clock.get());
  }

  private void send(double seconds, Call call) throws Exception {
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    byte[] payload = Envelope.auto().encode(call, 4);
    journal.append(
        new Datagram(1, START + (long) (seconds * SECOND), Direction.IN, at, at, payload));
  }

  private void sendPoses(int from, int to) throws Exception {
    for (int n = from; n <= to; n++) {
      send(n / 10.0, Call.of().with("pos", List.of(n, 0, 0)));
    }
  }

  private StreamRun run(String filter) throws Exception {
    return new StreamRun(view, Filter.of(filter), 1, new StreamGrouping.Standard(), live);
  }

  private static void awaitCount(StreamRun run, long count) {
    Await.until("all", () -> run.snapshot().messages() == count);
  }

  @Test
  void countsWhatThereIsAndWhatComes() throws Exception {
    sendPoses(1, 2_000);
    try (var run = run("pos[0] % 2 == 0")) {
      awaitCount(run, 1_000);
      sendPoses(2_001, 2_100);
      awaitCount(run, 1_050);
      Await.until("told", () -> run.looked() == 2_100);
      assertEquals(0, run.behind());
      StreamRow row = run.snapshot().rows().getFirst();
      assertEquals(5, row.rate(), 0.01);
      assertEquals(2_100, row.lastNumber());
    }
  }

  @Test
  void silenceGoesOnWithTheClock() throws Exception {
    sendPoses(1, 10);
    try (var run = run("")) {
      awaitCount(run, 10);
      clock.set(START + 6 * SECOND);
      Await.until("silent for 5 s", () -> run.snapshot().rows().getFirst().silent() == 5);
    }
  }

  @Test
  void beginsAgainWithAnotherEnvelope() throws Exception {
    sendPoses(1, 10);
    try (var run = run("")) {
      awaitCount(run, 10);
      envelopes.set(Envelopes.all(Envelope.of("bare")));
      Await.until(
          "another shape",
          () ->
              run.snapshot().rows().size() == 1
                  && run.snapshot().rows().getFirst().key().title().startsWith("bare"));
      assertEquals(10, run.snapshot().messages());
    }
  }

  @Test
  void takesTheNameOfTheSenderWhenItIsKnown() throws Exception {
    sendPoses(1, 10);
    try (var run = run("")) {
      awaitCount(run, 10);
      name.set("LAB-3");
      Await.until(
          "the name",
          () -> run.snapshot().rows().stream().allMatch(row -> row.sender().equals("LAB-3")));
    }
  }

  /** A recording of another computer says when a message was sent. */
  @Test
  void aTimeInTheFutureSilencesNobody() throws Exception {
    sendPoses(1, 10);
    send(3e9, Call.of("from the next century"));
    setClock(60);
    try (var run = run("")) {
      awaitCount(run, 11);
      Await.until("the clock", () -> run.snapshot().rows().getFirst().silent() == 59);
      run.setAlarms(List.of(Alarm.of("silent 2s for pos")));
      clock.addAndGet(SECOND);
      assertEquals(true, Await.present("silent", run::nextAlarm).begins());
      clock.addAndGet(SECOND);
      sendPoses(610, 610);
      assertEquals(false, Await.present("sends again", run::nextAlarm).begins());
    }
  }

  /** As the time server does it on a computer that began with a clock that was an hour ahead. */
  @Test
  void aClockThatIsSetBackSilencesNobody() throws Exception {
    sendPoses(36_001, 36_100);
    setClock(3_610);
    try (var run = run("")) {
      awaitCount(run, 100);
      Await.until("the clock", () -> run.snapshot().rows().getFirst().rateNow() > 9);
      run.setAlarms(List.of(Alarm.of("silent 2s for pos")));
      setClock(10);
      sendPoses(1, 100);
      awaitCount(run, 200);
      Await.until("ten a second", () -> run.snapshot().rows().getFirst().rateNow() > 9);
      assertEquals(0, run.snapshot().rows().getFirst().silent());
      clock.addAndGet(3 * SECOND);
      assertEquals(true, Await.present("silent", run::nextAlarm).begins());
    }
  }

  @Test
  void ringsOnceWhileTheFeedBeginsAgain() throws Exception {
    sendPoses(1, 10);
    setClock(60);
    try (var run = run("sender")) { // so that it begins again
      awaitCount(run, 10);
      run.setAlarms(List.of(Alarm.of("silent 2s")));
      clock.addAndGet(SECOND);
      var first = Await.present("silent", run::nextAlarm);
      assertEquals(10, first.number());
      name.set("LAB-3");
      Await.until("again", () -> run.snapshot().rows().getFirst().sender().equals("LAB-3"));
      clock.addAndGet(SECOND);
      sendPoses(1_000, 1_000);
      var second = Await.present("sends again", run::nextAlarm);
      assertEquals(false, second.begins());
    }
  }

  /** A name server answers after the first messages. */
  @Test
  void anAlarmForANameConcernsItOnceItIsKnown() throws Exception {
    sendPoses(1, 10);
    setClock(1);
    try (var run = run("")) {
      run.setAlarms(List.of(Alarm.of("silent 2s for LAB-3")));
      awaitCount(run, 10);
      clock.addAndGet(SECOND);
      awaitClock();
      name.set("LAB-3");
      clock.addAndGet(3 * SECOND);
      var news = Await.present("silent", run::nextAlarm);
      assertTrue(news.text().startsWith("LAB-3 "), news.text());
    }
  }

  @Test
  void anAlarmForMessagesWaitsForTheNameByWhichItChooses() throws Exception {
    named.set(false);
    try (var run = run("")) {
      run.setAlarms(
          List.of(
              Alarm.of("filter: sender != 'LAB-3'"),
              Alarm.of("filter: sender == 'LAB-3'"),
              Alarm.of("filter: pos[0] == 2")));
      sendPoses(1, 2);
      var news = Await.present("without a sender", run::nextAlarm);
      assertTrue(news.text().endsWith("has come: pos[0] == 2"), news.text());
      name.set("LAB-3");
      named.set(true);
      news = Await.present("of the sender", run::nextAlarm);
      assertEquals("message 1 of LAB-3 has come and 1 more: sender == 'LAB-3'", news.text());
      assertEquals(Optional.empty(), run.nextAlarm());
    }
  }

  @Test
  void anAlarmReportsThatItHasUsedTheAddress() throws Exception {
    named.set(false);
    try (var run = run("")) {
      run.setAlarms(List.of(Alarm.of("filter: sender == '192.168.0.7'")));
      sendPoses(1, 2);
      assertEquals(
          "message 1 of 192.168.0.7 has come and 1 more: sender == '192.168.0.7'",
          Await.present("without the name", run::nextAlarm).text());
      assertEquals(
          Optional.of("alarms use the address of 1 sender, whose name was not known after 2 s"),
          run.unnamed());
    }
  }

  /** After SIGCONT the clock is seen before what waits in the receive buffer, or after it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatArrivesAfterAStallHasNotBeenSilent(boolean clockFirst) throws Exception {
    sendPoses(1, 10);
    setClock(1);
    var stall = new AtomicBoolean();
    var stalled = new AtomicLong(); // not seen yet
    LongSupplier late =
        () -> {
          long before = now();
          if (stall.getAndSet(false)) {
            stall(5);
            assertDoesNotThrow(() -> sendPoses(61, 70));
            stalled.set(clockFirst ? 0 : 5 * SECOND);
            return clockFirst ? time.get() : before;
          }
          return before;
        };
    var alarms = List.of(Alarm.of("silent 2s"), Alarm.of("rate < 5"));
    var grouping = new StreamGrouping.Standard();
    try (var run =
        new StreamRun(
            view,
            Filter.of(""),
            1,
            grouping,
            alarms,
            new LiveClock(late, () -> passed.get() - stalled.getAndSet(0)))) {
      awaitCount(run, 10);
      awaitClock();
      stall.set(true);
      awaitCount(run, 20);
      clock.addAndGet(SECOND);
      awaitClock();
      assertEquals(Optional.empty(), run.nextAlarm());
      clock.addAndGet(3 * SECOND);
      Await.until("it is silent", () -> run.nextAlarm().isPresent());
    }
  }

  /** Once nobody sends any more after a stall, that is silence. */
  @Test
  void aStallDelaysAnAlarmOnly() throws Exception {
    sendPoses(1, 10);
    setClock(1);
    try (var run = run("")) {
      awaitCount(run, 10);
      run.setAlarms(List.of(Alarm.of("silent 2s")));
      stall(5);
      clock.addAndGet(3 * SECOND);
      assertEquals(true, Await.present("silent", run::nextAlarm).begins());
    }
  }

  /** Eight programs on two cores: the clock is read each 0.7 s. */
  @Test
  void aBusyComputerHasNoStalls() throws Exception {
    sendPoses(1, 10);
    setClock(1);
    LongSupplier seldom = () -> clock.getAndAdd(SECOND * 7 / 10);
    var grouping = new StreamGrouping.Standard();
    try (var run =
        new StreamRun(view, Filter.of(""), 1, grouping, new LiveClock(seldom, clock::get))) {
      run.setAlarms(List.of(Alarm.of("silent 2s")));
      assertEquals(true, Await.present("silent", run::nextAlarm).begins());
    }
  }

  @Test
  void whatWasDeletedBeforeItWasCountedIsReported() throws Exception {
    sendPoses(1, 1);
    var asked = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var reads = new AtomicLong();
    LongSupplier waiting =
        () -> {
          if (reads.incrementAndGet() == 1) {
            return START; // whether the first message is of the future
          }
          asked.countDown();
          try {
            go.await(); // meanwhile the journal deletes
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return START;
        };
    try (var run =
        new StreamRun(
            view,
            Filter.everything(),
            1,
            new StreamGrouping.Standard(),
            new LiveClock(waiting, () -> 0))) {
      asked.await();
      String large = "x".repeat(60_000);
      for (int n = 1; journal.first() <= 100; n++) {
        send(n, Call.of().with("large", large));
      }
      go.countDown();
      long last = journal.last();
      Await.until("all", () -> run.snapshotUpTo(last).isPresent());
      assertEquals(journal.first() - 2, run.missed());
      assertEquals(last - run.missed(), run.snapshot().messages());
    } finally {
      go.countDown();
    }
  }

  /** Sends ten messages, of another computer whose clock is ahead by some seconds. */
  private void sendOf(String host, double second, double ahead) throws Exception {
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    byte[] payload = Envelope.auto().encode(Call.of(host), 4);
    String source = SourceNames.onHost("port 4950", host);
    for (int n = 1; n <= 10; n++) {
      long time = START + (long) ((second + n / 10.0 + ahead) * SECOND);
      journal.append(new Datagram(1, time, Direction.IN, at, at, payload, source));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-5, 10})
  void aClockOfAnotherComputerThatDiffersSilencesNobody(double ahead) throws Exception {
    var alarms = List.of(Alarm.of("silent 2s"));
    var grouping = new StreamGrouping.Standard();
    try (var run = new StreamRun(view, Filter.of(""), 1, grouping, alarms, live)) {
      for (int second = 0; second < 3; second++) {
        sendOf("RIGHT", second, 0);
        sendOf("WRONG", second, ahead);
        awaitCount(run, 20L * (second + 1));
        clock.addAndGet(SECOND);
        awaitClock();
      }
      assertEquals(Optional.empty(), run.nextAlarm());
      for (StreamRow row : run.snapshot().rows()) {
        assertEquals(10, row.rateNow(), 4, row.toString());
        assertTrue(row.silent() < 2, row.toString());
      }
      for (int second = 3; second < 6; second++) {
        sendOf("RIGHT", second, 0);
        clock.addAndGet(SECOND);
        awaitClock();
      }
      var news = Await.present("silent", run::nextAlarm);
      assertTrue(news.text().contains("WRONG"), news.text());
      assertTrue(news.begins());
      sendOf("RIGHT", 6, 0);
      sendOf("WRONG", 6, ahead);
      news = Await.present("sends again", run::nextAlarm);
      assertTrue(news.text().contains("WRONG"), news.text());
      assertTrue(!news.begins());
    }
  }

  /** A computer that was off publishes first what it could not publish yesterday. */
  @Test
  void whatWasKeptSinceYesterdayIsNoSilence() throws Exception {
    var grouping = new StreamGrouping.Standard();
    var alarms = List.of(Alarm.of("silent 2s"));
    try (var run = new StreamRun(view, Filter.of(""), 1, grouping, alarms, live)) {
      clock.addAndGet(SECOND);
      awaitClock();
      sendOf("LAB-3", -86_400, 0);
      awaitCount(run, 10);
      clock.addAndGet(SECOND);
      awaitClock();
      sendOf("LAB-3", 2, 0);
      awaitCount(run, 20);
      clock.addAndGet(SECOND);
      awaitClock();
      assertEquals(Optional.empty(), run.nextAlarm());
    }
  }

  /** In a file an hour is not what has passed; the messages after it are looked at. */
  @Test
  void messagesAreLookedAtAfterAClockWasSetBack() throws Exception {
    var grouping = new StreamGrouping.Standard();
    var alarms = List.of(Alarm.of("filter: data[0] == 'LAB-3' and number > 10"));
    sendOf("LAB-3", 3_600, 0);
    sendOf("LAB-3", 0, 0);
    try (var run = new StreamRun(view, Filter.of(""), 1, grouping, alarms, live)) {
      Await.present("the second", run::nextAlarm);
    }
  }
}
