package picklescope.stream.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.TestSeed;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.filter.Subject;
import picklescope.python.eval.Constants;
import picklescope.python.source.SourceException;

class PoseReaderTest {
  private static final InetSocketAddress HERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);

  private static Subject subject(byte[] payload, Envelope envelope) {
    return Subject.of(
        envelope.decode(new Datagram(7, 1_000, Direction.IN, HERE, HERE, payload), "LAB-3"));
  }

  private static Optional<Pose> read(String call, String position, String direction)
      throws Exception {
    byte[] payload = Envelope.auto().encode(Constants.call(call), 4);
    return PoseReader.of(position, direction).read(7, subject(payload, Envelope.auto()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "send(pos=[1, 1.8, -2])                      |                  | 1 1.8 -2",
        "send(action='move', position=(1, 2, 3))     |                  | 1 2 3",
        "send(pos={'x': 1, 'y': 2, 'z': 3})          |                  | 1 2 3",
        "send(x=1, y=2, z=3)                         |                  | 1 2 3",
        "send(x=1, z=3)                              |                  | 1 0 3",
        "send(pos=[4, 5])                            |                  | 4 0 5",
        "send([1, 2, 3])                             |                  | 1 2 3",
        "send('move', [1, 2, 3])                     |                  | 1 2 3",
        "send(balls=[[[0, 0, 0], [7, 8, 9]]])        | balls[0][1]      | 7 8 9",
        "send(1, 2, 3)                               | data             | 1 2 3",
        "send(p=[100, 50])                           | [p[0] / 100, 0, p[1] / 100] | 1 0 0.5",
        "send(pos=[1, 2, 3, 4])                      |                  | ",
        "send(pos=[1, 2, 3, 4, 5])                   |                  | ",
        "send(pos=[1, 2, 'x'])                       |                  | ",
        "send(pos='here', x=1)                       |                  | ",
        "send(pos=[1, 2, 1e400])                     |                  | ",
        "send(5, 'hello', foo=78)                    |                  | ",
      })
  void findsThePosition(String call, String position, String expected) throws Exception {
    var found = read(call, position == null ? "" : position, "");
    assertEquals(
        expected == null ? "" : expected,
        found
            .map(pose -> "%s %s %s".formatted(number(pose.x()), number(pose.y()), number(pose.z())))
            .orElse(""));
    found.ifPresent(pose -> assertEquals("7 1000", pose.number() + " " + pose.timeNanos()));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? "" + (long) value : "" + value;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quat=[0, 0, 0, 1]                          | 0",
        "quat=[0, 0.7071068, 0, 0.7071068]          | 90",
        "euler=[270, 0, 0]                          | 270",
        "yaw=45                                     | 45",
        "rotation={'x': 0, 'y': 1, 'z': 0, 'w': 0}  | 180",
        "quat=[0, 0, 0, 0]                          | ",
        "foo=1                                      | ",
      })
  void findsTheDirection(String keyword, String yaw) throws Exception {
    var forward = read("send(pos=[0, 0, 0], " + keyword + ")", "", "").orElseThrow().forward();
    assertEquals(yaw == null ? "" : yaw, forward.isKnown() ? "" + Math.round(forward.yaw()) : "");
  }

  @Test
  void readsMessagesOfOtherFormats() throws Exception {
    byte[] json =
        "{\"position\": {\"x\": 1, \"y\": 2, \"z\": 3}, \"yaw\": 90}"
            .getBytes(StandardCharsets.UTF_8);
    var pose = PoseReader.of("", "").read(1, subject(json, Envelope.of("json"))).orElseThrow();
    assertEquals("1.0 2.0 3.0", pose.x() + " " + pose.y() + " " + pose.z());
    assertEquals(1, pose.forward().x(), 1e-9);
  }

  @Test
  void aMistakeIsReported() {
    assertThrows(SourceException.class, () -> PoseReader.of("pos[", ""));
    assertThrows(SourceException.class, () -> PoseReader.of("", "nothing(3)"));
  }

  @Test
  void quaternionsAndEulerAnglesTurnAlike() {
    var random = new SplittableRandom(TestSeed.get());
    for (int i = 0; i < 1_000; i++) {
      double yaw = random.nextDouble(-720, 720);
      double pitch = random.nextDouble(-90, 90);
      double scale = random.nextDouble(0.1, 10);
      double halfYaw = Math.toRadians(yaw) / 2;
      double halfPitch = Math.toRadians(pitch) / 2;
      var turned = // the product of the turn around y and that around x
          Direction3.ofQuaternion(
              scale * Math.cos(halfYaw) * Math.sin(halfPitch),
              scale * Math.sin(halfYaw) * Math.cos(halfPitch),
              -scale * Math.sin(halfYaw) * Math.sin(halfPitch),
              scale * Math.cos(halfYaw) * Math.cos(halfPitch));
      var expected = Direction3.ofEuler(yaw, pitch);
      assertEquals(expected.x(), turned.x(), 1e-9);
      assertEquals(expected.y(), turned.y(), 1e-9);
      assertEquals(expected.z(), turned.z(), 1e-9);
    }
    assertTrue(Direction3.ofEuler(0, 45).y() < 0, "a positive pitch looks down");
  }
}
