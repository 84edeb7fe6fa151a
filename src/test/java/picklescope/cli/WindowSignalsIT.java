package picklescope.cli;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** The same with every signal that ends a program. */
@Tag("slow")
@Timeout(600)
class WindowSignalsIT extends WindowSignalIT {
  @Override
  List<String> signals() {
    return List.of("INT", "TERM", "HUP");
  }
}
