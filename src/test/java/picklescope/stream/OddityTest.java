package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.python.Call;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;

class OddityTest {
  private final StreamEvents events = new StreamEvents();
  private final Streams streams = new Streams(new StreamGrouping.Standard());
  private int sent;

  private void send(Call call) {
    streams.add(events.at(sent++ / 10.0, call));
  }

  private void sendNumbers(long... numbers) {
    Arrays.stream(numbers).forEach(n -> send(Call.of().with("n", n)));
  }

  private List<Oddity> oddities() {
    return streams.snapshot(StreamEvents.nanos(sent / 10.0)).rows().stream()
        .flatMap(row -> row.oddities().stream())
        .toList();
  }

  private List<String> texts() {
    return oddities().stream().map(Oddity::text).toList();
  }

  private static long[] range(long first, long last) {
    return LongStream.rangeClosed(first, last).toArray();
  }

  @Test
  void aListThatGetsShorter() {
    send(Call.of().with("pos", List.of(1, 2, 3)));
    send(Call.of().with("pos", List.of(1, 2, 3)));
    send(Call.of().with("pos", List.of(1, 2)));
    assertEquals(List.of("pos was a list of 3, then a list of 2"), texts());
    assertEquals(3, oddities().getFirst().number());
  }

  @Test
  void anotherKindOfValueIsOddHoweverOften() {
    for (int i = 0; i < 100; i++) {
      send(Call.of(1).with("foo", i % 2 == 0 ? (Object) 5 : "5"));
    }
    assertEquals(List.of("foo was a number, then a text (99 changes, back included)"), texts());
  }

  @Test
  void intAndFloatAreBothNumbers() {
    send(Call.of(1).with("foo", 0));
    send(Call.of(1).with("foo", 0.5));
    assertEquals(List.of(), texts());
  }

  @Test
  void listsOfAllLengthsAreMeantSo() {
    for (int i = 0; i < 100; i++) {
      send(Call.of(1).with("foo", IntStream.range(0, i % 7).boxed().toList()));
      send(Call.of(1).with("foo", i % 3 == 0 ? null : 5.5));
    }
    assertTrue(texts().stream().noneMatch(text -> text.contains("a list of 0")), texts()::toString);
  }

  @Test
  void missingNumbers() {
    sendNumbers(range(1, 20));
    sendNumbers(range(23, 30));
    assertEquals(List.of("n: 2 missing, first 23 after 20"), texts());
    assertEquals(21, oddities().getFirst().number());
  }

  /** As of a computer that was asleep: there was time for them. */
  @Test
  void theNumbersOfALongGapAreMissing() {
    sendNumbers(range(1, 20));
    sent += 72_000;
    sendNumbers(range(72_021, 72_030));
    assertEquals(List.of("n: 72,000 missing, first 72021 after 20"), texts());
  }

  @Test
  void lateNumbersAreNotMissing() {
    sendNumbers(range(1, 20));
    sendNumbers(22, 21, 23, 24);
    assertEquals(List.of("n: 1 late, first 21 after 22"), texts());
  }

  @Test
  void repeatedNumbers() {
    sendNumbers(range(1, 20));
    sendNumbers(20, 21, 19, 22);
    assertEquals(List.of("n: 2 repeated, first 20 after 20"), texts());
  }

  @Test
  void aSequenceThatBeginsAgain() {
    sendNumbers(range(1, 30));
    sendNumbers(range(1, 30)); // within the window of what has come
    sendNumbers(range(500_000, 500_010));
    assertEquals(List.of("n: began again, 2 times, first 1 after 30"), texts());
    assertEquals(31, oddities().getFirst().number());
  }

  @Test
  void aSequenceThatWrapsAround() {
    for (long last : new long[] {0xFF, 0xFFFF, 0xFFFF_FFFFL, 0x7F, 0x7FFF, 0x7FFF_FFFFL}) {
      var one = new SequenceWatch(last - 3, 0);
      boolean signed = last == 0x7F || last == 0x7FFF || last == 0x7FFF_FFFFL;
      long first = signed ? -last - 1 : 0;
      for (long value : new long[] {last - 2, last - 1, first, first + 1, last, first + 2}) {
        assertTrue(one.add(value, 1, 0));
      }
      assertEquals(
          List.of(Oddity.Step.LATE, Oddity.Step.WRAPPED),
          one.oddities("n").stream().map(odd -> ((Oddity.Sequence) odd).step()).toList(),
          () -> last + " " + one.oddities("n"));
    }
  }

