package picklescope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.system.OperatingSystem;

/**
 * Makes the packages of {@code target/dist} from {@code target/app}, with their own Java: for the
 * system on which it runs, and on Linux a portable folder for Windows, without Java, too. Started
 * by {@code mvn -Ppackage verify}.
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
    var app = new AppImage(project, release, work).make();
    switch (OperatingSystem.running()) {
      case WINDOWS ->
          WindowsInstaller.make(
              project, version(), app, work, dist.resolve(name("windows") + ".msi"));
      case MAC ->
          MacDiskImage.make(
              project,
              version(),
              app,
              Optional.ofNullable(System.getenv("MAC_SIGNING_IDENTITY"))
                  .filter(name -> !name.isBlank()),
              work,
              dist.resolve(name("macos") + ".dmg"));
      case LINUX, OTHER -> linux(app);
    }
    checksums();
  }

  private void linux(Path made) throws IOException, InterruptedException {
    var bill = project.resolve("target/picklescope-%s-sbom.json".formatted(version()));
    if (!Files.exists(bill)) {
      throw new IOException(bill + " is missing: its plugin needs Maven without --offline");
    }
    var app = Files.move(made, work.resolve("picklescope-" + version()));
    var share = work.resolve("share");
    LinuxFiles.make(project, release, share);
    deb(app, share);
    Folders.copy(share, app.resolve("share"));
    archive(app);
    windowsZip();
    Files.copy(bill, dist.resolve(bill.getFileName()));
  }

  private String version() {
    return release.get("VERSION");
  }

  /** Returns the beginning of a package's name. */
  private String name(String system) {
    return "picklescope-%s-%s-%s".formatted(version(), system, Architecture.name());
  }

  private void deb(Path app, Path share) throws IOException, InterruptedException {
    String name = "picklescope_%s_%s.deb".formatted(version(), Architecture.ofDebian());
    DebPackage.make(project, release, app, share, work.resolve("deb"), dist.resolve(name));
  }

  private void windowsZip() throws IOException {
    String name = "picklescope-%s-windows".formatted(version());
    var javafx = project.resolve("target/windows");
    WindowsZip.make(project, javafx, work, name, time, dist.resolve(name + ".zip"));
  }

  /** Entries are sorted and have one time and no owner, so that equal folders give equal files. */
  private void archive(Path app) throws IOException, InterruptedException {
    Folders.publish(app);
    Commands.run(
        List.of(
            "tar",
            "--create",
            "--use-compress-program=gzip -9n",
            "--file=" + dist.resolve(name("linux") + ".tar.gz"),
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
