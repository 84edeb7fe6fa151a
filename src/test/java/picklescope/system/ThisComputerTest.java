package picklescope.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ThisComputerTest {
  @Test
  void itsNameIsThatOfTheSystem() throws Exception {
    var process = new ProcessBuilder("hostname").start();
    String name = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals(name.strip(), ThisComputer.name());
  }
}
