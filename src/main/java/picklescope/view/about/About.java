package picklescope.view.about;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picklescope.settings.UserFolders;

/**
 * What the user is told about the program.
 *
 * @param lines the facts in their order
 */
public record About(List<Line> lines) {
  /** A fact. */
  public record Line(String name, String text) {}

  /**
   * Returns the facts.
   *
   * @param version the version of Picklescope
   * @param system returns a system property
   */
  public static About of(String version, UnaryOperator<String> system, UserFolders folders) {
    return new About(
        List.of(
            new Line("Version", version),
            new Line(
                "Java",
                "%s, %s".formatted(system.apply("java.version"), system.apply("java.vendor"))),
            new Line("JavaFX", "%s".formatted(system.apply("javafx.runtime.version"))),
            new Line(
                "System",
                "%s %s, %s"
                    .formatted(
                        system.apply("os.name"),
                        system.apply("os.version"),
                        system.apply("os.arch"))),
            new Line("Settings", folders.settings().toString()),
            new Line("Recordings", folders.journals().toString()),
            new Line("Licence", "Apache License 2.0")));
  }

  /** Returns the facts as a text to be copied, one on a line. */
  public String text() {
    return lines.stream()
        .map(line -> "%s: %s".formatted(line.name(), line.text()))
        .collect(Collectors.joining("\n", "Picklescope\n", "\n"));
  }
}
