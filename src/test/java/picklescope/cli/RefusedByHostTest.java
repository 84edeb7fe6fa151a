package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.TestProcess;
import picklescope.TwoHosts;

/** A message to another host where nothing listens. */
@Timeout(120)
@Tag("slow")
class RefusedByHostTest {
  @Test
  void sendReportsThatNothingListensThere() throws Exception {
    var hosts = TwoHosts.connect();
    try {
      var program =
          TestProcess.java("picklescope.Main", "send", "10.77.0.2,[fd77::2]:4960", "send(1)");
      var process = hosts.atA(program).redirectErrorStream(true).start();
      var lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains("Refused"))
              .toList();
      assertEquals(
          List.of(
              "picklescope send: Refused by 10.77.0.2: nothing listens on port 4950. Refused by"
                  + " fd77::2: nothing listens on port 4960."),
          lines);
      assertEquals(ExitCodes.FAILED, process.waitFor());
    } finally {
      hosts.disconnect();
    }
  }
}
