package picklescope.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.event.Callback;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** The lab as messages over time. */
class DemoLabTest {
  private static final long SECOND = 1_000_000_000;

  private static final List<LabMessage> MINUTE = minute(DemoLab.USUAL_SEED);

  private static List<LabMessage> minute(long seed) {
    var lab = new DemoLab(seed);
    var messages = new ArrayList<LabMessage>();
    for (var next = lab.next(); next.atNanos() < 60 * SECOND; next = lab.next()) {
      messages.add(next);
    }
    return messages;
  }

  private static List<LabMessage> minuteOf(LabComputer computer) {
    return MINUTE.stream().filter(one -> one.from() == computer).toList();
  }

  private static Event event(LabMessage message, Envelope envelope) {
    var datagram =
        new Datagram(
            1,
            message.atNanos(),
            Direction.IN,
            new InetSocketAddress(message.from().address(), 5000),
            new InetSocketAddress("127.0.0.1", 4950),
            message.payload());
    return envelope.decode(datagram, message.from().shown());
  }

  private static NetworkEvent call(LabMessage message) {
    return (NetworkEvent) event(message, message.from().envelope());
  }

  private static PyValue attribute(LabMessage message, String name) {
    return call(message).attributes().get(PyStr.of(name)).orElse(PyStr.of(""));
  }

  private static List<LabMessage> poses(LabComputer robot) {
    return minuteOf(robot).stream()
        .filter(one -> attribute(one, "action").equals(PyStr.of("pose")))
        .toList();
  }

  @Test
  void labsOfOneSeedAreTheSameAndOthersAreNot() {
    var one = minute(7);
    var same = minute(7);
    assertEquals(one.size(), same.size());
    for (int i = 0; i < one.size(); i++) {
      assertEquals(one.get(i).atNanos(), same.get(i).atNanos());
      assertEquals(one.get(i).from(), same.get(i).from());
      assertArrayEquals(one.get(i).payload(), same.get(i).payload());
    }
    var other = minute(8);
    assertTrue(
        one.size() != other.size()
            || !Arrays.equals(one.get(5000).payload(), other.get(5000).payload()));
  }

  @Test
  void timesDoNotGoBack() {
    var messages = MINUTE;
    for (int i = 1; i < messages.size(); i++) {
      assertTrue(messages.get(i - 1).atNanos() <= messages.get(i).atNanos(), "message " + i);
    }
  }

  @Test
  void eachComputerSendsAtItsRate() {
    Map<LabComputer, Long> counts =
        MINUTE.stream()
            .collect(Collectors.groupingBy(LabMessage::from, TreeMap::new, Collectors.counting()));
    assertEquals(1800, counts.get(LabComputer.EYES));
    assertEquals(1200, counts.get(LabComputer.ARDUINO));
    assertEquals(2400, counts.get(LabComputer.TRACKER));
    assertTrue(counts.get(LabComputer.ROBOT_1) > 3500, counts.toString());
    assertTrue(counts.get(LabComputer.ROBOT_2) > 3300, counts.toString());
    assertTrue(counts.get(LabComputer.ANNA) >= 8, counts.toString());
    assertTrue(counts.get(LabComputer.BEN) >= 8, counts.toString());
  }

  @ParameterizedTest
  @EnumSource(LabComputer.class)
  void eachMessageIsReadByTheEnvelopeOfItsSenderAndByTheSharedOne(LabComputer computer) {
    for (var message : minuteOf(computer)) {
      var read = event(message, computer.envelope());
      var shared = event(message, LabComputer.sharedEnvelope());
      assertEquals(text(read), text(shared));
      assertTrue(isRead(read), () -> text(read));
    }
  }

  private static boolean isRead(Event event) {
    return switch (event) {
      case NetworkEvent call -> !call.bare() && call.misfit().isEmpty();
      case RawNetworkEvent raw -> raw.content().isPresent() && raw.isWhole();
    };
  }

  private static String text(Event event) {
    return switch (event) {
      case NetworkEvent call -> new Repr().of(call.data()) + new Repr().of(call.attributes());
      case RawNetworkEvent raw ->
          raw.content()
              .map(content -> new Repr().of(content.data()) + new Repr().of(content.attributes()))
              .orElse(raw.reason());
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = LabComputer.class,
      names = {"ROBOT_1", "ROBOT_2"})
  void robotsStayInTheMazeAndDoNotJump(LabComputer robot) {
    double[] before = {};
    for (var message : poses(robot)) {
      var texts = new Repr().of(attribute(message, "pos")).replaceAll("[\\[\\]]", "").split(", ");
      double x = Double.parseDouble(texts[0]);
      double z = Double.parseDouble(texts[2]);
      assertTrue(Math.abs(x) <= 4 && Math.abs(z) <= 3, () -> x + " " + z);
      if (before.length > 0) {
        double moved = Math.hypot(x - before[0], z - before[1]);
        assertTrue(moved < 0.2, () -> "moved " + moved + " to " + x + " " + z);
      }
      before = new double[] {x, z};
    }
  }

  @Test
  void aRobotIsCaughtNowAndThenAndTheFirstSoon() {
    var catches =
        MINUTE.stream()
            .filter(one -> one.from().ordinal() <= LabComputer.ROBOT_2.ordinal())
            .filter(one -> attribute(one, "action").equals(PyStr.of("catch")))
            .toList();
    assertTrue(catches.size() >= 3 && catches.size() <= 20, () -> "" + catches.size());
    assertTrue(catches.getFirst().atNanos() < 20 * SECOND);
    assertTrue(catches.stream().map(LabMessage::from).distinct().count() == 2);
  }

  @Test
  void theFirstRobotLosesMessages() {
    long missing = 0;
    long next = 0;
    for (var pose : poses(LabComputer.ROBOT_1)) {
      long n = ((PyInt) attribute(pose, "n")).longValue();
      missing += n - next;
      next = n + 1;
    }
    assertTrue(missing >= 2, "missing " + missing);
  }

  @Test
  void theSecondRobotStutters() {
    var poses = poses(LabComputer.ROBOT_2);
    long longest = 0;
    for (int i = 1; i < poses.size(); i++) {
      longest = Math.max(longest, poses.get(i).atNanos() - poses.get(i - 1).atNanos());
    }
    assertTrue(longest >= 450_000_000 && longest <= 600_000_000, "longest " + longest);
  }

  @Test
  void aKeywordHidesThePortAndAFunctionIsMissing() {
    assertWarns(LabComputer.BEN, "The keyword port hides e.port");
    assertWarns(LabComputer.ANNA, "It refers to annas_avatar.wave");
  }

  private static void assertWarns(LabComputer computer, String words) {
    assertTrue(
        minuteOf(computer).stream()
            .flatMap(one -> Callback.of(call(one)).warnings().stream())
            .anyMatch(warning -> warning.startsWith(words)),
        words);
  }
}
