package picklescope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The installer for Windows: for one user, without an administrator. Made on Windows, with WiX 3;
 * {@code packaging/windows} has its parts.
 */
final class WindowsInstaller {
  /** By it Windows knows that a later version takes the place of an earlier one: never changed. */
  static final String UPGRADE_CODE = "7d0a3c52-90b1-4d8c-8a0c-5a0a6c1e2f43";

  private WindowsInstaller() {}

  /**
   * Makes the installer.
   *
   * @param project the project's folder
   * @param version the program's version
   * @param app the folder that is installed, to which the commands of its PATH are added
   * @param work a folder for what is made on the way
   * @param file the installer
   */
  static void make(Path project, String version, Path app, Path work, Path file)
      throws IOException, InterruptedException {
    var parts = project.resolve("packaging/windows");
    Folders.copy(parts.resolve("commands"), app.resolve("commands"));
    var resources = Files.createDirectories(work.resolve("windows-resources"));
    Files.copy(parts.resolve("main.wxs"), resources.resolve("main.wxs"));
    Commands.run(command(project, version, app, resources, work));
    Files.move(work.resolve("Picklescope-%s.msi".formatted(version)), file);
  }

  static List<String> command(Path project, String version, Path app, Path resources, Path target) {
    return List.of(
        Commands.ofJdk("jpackage"),
        "--type",
        "msi",
        "--name",
        "Picklescope",
        "--app-version",
        version,
        "--app-image",
        app.toString(),
        "--vendor",
        "The authors of Picklescope",
        "--description",
        "Monitor and debugger for UDP messages of Vizard and Python",
        "--license-file",
        project.resolve("LICENSE").toString(),
        "--file-associations",
        project.resolve("packaging/pcapng.properties").toString(),
        "--file-associations",
        project.resolve("packaging/pcap.properties").toString(),
        "--win-per-user-install",
        "--win-dir-chooser",
        "--win-menu",
        "--win-upgrade-uuid",
        UPGRADE_CODE,
        "--resource-dir",
        resources.toString(),
        "--dest",
        target.toString());
  }
}
