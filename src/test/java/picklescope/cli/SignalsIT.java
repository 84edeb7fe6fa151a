package picklescope.cli;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** The same with the other signals that end a program. */
@Tag("slow")
@Timeout(600)
class SignalsIT extends SignalIT {
  @Override
  List<String> signals() {
    return List.of("INT", "HUP");
  }
}
