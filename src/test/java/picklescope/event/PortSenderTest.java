package picklescope.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortSenderTest {
  /** A hash map finds keys with the same hash quickly only if they can be compared. */
  @Test
  void theOrderDistinguishesWhatIsNotEqual() {
    var all = new ArrayList<PortSender>();
    for (int port : List.of(1, 65_535)) {
      for (String address : List.of("10.0.0.1", "10.0.0.200", "fd00::1:2", "fd00::2:1")) {
        all.add(new PortSender(port, InetAddress.ofLiteral(address)));
      }
    }
    for (Comparable<PortSender> one : all) {
      for (PortSender other : all) {
        assertEquals(one.equals(other), one.compareTo(other) == 0, one + " and " + other);
        assertEquals(
            Integer.signum(one.compareTo(other)),
            -Integer.signum(other.compareTo((PortSender) one)));
      }
    }
  }
}
