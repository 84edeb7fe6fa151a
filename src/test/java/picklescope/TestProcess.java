package picklescope;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program of these tests as a process of its own. */
public final class TestProcess {
  private TestProcess() {}

  /** The program whose main method is in that class; what it says wrong goes to our own output. */
  public static ProcessBuilder java(Class<?> program, String... arguments) {
    return java(program.getName(), arguments);
  }

  /** The program whose main method is in the class of that name. */
  public static ProcessBuilder java(String program, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                program));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** This test's own, whichever way it was started. */
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        System.getProperty("jdk.module.path", ""),
        Path.of("target", "test-classes").toAbsolutePath().toString());
  }
}
