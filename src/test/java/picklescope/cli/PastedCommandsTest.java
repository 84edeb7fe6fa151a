package picklescope.cli;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** The same with every row of the corpus. */
@Tag("slow")
@Timeout(900)
class PastedCommandsTest extends PastedCommandTest {
  @Override
  int step() {
    return 1;
  }
}