  @Test
  void theLossIsCountedOverTheWrap() {
    sendNumbers(range(240, 250));
    sendNumbers(range(3, 10));
    assertEquals(
        List.of("n: 8 missing, first 3 after 250", "n: wrapped around, first 3 after 250"),
        texts().stream().sorted().toList());
    assertTrue(oddities().stream().anyMatch(odd -> !odd.needsAttention()));
  }

  @Test
  void manyLossesStayASequence() {
    long n = 0;
    var random = new java.util.Random(1);
    sendNumbers(range(1, 20));
    n = 20;
    long missing = 0;
    for (int i = 0; i < 500; i++) {
      n++;
      if (random.nextInt(100) < 40) {
        missing++;
      } else {
        sendNumbers(n);
      }
    }
    sendNumbers(n + 1);
    assertEquals(missing, oddities().getFirst().count());
  }

  @Test
  void aNumberThatCountsAllMessagesOfASender() {
    for (int n = 0; n < 200; n++) {
      if (n != 150) {
        send(n % 20 == 5 ? Call.of("mark").with("n", n) : Call.of().with("n", n).with("pos", 1));
      }
    }
    assertEquals(List.of("n of all its messages: 1 missing, first 151 after 149"), texts());
  }

  @Test
  void aNumberThatCountsAllMessagesOfASenderToTwoPorts() {
    for (int n = 0; n < 200; n++) {
      if (n != 150) {
        var datagram = events.at(n / 10.0, Call.of().with("n", n)).datagram();
        streams.add(Envelope.auto().decode(atPort(datagram, n % 3 == 0 ? 4951 : 4950), ""));
      }
    }
    assertEquals(List.of("n of all its messages: 1 missing, first 151 after 149"), texts());
  }

  private static Datagram atPort(Datagram datagram, int port) {
    return new Datagram(
        datagram.number(),
        datagram.timeNanos(),
        datagram.direction(),
        datagram.remote(),
        new InetSocketAddress(datagram.local().getAddress(), port),
        datagram.payload(),
        datagram.source());
  }

  @Test
  void aNumberBehindManyOthersThatCountsAllMessagesOfASender() {
    for (int n = 0; n < 200; n++) {
      if (n != 150) {
        var call = Call.of(n % 20 == 5 ? "mark" : "pose");
        for (int i = 0; i < 12; i++) {
          call = call.with("button" + i, 0);
        }
        send(n % 20 == 5 ? call.with("frame", n).with("x", 1) : call.with("frame", n));
      }
    }
    assertEquals(List.of("frame of all its messages: 1 missing, first 151 after 149"), texts());
  }

  /** To the first port only a part of the numbers comes, of several kinds of messages. */
  @Test
  void aNumberThatGoesOnAtAnotherPortNowAndThenLacksNothing() {
    for (int n = 0; n < 400; n++) {
      var call = Call.of(n % 3 == 0 ? "key" : "pose").with("n", n);
      var datagram = events.at(n / 10.0, call).datagram();
      streams.add(Envelope.auto().decode(atPort(datagram, n % 20 == 19 ? 4960 : 4950), ""));
    }
    assertEquals(List.of(), texts());
  }

  /** As at the computer that sends them, where all are recorded. */
  @Test
  void aNumberThatGoesOnAtAnotherComputerLacksNothing() {
    for (int n = 0; n < 400; n++) {
      if (n != 350) {
        String to = n % 20 == 19 ? "10.0.0.3" : "10.0.0.2";
        byte[] payload = StreamEvents.payload(Call.of().with("n", n));
        streams.add(events.event(StreamEvents.nanos(n / 10.0), to, Direction.OUT, payload));
      }
    }
    assertEquals(List.of("n of all its messages: 1 missing, first 351 after 349"), texts());
  }

