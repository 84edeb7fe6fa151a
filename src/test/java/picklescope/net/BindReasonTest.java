package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    String reason = BindReason.of(port, new BindException(system));
    assertTrue(reason.contains(expected) && reason.startsWith("Port " + port), reason);
    assertTrue(BindReason.of(port, new IOException()).startsWith("Port " + port));
  }
}
