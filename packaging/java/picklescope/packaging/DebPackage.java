package picklescope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The package for Debian, Ubuntu and their relatives. {@code jpackage} makes one too, but below
 * /opt and without manual pages, completions and metadata.
 */
final class DebPackage {
  private DebPackage() {}

  /**
   * Makes the package.
   *
   * @param project the project's folder
   * @param release what stands for names in the project's files
   * @param app the folder that is installed
   * @param share what the desktop and shells read
   * @param root a folder that is made, with all as it is installed
   * @param file the package
   */
  static void make(
      Path project, Map<String, String> release, Path app, Path share, Path root, Path file)
      throws IOException, InterruptedException {
    var templates = project.resolve("packaging/linux");
    Folders.copy(app, root.resolve("usr/lib/picklescope"));
    Folders.copy(share, root.resolve("usr/share"));
    var bin = Files.createDirectories(root.resolve("usr/bin"));
    Files.createSymbolicLink(
        bin.resolve("picklescope"), Path.of("../lib/picklescope/bin/picklescope"));
    var documents = Files.createDirectories(root.resolve("usr/share/doc/picklescope"));
    Files.copy(templates.resolve("copyright"), documents.resolve("copyright"));
    LinuxFiles.gzip(Files.readString(project.resolve("CHANGELOG.md")), documents.resolve("NEWS"));
    LinuxFiles.gzip(
        Template.filled(templates.resolve("changelog"), release), documents.resolve("changelog"));
    var overrides = Files.createDirectories(root.resolve("usr/share/lintian/overrides"));
    Files.copy(templates.resolve("lintian-overrides"), overrides.resolve("picklescope"));

    var values = new HashMap<>(release);
    values.put("SIZE", Long.toString(Folders.size(root) / 1024));
    values.put("ARCHITECTURE", Architecture.ofDebian());
    var debian = Files.createDirectories(root.resolve("DEBIAN"));
    Files.writeString(
        debian.resolve("control"), Template.filled(templates.resolve("control"), values));
    Files.writeString(debian.resolve("md5sums"), sums(root));
    Folders.publish(root);
    Commands.run(
        List.of(
            "env",
            "SOURCE_DATE_EPOCH=" + release.get("EPOCH"),
            "dpkg-deb",
            "--root-owner-group",
            "-Zxz",
            "--build",
            root.toString(),
            file.toString()));
  }

  private static String sums(Path root) throws IOException {
    var sums = new StringBuilder();
    try (Stream<Path> files = Files.walk(root.resolve("usr"))) {
      for (Path file : files.filter(Folders::isPlainFile).sorted().toList()) {
        sums.append(Folders.hash("MD5", file)).append("  ").append(root.relativize(file));
        sums.append('\n');
      }
    }
    return sums.toString();
  }
}
