package picklescope.send.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.filter.Subject;
import picklescope.net.RelayPolicy.Change;
import picklescope.net.RelayPolicy.Decision;
import picklescope.net.RelayPolicy.Delivery;
import picklescope.net.RelayPolicy.Keep;
import picklescope.net.RelayPolicy.PassOn;
import picklescope.net.RelayPolicy.Passage;
import picklescope.net.RelayPolicy.Released;
import picklescope.net.RelayWay;
import picklescope.pickle.PickleReader;
import picklescope.python.Repr;
import picklescope.send.Message;
import picklescope.send.MessageForm;

class RelayLineTest {
  private static final InetSocketAddress SENDER = new InetSocketAddress("192.168.0.7", 50000);
  private static final InetSocketAddress HERE = new InetSocketAddress("192.168.0.1", 4950);
  private static final long MILLI = 1_000_000;

  private final Map<Long, String> notes = new TreeMap<>();
  private final long now = System.nanoTime();
  private Envelope envelope = Envelope.auto();
  private RelayLine line = line(FaultPlan.NONE, _ -> true);

  @Test
  void theFirstRuleThatChoosesAMessageDecides() throws Exception {
    rules("data[0] == 1 -> drop", "data[0] < 3 -> delay 20ms", "-> hold");
    assertEquals(new PassOn(List.of()), decide(1, "send(1)"));
    assertEquals(new PassOn(List.of(new Delivery(now + 20 * MILLI))), decide(2, "send(2)"));
    assertEquals(new Keep(), decide(3, "send(3)"));
    assertEquals(new RuleCounts(1, 0, 1, 1, 0, 0), line.ruleCounts());
    assertEquals(Map.of(1L, "dropped by rule 1", 3L, "held by rule 3"), notes);
  }

  @Test
  void whatCannotBeDecidedBecauseOfADefectHasNoFaults() throws Exception {
    var lossy = new FaultPlan(100, 0, 0, Duration.ZERO, Duration.ZERO, FaultPlan.UNLIMITED, 1);
    line =
        line(
            lossy,
            _ -> {
              throw new IllegalStateException("thrown by a test");
            });
    assertEquals(new PassOn(List.of(new Delivery(now))), decide(1, "send(1)"));
  }

  @Test
  void whatNoRuleChoosesPassesOnUnchanged() throws Exception {
    assertTrue(line.isIdle());
    rules("data[0] == 1 -> drop");
    assertFalse(line.isIdle());
    assertEquals(new PassOn(List.of(new Delivery(now))), decide(1, "send(2)"));
    rules();
    assertTrue(line.isIdle());
    assertEquals(RuleCounts.NONE, line.ruleCounts());
    assertEquals(Map.of(), notes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "send(1, pos=[5, 6, 7], b=2) | send(*e.data, **{**e.attributes, 'pos': [0, 1.8, 0]})"
            + " | ((1,), {'pos': [0, 1.8, 0], 'b': 2})",
        "send(1, 2)                  | send(*e.data[1:], was=e.data[0]) | ((2,), {'was': 1})",
        "send(1)                     | send(n, e.number, e.sender) | ((0, 17, 'LAB-3'), {})",
        "send(1)                     | send() | ((), {})",
      })
  void anotherMessageIsPassedOnInstead(String text, String message, String expected)
      throws Exception {
    rules("-> " + message);
    var change = change(decide(17, text));
    assertEquals(expected, unpickled(change.payload()));
    assertEquals("changed by rule 1", change.why());
    assertEquals(Map.of(17L, "changed by rule 1"), notes);
    assertEquals(1, line.ruleCounts().changed());
  }

