package picklescope.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import picklescope.TestFork;
import picklescope.system.OperatingSystem;

/**
 * A Java for programs that run for seconds at most: that of these tests, without the optimising
 * compiler, whose work pays later. A program that the tests start needs two thirds of the processor
 * time with it. Unlike options in the environment it writes nothing to standard error.
 */
final class QuickJava {
  /** Its folder, for {@code JAVA_HOME}. */
  static final Path HOME = home();

  /** The variable with the user's folder on macOS, where no other one leads to the settings. */
  static final String USER = "PICKLESCOPE_TEST_USER";

  private QuickJava() {}

  private static String user() {
    return OperatingSystem.running() == OperatingSystem.MAC ? "-Duser.home=\"$" + USER + "\"" : "";
  }

  private static Path home() {
    var java = Path.of(System.getProperty("java.home"));
    var home = Path.of("target", "quick-java-" + TestFork.number()).toAbsolutePath();
    try {
      Files.createDirectories(home.resolve("bin"));
      Files.copy(
          java.resolve("release"), home.resolve("release"), StandardCopyOption.REPLACE_EXISTING);
      var script =
          Files.write(
              home.resolve("bin").resolve("java"),
              List.of(
                  "#!/bin/sh",
                  "exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %s \"$@\""
                      .formatted(java, user())));
      if (!script.toFile().setExecutable(true)) {
        throw new IOException(script + " cannot be made executable");
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
