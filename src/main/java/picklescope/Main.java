package picklescope;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picklescope.cli.CommandLineMain;
import picklescope.format.PluginFolder;
import picklescope.settings.UserFolders;

/**
 * Starts the window: without arguments on what arrives, with a capture file's name (or {@code -})
 * on that capture, with the address of a lab's broker (and {@code --from TIME}) on what is
 * published there. Other arguments are the command line's. Where no window can open, the main job
 * is done in the terminal.
 */
public final class Main {
  private static final int USAGE = 2; // as the command line's

  private Main() {}

  static void main(String[] arguments) throws Exception {
    // The texts of window and command line are English, and their numbers are read by scripts too.
    // The packages below them depend on no locale: a program may use them without this class.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    PluginFolder.use(UserFolders.usual().plugins())
        .forEach(problem -> System.err.println("picklescope: " + problem));
    var lab = lab(arguments);
    var capture = capture(arguments);
    if (arguments.length > 0 && lab.isEmpty() && capture.isEmpty()) {
      System.exit(new CommandLineMain().run(arguments));
    }
    var display = Display.ofProcess();
    Optional<String> missing = display.seemsComplete() ? Optional.empty() : display.missing();
    if (missing.isEmpty()) {
      missing = WindowMain.run(capture, lab, display);
    }
    if (missing.isPresent()) {
      System.err.println(
          "picklescope: no window can open: %s. Messages are shown here instead; Ctrl+C ends."
              .formatted(missing.get()));
      System.exit(new CommandLineMain().run(inTerminal(capture, lab)));
    }
    System.exit(0);
  }

  private static String[] inTerminal(Optional<String> capture, Optional<LabArguments> lab) {
    var command = new ArrayList<String>();
    if (lab.isPresent()) {
      command.add("watch");
      command.addAll(lab.get().texts());
    } else {
      command.add(capture.isPresent() ? "read" : "listen");
      capture.ifPresent(command::add);
    }
    return command.toArray(String[]::new);
  }

  /** Ends the program if a lab is meant and there is a mistake. */
  private static Optional<LabArguments> lab(String[] arguments) {
    try {
      return LabArguments.of(List.of(arguments), System.getenv(), ZonedDateTime::now);
    } catch (IllegalArgumentException e) {
      System.err.println("picklescope: " + e.getMessage());
      System.exit(USAGE);
      return Optional.empty();
    }
  }

  /** The only argument, if it names a capture and is no command. */
  private static Optional<String> capture(String[] arguments) {
    return arguments.length == 1
            && (arguments[0].equals("-")
                || !CommandLineMain.isCommand(arguments[0]) && isFile(arguments[0]))
        ? Optional.of(arguments[0])
        : Optional.empty();
  }

  private static boolean isFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException e) {
      return false; // The command line tells that it is nothing that it knows.
    }
  }
}
