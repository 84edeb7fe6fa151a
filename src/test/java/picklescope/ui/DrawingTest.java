package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picklescope.TestProcess;

class DrawingTest {
  /** Pango, by which JavaFX lays out text on Linux, fails when two threads call it. */
  @EnabledOnOs(OS.LINUX)
  @Test
  void textIsLaidOutByOneThreadAtATime() throws Exception {
    var program = TestProcess.java(DrawingProgram.class);
    program
        .command()
        .addAll(
            1,
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw"));
    assertEquals(0, program.start().waitFor(), "exit code");
  }
}
