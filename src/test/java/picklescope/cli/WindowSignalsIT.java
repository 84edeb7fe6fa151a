package picklescope.cli;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The same with the other signals that end a program. */
@Tag("slow")
@Timeout(600)
@EnabledOnOs(OS.LINUX)
class WindowSignalsIT extends WindowSignalIT {
  @Override
  List<String> signals() {
    return List.of("INT", "HUP");
  }
}
