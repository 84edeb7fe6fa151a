package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Python;
import picklescope.net.FreePorts;

/** The example programs as a reader starts them: two computers, Java and Python, play together. */
@Timeout(180)
class ExamplesIT {
  private static final Path FOLDER = Path.of("src", "examples");
  private static final int MOST_LINES = 200;

  private static Launched java(String program, int to, int own) throws IOException {
    Path file = FOLDER.resolve(program);
    assertTrue(Files.readAllLines(file).size() <= MOST_LINES, program);
    return Launched.start(
        Map.of(),
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "--module-path",
            "target/app/lib",
            "--add-modules",
            "picklescope,javafx.controls",
            "--enable-native-access=javafx.graphics,picklescope",
            file.toString(),
            "localhost",
            "" + to,
            "" + own));
  }

  private static Launched python(String program, int to, int own) throws IOException {
    return Launched.start(
        Map.of(),
        Python.command(FOLDER.resolve(program).toString(), "localhost", "" + to, "" + own)
            .stream());
  }

  @Test
  void aRobotOfPythonCatchesThatOfJava() throws Exception {
    int java = FreePorts.next();
    int python = FreePorts.next();
    try (var _ = java("RoboChase.java", python, java);
        var chaser = python("robo_chase.py", java, python)) {
      assertEquals("the other robot is here", chaser.nextOut());
      assertEquals("caught the other, catches: 1", chaser.nextOut());
    }
  }

  @Test
  void theMessengersFindEachOther() throws Exception {
    int java = FreePorts.next();
    int python = FreePorts.next();
    try (var other = python("instant_messenger.py", java, python);
        var _ = java("InstantMessenger.java", python, java)) {
      assertEquals("127.0.0.1 is here", other.nextOut());
      other.closeInput();
      assertEquals(0, other.ended().code());
    }
  }
}