  /** To another computer it sends other messages, which it counts on their own. */
  @Test
  void aNumberThatGoesOnAtAnotherPortOfAComputerLacksNothing() {
    for (int n = 0; n < 400; n++) {
      sendTo("10.0.0.2", n % 20 == 19 ? 4951 : 4950, n);
      if (n % 2 == 0) {
        sendTo("10.0.0.3", 4950, n / 2);
      }
    }
    assertEquals(List.of(), texts());
  }

  private void sendTo(String address, int port, int n) {
    byte[] payload = StreamEvents.payload(Call.of().with("n", n));
    var sent = events.event(StreamEvents.nanos(n / 10.0), address, Direction.OUT, payload);
    var to = new InetSocketAddress(sent.datagram().remote().getAddress(), port);
    var from = sent.datagram();
    var datagram =
        new Datagram(from.number(), from.timeNanos(), Direction.OUT, to, from.local(), payload);
    streams.add(Envelope.auto().decode(datagram, ""));
  }

  /** The first sender of the groups counts nothing. */
  @Test
  void aNumberThatCountsAllMessagesOfASenderGroupedByAnArgument() throws Exception {
    var byVerb = new Streams(StreamGrouping.of("data[0]"));
    for (String verb : List.of("mark", "pose")) {
      byVerb.add(events.at(0, "10.0.0.6", Call.of(verb).with("n", 7)));
    }
    for (int n = 0; n < 200; n++) {
      if (n != 150) {
        var call = Call.of(n % 3 == 0 ? "mark" : "pose").with("n", n);
        byVerb.add(events.at(n / 10.0, "10.0.0.7", call));
      }
    }
    var rows = byVerb.snapshot(StreamEvents.nanos(20)).rows();
    assertEquals(
        List.of("n of all its messages: 1 missing, first 151 after 149"),
        rows.stream().flatMap(row -> row.oddities().stream()).map(Oddity::text).toList());
  }

  /** Each counts its own messages of two kinds, and sends them to a port of its own. */
  @Test
  void twoProgramsOfOneComputerAreToldApart() {
    for (int n = 0; n < 400; n++) {
      for (int program = 0; program < 2; program++) {
        int count = n - 150 * program; // the second one starts later
        boolean isLost = program == 1 && count == 100;
        if (count >= 0 && !isLost) {
          var call = Call.of(count % 5 == 0 ? "mark" : "pose").with("n", count);
          var datagram = events.at(n / 10.0, call).datagram();
          streams.add(Envelope.auto().decode(atPort(datagram, 4950 + program), ""));
        }
      }
    }
    assertEquals(List.of("n of all its messages: 1 missing, first 101 after 99"), texts());
  }

  /** Some messages have a keyword more, or another argument. */
  @Test
  void aPositionalNumberThatCountsAllMessagesOfASender() {
    for (int n = 0; n < 400; n++) {
      if (n != 350) {
        var pose = Call.of("pose", n).with("x", 1.5);
        send(n % 50 == 0 ? pose.with("trigger", true) : n % 70 == 1 ? Call.of("pose", n, 1) : pose);
      }
    }
    assertEquals(
        List.of(
            "data[1] of all its messages: 1 missing, first 351 after 349",
            "keyword trigger is in some messages only"),
        texts());
  }

  @Test
  void numbersOfTheirOwnAreNotShared() {
    for (int n = 0; n < 200; n++) {
      if (n != 150) {
        send(Call.of().with("n", n).with("pos", 1));
      }
      send(Call.of().with("n", n + 3).with("quat", 1));
    }
    assertEquals(List.of("n: 1 missing, first 151 after 149"), texts());
  }

  @Test
  void aNumberThatStopsIsNoSequence() {
    sendNumbers(range(1, 40));
    for (int i = 0; i < 400; i++) {
      sendNumbers(40);
    }
    assertEquals(List.of(), texts());
  }

  @Test
  void anyNumbersAreNoSequence() {
    var random = new java.util.Random(2);
    for (int i = 0; i < 1_000; i++) {
      sendNumbers(random.nextInt(10));
    }
    assertEquals(List.of(), texts());
  }

  @Test
  void aKeywordComesAndGoes() {
    send(Call.of().with("pos", 1).with("quat", 2));
    send(Call.of().with("pos", 1));
    assertEquals(List.of(), texts());
    send(Call.of().with("pos", 1).with("quat", 2));
    assertEquals(List.of("keyword quat is in some messages only"), texts());
    send(Call.of().with("action", "a").with("x", 1));
    send(Call.of().with("action", "b").with("x", 1).with("y", 1));
    send(Call.of().with("action", "a").with("x", 1));
    assertEquals(1, texts().size());
  }

