package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.system.OperatingSystem;

/** The systems' own words, because no test machine refuses in all ways. */
class BindReasonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4950 | Address already in use             | in use by another program
          4950 | Address already in use: bind       | in use by another program
          4950 | Only one usage of each socket address is normally permitted | in use by another
          80   | Permission denied                  | choose one from 1024 on
          5353 | An attempt was made to access a socket in a way forbidden | choose another port
          4950 | Too many open files                | Switch other ports off
          4950 | something new                      | something new
          """)
  void containsTheReasonAndWhatToDo(int port, String system, String expected) {
    String reason = on(OperatingSystem.LINUX, port, system);
    assertTrue(reason.contains(expected) && reason.startsWith("Port " + port), reason);
    var exclusive = new BindReason(port, PortSharing.EXCLUSIVE, OperatingSystem.LINUX);
    assertTrue(exclusive.of(new IOException()).startsWith("Port " + port));
  }

  private static String on(OperatingSystem system, int port, String message) {
    return new BindReason(port, PortSharing.EXCLUSIVE, system).of(new BindException(message));
  }

  /** The JDK reports WSAEADDRINUSE and WSAEACCES of a bind with this message. */
  @Test
  void windowsDoesNotTellWhyAPortIsInUse() {
    var inUse = new BindException("Address already in use: bind");
    for (PortSharing sharing : PortSharing.values()) {
      String reason = new BindReason(4950, sharing, OperatingSystem.WINDOWS).of(inUse);
      assertTrue(reason.contains("or Windows has reserved it"), reason);
      assertTrue(reason.contains("a passive capture"), reason);
      assertTrue(reason.contains("a relay"), reason);
      assertEquals(
          sharing != PortSharing.EXCLUSIVE, reason.contains("that does not share it"), reason);
    }
    assertTrue(BindReason.isInUse(inUse));
  }

  @Test
  void windowsReservesNoLowPorts() {
    String denied = on(OperatingSystem.WINDOWS, 80, "Permission denied: bind");
    assertEquals(
        "Port 80: no permission. The system has reserved it; choose another port.", denied);
  }
}
