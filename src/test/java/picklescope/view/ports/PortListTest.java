package picklescope.view.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picklescope.net.Counters;
import picklescope.net.PortSharing;
import picklescope.net.PortSpec;
import picklescope.net.PortState;
import picklescope.net.UdpPort;
import picklescope.view.ports.PortList.Line;

class PortListTest {
  private static final long LATER = PortList.UNDO.toNanos();

  private final PortList list = new PortList();

  private static UdpPort port(int number) {
    var counters = new Counters(0, 0, OptionalLong.of(0), 0, 0);
    return new UdpPort(number, new PortState.Closed(), counters, PortSharing.REUSE_ADDRESS);
  }

  private static PortsStatus status(int... numbers) {
    return new PortsStatus(
        IntStream.of(numbers).mapToObj(n -> new PortsStatus.Entry(port(n), 0)).toList());
  }

  /** The lines as text; those of removed ports have a minus sign. */
  private static List<String> text(List<Line> lines) {
    return lines.stream()
        .map(line -> (line instanceof Line.Removed ? "-" : "") + line.number())
        .toList();
  }

  @Test
  void aRemovedPortKeepsItsLineUntilItsTimeIsOver() {
    assertEquals(List.of("1", "2", "3"), text(list.lines(status(1, 2, 3), 0, true)));
    list.remove(port(2), 0);
    assertEquals(List.of("1", "-2", "3"), text(list.lines(status(1, 2, 3), 1, true)), "not yet");
    assertEquals(List.of("1", "-2", "3"), text(list.lines(status(1, 3), LATER - 1, true)));
    assertEquals(List.of("1", "3"), text(list.lines(status(1, 3), LATER, true)));
  }

  @Test
  void noLineMovesUnderThePointer() {
    list.remove(port(2), 0);
    assertEquals(List.of("-2", "3"), text(list.lines(status(3), 9 * LATER, false)));
    assertEquals(List.of("3"), text(list.lines(status(3), 9 * LATER + 1, true)));
  }

  @Test
  void undoTellsHowThePortWas() {
    list.remove(port(2), 0);
    assertEquals(
        Optional.of(new Line.Removed(PortSpec.of(2), PortSharing.REUSE_ADDRESS, false)),
        list.removed(2));
    list.add(2);
    assertEquals(Optional.empty(), list.removed(2));
    assertEquals(List.of("2"), text(list.lines(status(2), 1, false)));
  }

  @Test
  void aRemovedPortCanBeAdded() {
    list.lines(status(1, 2), 0, true);
    list.remove(port(2), 0);
    assertTrue(list.contains(1));
    assertFalse(list.contains(2));
    list.add(2);
    assertTrue(list.contains(2));
  }
}