  @Test
  void namesThatDifferInCase() {
    send(Call.of().with("pos", 1));
    send(Call.of().with("Pos", 1));
    send(Call.of().with("pos", 1));
    assertEquals(List.of("keyword Pos: elsewhere it is written pos"), texts());
  }

  @Test
  void sendersThatDifferInCase() {
    streams.add(events.at(0, "192.168.0.7", Call.of(1)));
    streams.add(events.at(0, "192.168.0.8", Call.of(1)));
    streams.rename(number -> Optional.of(number == 1 ? "LAB-3" : "lab-3"));
    assertEquals(List.of("sender lab-3: elsewhere it is written LAB-3"), texts());
    assertEquals(
        List.of("LAB-3", "lab-3"),
        streams.snapshot(0).rows().stream().map(StreamRow::sender).toList());
  }

  @Test
  void aFunctionThatTheReceiverMayLack() {
    var update = new PyGlobal(PyStr.of("__main__"), PyStr.of("update"));
    var known = new PyGlobal(PyStr.of("vizact"), PyStr.of("sliderXY"));
    var old = new PyGlobal(PyStr.of("__builtin__"), PyStr.of("len"));
    send(Call.of(List.of(update, known, old)));
    send(Call.of(List.of(update, known, old)));
    assertEquals(List.of("the receiver needs __main__.update to read it"), texts());
    assertEquals(2, oddities().getFirst().count());
  }

  @Test
  void aClockThatIsWrongAndDrifts() {
    for (int i = 0; i < 600; i++) {
      double arrived = i / 10.0;
      streams.add(
          events.at(
              arrived,
              Call.of()
                  .with("t", 1_790_000_000.0 - 3.25 + arrived * 1.0003)
                  .with("ms", (long) (5_000 + arrived * 1_000 * 0.9995))
                  .with("good", 1_790_000_000.0 + arrived - 0.002)
                  .with("x", arrived * 3.7)));
    }
    sent = 600;
    assertEquals(
        List.of(
            "t: the sender's clock is 3.2 s behind and too fast by 300 millionths",
            "ms: the sender's clock is too slow by 500 millionths"),
        texts());
  }

  /** The delay rises once, is longer at first, or wanders; the clocks are exact. */
  @Test
  void aDelayThatChangesIsNoDrift() {
    var random = new SplittableRandom(TestSeed.get());
    double phase = random.nextDouble(2 * Math.PI);
    for (int i = 0; i < 1_800; i++) {
      double sent = i / 60.0;
      double[] delays = {
        sent < 15 ? 0.005 : 0.025,
        sent < 1 ? 0.2 * (1 - sent) : 0,
        0.01 + 0.01 * Math.sin(sent / 4 + phase)
      };
      for (int sender = 0; sender < delays.length; sender++) {
        double jitter = random.nextDouble(0.002);
        var call = Call.of().with("t", 1_790_000_000.0 + sent).with("s" + sender, "x");
        streams.add(events.at(sent + delays[sender] + jitter, call));
      }
    }
    assertEquals(List.of(), texts());
  }

  /** As with jitter of a network, a drift is told. */
  @Test
  void aDriftIsToldThoughDelaysDiffer() {
    var random = new SplittableRandom(TestSeed.get());
    for (int i = 0; i < 3_600; i++) {
      double sent = i / 60.0;
      var call = Call.of().with("t", 1_790_000_000.0 + sent * 1.0003);
      streams.add(events.at(sent + random.nextDouble(0.01), call));
    }
    assertEquals(1, texts().size());
    assertTrue(
        texts().getFirst().matches(".*too fast by (29|30)[0-9] millionths"), texts()::toString);
  }

  @Test
  void aConstantTimeIsNoClock() {
    for (int i = 0; i < 200; i++) {
      send(Call.of().with("began", 1_790_000_000.0).with("trial", i / 20));
    }
    assertEquals(List.of(), texts());
    assertFalse(streams.snapshot(StreamEvents.nanos(20)).rows().getFirst().isOdd());
  }
}
