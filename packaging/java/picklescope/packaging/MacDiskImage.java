package picklescope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.system.OperatingSystem;

/**
 * The disk image for macOS. Made on macOS. Signed by the identity of a developer if there is one,
 * so that it can be notarised, and else for the computer alone, which asks its user to allow it.
 */
final class MacDiskImage {
  private MacDiskImage() {}

  /**
   * Makes the disk image.
   *
   * @param project the project's folder
   * @param version the program's version
   * @param app the program, which is signed
   * @param identity the name of a certificate "Developer ID Application" in the key chain
   * @param work a folder for what is made on the way
   * @param file the disk image
   */
  static void make(
      Path project, String version, Path app, Optional<String> identity, Path work, Path file)
      throws IOException, InterruptedException {
    // After the start caches, which jpackage's own signature does not know.
    Commands.run(signing(project, app, identity));
    String accepted = AppImage.version(OperatingSystem.MAC, version);
    Commands.run(
        List.of(
            Commands.ofJdk("jpackage"),
            "--type",
            "dmg",
            "--name",
            "Picklescope",
            "--app-version",
            accepted,
            "--app-image",
            app.toString(),
            "--dest",
            work.toString()));
    Files.move(work.resolve("Picklescope-%s.dmg".formatted(accepted)), file);
  }

  static List<String> signing(Path project, Path app, Optional<String> identity) {
    var command =
        new ArrayList<>(
            List.of(
                "codesign",
                "--force",
                "--deep",
                "--entitlements",
                project.resolve("packaging/macos/entitlements.plist").toString(),
                "--sign",
                identity.orElse("-")));
    if (identity.isPresent()) {
      command.addAll(List.of("--options", "runtime", "--timestamp"));
    }
    command.add(app.toString());
    return command;
  }
}
