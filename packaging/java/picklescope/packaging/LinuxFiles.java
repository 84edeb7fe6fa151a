package picklescope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picklescope.cli.CommandLineMain;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * What a Linux desktop and its shells read about a program, below a folder {@code share}: desktop
 * entry, icons, MIME type, AppStream metadata, manual pages and completions.
 */
final class LinuxFiles {
  private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64, 128, 256);

  private final Path project;
  private final Path share;

  private LinuxFiles(Path project, Path share) {
    this.project = project;
    this.share = share;
  }

  /**
   * Writes the files.
   *
   * @param project the project's folder
   * @param release what stands for {@code @VERSION@} and other names in the project's files
   * @param share the folder that is made
   */
  static void make(Path project, Map<String, String> release, Path share)
      throws IOException, InterruptedException {
    new LinuxFiles(project, share).make(release);
  }

  private void make(Map<String, String> release) throws IOException, InterruptedException {
    copy("picklescope.desktop", "applications/picklescope.desktop", release);
    copy("picklescope-mime.xml", "mime/packages/picklescope.xml", release);
    copy(
        "picklescope.metainfo.xml",
        "metainfo/io.github.picklescope.picklescope.metainfo.xml",
        release);
    icons();
    var program = CommandLineMain.model();
    write("bash-completion/completions/picklescope", bash(program));
    write("zsh/vendor-completions/_picklescope", ZshCompletion.of(program));
    write("fish/vendor_completions.d/picklescope.fish", FishCompletion.of(program));
    String version = release.get("VERSION");
    manual(program, version);
    for (CommandLine command : program.getSubcommands().values()) {
      manual(command, version);
    }
  }

  /**
   * A completion is read by the shell that runs; it is no program. Where it has no proposal, the
   * shell completes names of files.
   */
  private static String bash(CommandLine program) {
    return AutoComplete.bash("picklescope", program)
        .replaceFirst("^#!.*\\R", "")
        .replaceAll("(?m)^.*compopt \\+o default$", "");
  }

  private void icons() throws IOException {
    var resources = project.resolve("src/main/resources/picklescope/ui");
    for (int size : ICON_SIZES) {
      var icon = target("icons/hicolor/%1$dx%1$d/apps/picklescope.png".formatted(size));
      Files.copy(resources.resolve("icon-%d.png".formatted(size)), icon);
    }
    var drawing = target("icons/hicolor/scalable/apps/picklescope.svg");
    Files.copy(project.resolve("assets/icon.svg"), drawing);
  }

  private void manual(CommandLine command, String version)
      throws IOException, InterruptedException {
    gzip(
        ManualPage.of(command, version),
        share.resolve("man/man1").resolve(ManualPage.name(command) + ".1"));
  }

  /** Writes a file compressed as Debian's policy wants it; its bytes depend on the text alone. */
  static void gzip(String text, Path file) throws IOException, InterruptedException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Commands.run(List.of("gzip", "-9n", file.toString()));
  }

  private void copy(String name, String target, Map<String, String> release) throws IOException {
    write(target, Template.filled(project.resolve("packaging/linux").resolve(name), release));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(target(name), text);
  }

  private Path target(String name) throws IOException {
    var file = share.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }
}
