package picklescope;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picklescope.cli.CommandLineMain;
import picklescope.feed.LabAddress;
import picklescope.format.PluginFolder;
import picklescope.settings.UserFolders;

/**
 * Starts the window: without arguments on what arrives, with a capture file's name (or {@code -})
 * on that capture, with the address of a lab's broker on what is published there. Other arguments
 * are the command line's. Where no window can open, the main job is done in the terminal.
 */
public final class Main {
  private Main() {}

  static void main(String[] arguments) throws Exception {
    PluginFolder.use(UserFolders.usual().plugins())
        .forEach(problem -> System.err.println("picklescope: " + problem));
    var capture = capture(arguments);
    if (arguments.length > 0 && capture.isEmpty()) {
      System.exit(new CommandLineMain().run(arguments));
    }
    var display = Display.ofProcess();
    Optional<String> missing = display.seemsComplete() ? Optional.empty() : display.missing();
    if (missing.isEmpty()) {
      missing = WindowMain.run(capture, display);
    }
    if (missing.isPresent()) {
      System.err.println(
          "picklescope: no window can open: %s. Messages are shown here instead; Ctrl+C ends."
              .formatted(missing.get()));
      System.exit(
          capture.isPresent()
              ? new CommandLineMain()
                  .run(LabAddress.isAddress(capture.get()) ? "watch" : "read", capture.get())
              : new CommandLineMain().run("listen"));
    }
    System.exit(0);
  }

  /** The only argument, if it names a capture or the broker of a lab and is no command. */
  private static Optional<String> capture(String[] arguments) {
    return arguments.length == 1
            && (arguments[0].equals("-")
                || isLab(arguments[0])
                || !CommandLineMain.isCommand(arguments[0]) && isFile(arguments[0]))
        ? Optional.of(arguments[0])
        : Optional.empty();
  }

  /** A mistake in an address is left to the command line, which reports it. */
  private static boolean isLab(String text) {
    try {
      return LabAddress.isAddress(text) && LabAddress.of(text, System.getenv()).port() > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException e) {
      return false; // The command line tells that it is nothing that it knows.
    }
  }
}
