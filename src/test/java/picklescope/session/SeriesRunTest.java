package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.SourceNames;
import picklescope.filter.EventExpression;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.stream.series.Points;
import picklescope.stream.series.States;

@Timeout(60)
class SeriesRunTest {
  private static final long MUCH = 1 << 24;

  private final Journal journal = new Journal();
  private final AtomicReference<Envelopes> envelopes = new AtomicReference<>(Envelopes.auto());
  private final CaptureView view =
      new CaptureView(
          journal,
          new EventDecoder(envelopes::get, SeriesRunTest::name, Optional.of("here")),
          () -> envelopes.get().hashCode());

  @AfterEach
  void close() {
    journal.close();
  }

  private void receive(int from, long millis, Call call) throws Exception {
    receive(from, millis, call, "");
  }

  private void receive(int from, long millis, Call call, String source) throws Exception {
    receive(from, millis, call, source, 4950);
  }

  private void receive(int from, long millis, Call call, String source, int port) throws Exception {
    var address = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) from});
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    journal.append(
        new Datagram(
            1,
            millis * 1_000_000,
            Direction.IN,
            new InetSocketAddress(address, 50_000),
            local,
            Envelope.auto().encode(call, 4),
            source));
  }

  private SeriesRun run(String filter, String... expressions) throws Exception {
    var queries =
        Arrays.stream(expressions).map(text -> query(text, "")).toArray(SeriesQuery[]::new);
    return run(filter, queries);
  }

  private SeriesRun run(String filter, SeriesQuery... queries) throws Exception {
    return new SeriesRun(view, Filter.of(filter), 1, List.of(queries), MUCH);
  }

  private static SeriesQuery query(String text, String where) {
    try {
      return new SeriesQuery(EventExpression.of(text), Filter.of(where));
    } catch (Exception e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void awaitAll(SeriesRun run) {
    Await.until("all looked at", () -> run.behind() == 0);
  }

  /** The values of the first line. */
  private static List<Double> values(SeriesResult result) {
    return result.lines().isEmpty() ? List.of() : values(result.lines().getFirst());
  }

  private static List<Double> values(SeriesLine line) {
    Points points = line.points();
    return IntStream.range(0, points.size()).mapToObj(points::value).toList();
  }

  @Test
  void evaluatesExpressionsOverTheChosenMessages() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      receive(1, i, Call.of("pose").with("pos", List.of(3.0 * i, 1, 4.0 * i)));
      receive(1, i, Call.of("start").with("n", i));
    }
    try (var run = run("data[0] == 'pose'", "pos[0]", "sqrt(pos[0]**2 + pos[2]**2)", "number")) {
      awaitAll(run);
      var results = run.results();
      for (SeriesResult result : results) {
        assertEquals(SeriesLine.Kind.NUMBERS, result.lines().getFirst().kind());
        assertEquals(5_000, result.lines().getFirst().points().size());
        assertEquals(0, result.missing());
      }
      for (int i = 0; i < 5_000; i++) {
        assertEquals(3.0 * i, results.get(0).lines().getFirst().points().value(i));
        assertEquals(5.0 * i, results.get(1).lines().getFirst().points().value(i), 1e-9 * i);
        assertEquals(2 * i + 1, results.get(2).lines().getFirst().points().value(i));
        assertEquals(2 * i + 1, results.get(0).lines().getFirst().points().number(i));
        assertEquals(i * 1_000_000L, results.get(0).lines().getFirst().points().time(i), 2);
      }
    }
  }

  @Test
  void sendersWithOneAddressAtTwoComputersOfALabAreTwoLines() throws Exception {
    for (int i = 0; i < 10; i++) {
      for (int host = 1; host <= 2; host++) {
        var call = Call.of().with("x", host);
        receive(7, 10L * i + host, call, SourceNames.onHost("port 4950", "LAB-" + host));
      }
    }
    try (var run = run("", "x", "interval")) {
      awaitAll(run);
      var lines = run.results().getFirst().lines();
      assertEquals(
          List.of("10.0.0.7", "10.0.0.7 @ LAB-2"), lines.stream().map(SeriesLine::source).toList());
      assertEquals(Collections.nCopies(10, 1.0), values(lines.getFirst()));
      assertEquals(Collections.nCopies(10, 2.0), values(lines.getLast()));
      var intervals = run.results().getLast().lines();
      intervals.forEach(line -> assertEquals(Collections.nCopies(9, 0.01), values(line)));
      assertEquals(2, intervals.size());
    }
  }

  @Test
  void linesOfOneSenderAreNamedByWhatDiffers() throws Exception {
    for (int port : List.of(4950, 4951)) {
      receive(7, port, Call.of().with("x", 1), SourceNames.onHost("port " + port, "LAB-1"), port);
    }
    receive(7, 5_000, Call.of().with("x", 1), SourceNames.onHost("port 4950", "LAB-2"));
    try (var run = run("", "x")) {
      awaitAll(run);
      assertEquals(
          List.of("10.0.0.7", "10.0.0.7 to 4951", "10.0.0.7 @ LAB-2"),
          run.results().getFirst().lines().stream().map(SeriesLine::source).toList());
    }
  }

  /** Two computers may have one name, and each of them may send to two ports. */
  @Test
  void linesOfTwoComputersWithOneNameAreNamedByTheirAddresses() throws Exception {
    for (int port : List.of(4950, 4951)) {
      receive(20, port, Call.of().with("x", 1), "", port);
      receive(21, port, Call.of().with("x", 1), "", port);
    }
    try (var run = run("", "x")) {
      awaitAll(run);
      assertEquals(
          List.of("vm", "vm 10.0.0.21", "vm to 4951", "vm 10.0.0.21 to 4951"),
          run.results().getFirst().lines().stream().map(SeriesLine::source).toList());
    }
  }

  @Test
  void aSourceHasOneNameInAllSeries() throws Exception {
    receive(20, 1, Call.of().with("x", 1));
    receive(21, 2, Call.of().with("y", 1));
    receive(20, 3, Call.of().with("y", 1));
    try (var run = run("", "x", "y")) {
      awaitAll(run);
      assertEquals(
          List.of("vm", "vm 10.0.0.21", "vm"),
          run.results().stream()
              .flatMap(result -> result.lines().stream())
              .map(SeriesLine::source)
              .toList());
    }
  }

  @Test
  void aPortNamesALineOnlyOfTheComputerThatHasTheNameAlone() throws Exception {
    receive(20, 1, Call.of().with("x", 1), "", 4950);
    receive(21, 2, Call.of().with("x", 1), "", 4950);
    receive(21, 3, Call.of().with("x", 1), "", 4951);
    try (var run = run("", "x")) {
      awaitAll(run);
      assertEquals(
          List.of("vm", "vm 10.0.0.21", "vm 10.0.0.21 to 4951"),
          run.results().getFirst().lines().stream().map(SeriesLine::source).toList());
    }
  }

  /** Of a computer that sends to itself and to another one, each message is recorded as both. */
  @Test
  void whatIsSentAndWhatIsReceivedHaveIntervalsOfTheirOwn() throws Exception {
    for (int i = 0; i < 5; i++) {
      send(20, 100L * i, Call.of());
      send(30, 100L * i + 1, Call.of());
      receive(20, 100L * i + 2, Call.of());
    }
    try (var run = run("", "interval")) {
      awaitAll(run);
      var lines = run.results().getFirst().lines();
      assertEquals(
          List.of("here sent", "here sent to 10.0.0.30", "vm"),
          lines.stream().map(SeriesLine::source).toList());
      lines.forEach(line -> assertEquals(List.of(0.1, 0.1, 0.1, 0.1), values(line)));
    }
  }

  private void send(int to, long millis, Call call) throws Exception {
    var address = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) to});
    var local = new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 20}), 50_000);
    byte[] payload = Envelope.auto().encode(call, 4);
    var remote = new InetSocketAddress(address, 4950);
    journal.append(new Datagram(1, millis * 1_000_000, Direction.OUT, remote, local, payload));
  }

  private static String name(InetAddress address) {
    return address.getAddress()[3] >= 20 ? "vm" : address.getHostAddress();
  }

  @Test
  void followsAndCountsWhatLacksTheValue() throws Exception {
    receive(1, 1, Call.of().with("foo", 7));
    try (var run = run("", "foo")) {
      awaitAll(run);
      receive(1, 2, Call.of().with("bar", 8));
      receive(1, 3, Call.of().with("foo", null));
      receive(1, 4, Call.of().with("foo", "text"));
      receive(1, 5, Call.of().with("foo", true));
      awaitAll(run);
      var result = run.results().getFirst();
      assertEquals(List.of(7.0, Double.NaN, 1.0), values(result));
      assertEquals(1, result.missing());
      assertEquals(1, result.unusable());
      assertEquals(5, run.looked());
    }
  }

  @Test
  void theIntervalIsThatOfOneSender() throws Exception {
    receive(1, 0, Call.of("a"));
    receive(2, 300, Call.of("a"));
    receive(1, 500, Call.of("b"));
    receive(1, 1_000, Call.of("a"));
    receive(2, 1_300, Call.of("a"));
    try (var run = run("", query("interval", "data[0] == 'a'"), query("1 / interval", ""))) {
      awaitAll(run);
      var ofA = run.results().get(0).lines();
      assertEquals(List.of("10.0.0.1", "10.0.0.2"), ofA.stream().map(SeriesLine::source).toList());
      assertEquals(List.of(1.0), values(ofA.get(0)));
      assertEquals(List.of(1.0), values(ofA.get(1)));
      var all = run.results().get(1).lines();
      assertEquals(List.of(2.0, 2.0), values(all.get(0)));
      assertEquals(List.of(1.0), values(all.get(1)));
      assertEquals(2, run.results().get(0).missing());
    }
  }

  @Test
  void textsAndBooleansAreStates() throws Exception {
    receive(1, 1, Call.of("idle").with("on", true));
    receive(1, 2, Call.of("idle").with("on", false));
    receive(1, 3, Call.of("tri\nal").with("on", false));
    receive(1, 4, Call.of(4).with("on", null));
    try (var run = run("", "data[0]", "on")) {
      awaitAll(run);
      assertEquals(
          List.of("idle", "tri\\nal", "4"),
          names(run.results().get(0).lines().getFirst().states()));
      assertEquals(
          List.of("True", "False", "None"),
          names(run.results().get(1).lines().getFirst().states()));
    }
  }

  private static List<String> names(States states) {
    return states.runs().stream().map(States.Run::name).toList();
  }

  @Test
  void aListIsOfferedAsItsItems() throws Exception {
    var info = Map.of("x", 1);
    receive(1, 1, Call.of(List.of(1, 2, 3)).with("info", info));
    try (var run = run("", "data[0]", "info", "data[0] + [4]")) {
      awaitAll(run);
      var parts = run.results().stream().map(SeriesResult::parts).toList();
      assertEquals(List.of("data[0][0]", "data[0][1]", "data[0][2]"), parts.get(0));
      assertEquals(List.of("info['x']"), parts.get(1));
      assertEquals("(data[0] + [4])[3]", parts.get(2).getLast());
    }
  }

  @Test
  void beginsAgainWhenMessagesDecodeToOtherEvents() throws Exception {
    receive(1, 1, Call.of(5));
    try (var run = run("", "data[0]", "data[1]")) {
      awaitAll(run);
      var before = run.results();
      assertEquals(List.of(5.0), values(before.getFirst()));
      envelopes.set(
          envelopes.get().with(4950, Envelope.of("custom data=p[0] + (6,), attributes=p[1]")));
      Await.until("other results", () -> run.results() != before);
      Await.until("the new value", () -> !values(run.results().get(1)).isEmpty());
    }
  }

  @Test
  void memoryIsBounded() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      receive(1, i, Call.of(i * 0.1));
    }
    try (var run =
        new SeriesRun(view, Filter.everything(), 1, List.of(query("data[0]", "")), 100_000)) {
      awaitAll(run);
      var result = run.results().getFirst();
      assertEquals(20_000, result.lines().getFirst().points().size());
      assertTrue(result.lines().getFirst().numbers().coarse() > 0);
    }
  }
}
