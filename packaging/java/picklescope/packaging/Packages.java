package picklescope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the packages of {@code target/dist} from {@code target/app}: for Linux with their own Java,
 * for Windows a portable folder. Runs on Linux, started by {@code mvn -Ppackage verify}.
 */
public final class Packages {
  private final Path project;
  private final Instant time;
  private final Map<String, String> release;
  private final Path dist;
  private final Path work;

  private Packages(Path project, String version, Instant time) {
    this.project = project;
    this.time = time;
    this.release =
        Map.of(
            "VERSION", version,
            "DATE", time.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
            "TIME", DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)),
            "EPOCH", Long.toString(time.getEpochSecond()));
    this.dist = project.resolve("target/dist");
    this.work = project.resolve("target/dist-work");
  }

  /**
   * Makes the packages.
   *
   * @param arguments the project's folder, the program's version, and the time that the files in
   *     packages have, so that one commit always gives the same
   */
  static void main(String... arguments) throws IOException, InterruptedException {
    var project = Path.of(arguments[0]).toAbsolutePath();
    new Packages(project, arguments[1], Instant.parse(arguments[2])).make();
  }

  private void make() throws IOException, InterruptedException {
    Folders.delete(work);
    Folders.delete(dist);
    Files.createDirectories(work);
    Files.createDirectories(dist);
    String version = release.get("VERSION");
    var bill = project.resolve("target/picklescope-%s-sbom.json".formatted(version));
    if (!Files.exists(bill)) {
      throw new IOException(bill + " is missing: its plugin needs Maven without --offline");
    }
    var app = work.resolve("picklescope-" + version);
    AppImage.make(project, version, work, app);
    var share = work.resolve("share");
    LinuxFiles.make(project, release, share);
    deb(app, share);
    Folders.copy(share, app.resolve("share"));
    archive(app);
    windows(version);
    Files.copy(bill, dist.resolve(bill.getFileName()));
    checksums();
  }

  private void deb(Path app, Path share) throws IOException, InterruptedException {
    String name =
        "picklescope_%s_%s.deb".formatted(release.get("VERSION"), Architecture.ofDebian());
    DebPackage.make(project, release, app, share, work.resolve("deb"), dist.resolve(name));
  }

  private void windows(String version) throws IOException {
    String name = "picklescope-%s-windows".formatted(version);
    var javafx = project.resolve("target/windows");
    WindowsZip.make(project, javafx, name, time, dist.resolve(name + ".zip"));
  }

  /** Entries are sorted and have one time and no owner, so that equal folders give equal files. */
  private void archive(Path app) throws IOException, InterruptedException {
    Folders.publish(app);
    String name =
        "picklescope-%s-linux-%s.tar.gz".formatted(release.get("VERSION"), Architecture.name());
    Commands.run(
        List.of(
            "tar",
            "--create",
            "--use-compress-program=gzip -9n",
            "--file=" + dist.resolve(name),
            "--sort=name",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--mtime=@" + release.get("EPOCH"),
            "--directory=" + app.getParent(),
            app.getFileName().toString()));
  }

  /** Writes the file that {@code sha256sum --check} reads. */
  private void checksums() throws IOException {
    var lines = new StringBuilder();
    try (Stream<Path> files = Files.list(dist)) {
      for (Path file : files.sorted().toList()) {
        lines.append(Folders.hash("SHA-256", file)).append("  ").append(file.getFileName());
        lines.append('\n');
      }
    }
    Files.writeString(dist.resolve("SHA256SUMS"), lines);
  }
}