  @Test
  void theChangedMessageHasTheProtocolOfTheOneThatCame() throws Exception {
    rules("-> send(*e.data)");
    for (int protocol = 2; protocol <= 5; protocol++) {
      byte[] payload = call("send(1, 'a')", protocol);
      assertArrayEquals(payload, change(decide(1, payload)).payload());
    }
    byte[] old = change(decide(1, call("send(1, 'a')", 0))).payload();
    assertArrayEquals(call("send(1, 'a')", 0), old);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "auto                                  | {\"trial\": 3, \"t\": 1} | {\"trial\":3,\"t\":2}",
        "json                                  | {\"trial\": 3, \"t\": 1} | {\"trial\":3,\"t\":2}",
        "call, json                            | {\"trial\": 3, \"t\": 1} | {\"trial\":3,\"t\":2}",
      })
  void theChangedMessageHasTheEnvelopeOfTheOneThatCame(String text, String payload, String expected)
      throws Exception {
    envelope = Envelope.of(text);
    rules("-> send(**{**e.attributes, 't': 2})");
    var change = change(decide(1, payload.getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        expected, new String(change.payload(), StandardCharsets.UTF_8).replaceAll("\\s", ""));
  }

  @Test
  void aBareValueStaysBare() throws Exception {
    rules("-> send(e.data[0] + 1)");
    byte[] bare = Message.of(MessageForm.BARE, "41").compile().payload(null);
    assertEquals("42", unpickled(change(decide(1, bare)).payload()));
  }

  @Test
  void bytesArePassedOnInstead() throws Exception {
    rules("-> sendRaw(e.raw_data[1:])");
    assertEquals("bc", new String(change(decide(1, "abc".getBytes())).payload()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-> send(e.foo)                | rule 1: there is no e.foo",
        "data -> sendRaw(b'x' * 65508) | rule 1: the message would have 65,508 bytes",
        "sum([0] * data[0]) -> drop    | rule 1: it could not be decided",
        "-> send(*e.data[0])           | no items",
      })
  void aRuleThatFailsPassesTheMessageOnUnchangedAndIsReported(String rule, String problem)
      throws Exception {
    rules(rule, "-> drop");
    assertEquals(new PassOn(List.of(new Delivery(now))), decide(1, "send(100000000)"));
    assertEquals(new RuleCounts(0, 0, 0, 0, 0, 1), line.ruleCounts());
    assertTrue(line.problem().contains(problem), line.problem());
    assertTrue(line.problem().endsWith("the message was passed on unchanged"), line.problem());
    assertEquals(Map.of(), notes);
  }

  @Test
  void aMistakeInARuleLeavesTheRulesAsTheyAre() throws Exception {
    rules("-> drop");
    var wrong = new RelayRule("foo >", new RelayRule.Drop());
    assertThrows(Exception.class, () -> line.setRules(List.of(wrong)));
    assertEquals(List.of(RelayRule.of("-> drop")), line.rules());
  }

  @Test
  void faultsComeAfterRules() throws Exception {
    var chosen = new ArrayList<Integer>();
    var late = new FaultPlan(0, 0, 0, Duration.ofMillis(5), Duration.ZERO, FaultPlan.UNLIMITED, 1);
    line = line(late, datagram -> chosen.add(datagram.size()));
    rules("data[0] == 1 -> drop", "data[0] == 2 -> delay 20ms", "data[0] == 3 -> sendRaw(b'abc')");
    decide(1, "send(1)");
    assertEquals(List.of(), chosen);
    assertEquals(new PassOn(List.of(new Delivery(now + 25 * MILLI))), decide(2, "send(2)"));
    var changed = assertInstanceOf(PassOn.class, decide(3, "send(3)")).deliveries().getFirst();
    assertEquals(now + 5 * MILLI, changed.atNanos());
    assertEquals("abc", new String(changed.change().orElseThrow().payload()));
    assertEquals(3, chosen.getLast());
  }

  @Test
  void aHeldMessageGoesOnWhenItsTimeIsOver() throws Exception {
    rules("-> hold 2s");
    decide(1, "send(1)");
    assertEquals(2_000 * MILLI, line.untilReleased(now, 5_000 * MILLI));
    assertEquals(List.of(), line.released(now + 1_999 * MILLI));
    var released = line.released(now + 2_000 * MILLI);
    assertEquals(1, released.size());
    assertEquals(
        new PassOn(List.of(new Delivery(now + 2_000 * MILLI))), released.getFirst().decision());
    assertEquals(List.of(), line.held().list());
    assertEquals(List.of(), line.released(now + 9_000 * MILLI));
    assertEquals(7, line.untilReleased(now, 7));
  }

  @Test
  void theUserSendsHeldMessagesOnChangesAndDropsThem() throws Exception {
    var woken = new ArrayList<Integer>();
    line.held().onChange(() -> woken.add(1));
    rules("-> hold");
    for (long number = 1; number <= 5; number++) {
      decide(number, "send(1)");
    }
    long version = line.held().version();
    var held = line.held().list();
    assertEquals(
        List.of(1L, 2L, 3L, 4L, 5L), held.stream().map(HeldMessages.Held::number).toList());
    assertEquals(
        Duration.ofSeconds(30), Duration.between(held.getFirst().since(), held.getFirst().until()));
    assertTrue(line.held().sendOn(held.get(2).id()));
    assertTrue(line.held().sendOn(held.get(0).id(), "other".getBytes()));
    assertTrue(line.held().drop(held.get(1).id()));
    assertFalse(line.held().sendOn(held.get(2).id()));
    assertFalse(line.held().drop(held.get(0).id()));
    assertTrue(line.held().version() > version);
    assertEquals(2, woken.size());
    assertEquals(0, line.untilReleased(now, 5));
    var released = line.released(now);
    assertEquals(List.of(3L, 1L), numbers(released));
    assertEquals(
        "other",
        new String(
            released.get(1).decision().deliveries().getFirst().change().orElseThrow().payload()));
    line.held().sendAllOn();
    assertEquals(List.of(4L, 5L), numbers(line.released(now)));
    assertEquals("changed by hand", notes.get(1L));
    assertEquals("dropped by hand", notes.get(2L));
    assertEquals(new RuleCounts(1, 1, 0, 5, 0, 0), line.ruleCounts());
  }

  @Test
  void allHeldMessagesGoOnAtTheEnd() throws Exception {
    rules("-> hold 60min");
    for (long number = 1; number <= 3; number++) {
      decide(number, "send(1)");
    }
    line.held().sendOn(2);
    assertEquals(List.of(2L, 1L, 3L), numbers(line.releasedAtEnd(now)));
    assertFalse(line.held().isHeld(1));
    assertEquals(List.of(), line.held().list());
    assertFalse(line.held().sendOn(3));
    assertEquals(List.of(), line.releasedAtEnd(now));
  }

  @Test
  void aLongerMessageThanADatagramIsRefused() throws Exception {
    rules("-> hold");
    decide(1, "send(1)");
    long id = line.held().list().getFirst().id();
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> line.held().sendOn(id, new byte[65_508]));
    assertTrue(e.getMessage().contains("at most 65,507"), e.getMessage());
    assertEquals(1, line.held().list().size());
  }

  @Test
  void theOldestGoOnIfTooManyAreHeld() throws Exception {
    rules("-> hold");
    for (long number = 1; number <= HeldMessages.MOST + 3; number++) {
      decide(number, "send(1)");
    }
    assertEquals(HeldMessages.MOST, line.held().list().size());
    assertEquals(List.of(1L, 2L, 3L), numbers(line.released(now)));
    assertEquals(3, line.ruleCounts().passedOver());
  }

  @Test
  void theBytesOfHeldMessagesAreBounded() throws Exception {
    rules("-> hold");
    int most = HeldMessages.MOST_BYTES / 65_000;
    for (long number = 1; number <= most + 2; number++) {
      decide(number, new byte[65_000]);
    }
    assertEquals(most, line.held().list().size());
    assertEquals(List.of(1L, 2L), numbers(line.released(now)));
  }

  private static List<Long> numbers(List<Released> released) {
    return released.stream().map(one -> one.passage().datagram().number()).toList();
  }

  private void rules(String... texts) throws Exception {
    var rules = new ArrayList<RelayRule>();
    for (String text : texts) {
      rules.add(RelayRule.of(text));
    }
    line.setRules(rules);
  }

  private RelayLine line(FaultPlan plan, Predicate<Datagram> hasFaults) {
    var reading =
        new RuleReading(datagram -> Subject.of(envelope.decode(datagram, "LAB-3")), _ -> envelope);
    return new RelayLine(plan, hasFaults, reading, notes::put);
  }

  private Decision decide(long number, String call) throws Exception {
    return decide(number, call(call, 4));
  }

  private Decision decide(long number, byte[] payload) {
    var datagram = new Datagram(number, 0, Direction.IN, SENDER, HERE, payload);
    return line.decide(new Passage(datagram, RelayWay.TO_TARGETS, SENDER), now);
  }

  private static Change change(Decision decision) {
    var deliveries = assertInstanceOf(PassOn.class, decision).deliveries();
    assertEquals(1, deliveries.size());
    Optional<Change> change = deliveries.getFirst().change();
    assertTrue(change.isPresent());
    return change.get();
  }

  private static byte[] call(String text, int protocol) throws Exception {
    return Message.of(MessageForm.CALL, text).withProtocol(protocol).compile().payload(null);
  }

  private static String unpickled(byte[] payload) throws Exception {
    return new Repr().of(PickleReader.read(payload));
  }
}
