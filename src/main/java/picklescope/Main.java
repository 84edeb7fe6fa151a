package picklescope;

import java.io.BufferedInputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picklescope.capture.JournalFolder;
import picklescope.cli.CommandLineMain;
import picklescope.net.NetworkException;
import picklescope.session.Session;
import picklescope.settings.SettingsFile;
import picklescope.settings.SettingsKeeper;
import picklescope.settings.UserFolders;
import picklescope.thread.LastClose;
import picklescope.ui.PicklescopeApp;

/**
 * Starts the window: without arguments on what arrives, with a capture file's name (or {@code -})
 * on that capture. Other arguments are the command line's. Where no window can open, the main job
 * is done in the terminal.
 */
public final class Main {
  private Main() {}

  static void main(String[] arguments) throws Exception {
    var capture = capture(arguments);
    if (arguments.length > 0 && capture.isEmpty()) {
      System.exit(new CommandLineMain().run(arguments));
    }
    Optional<String> missing = Display.ofProcess().missing();
    if (missing.isEmpty()) {
      missing = window(capture);
    }
    if (missing.isPresent()) {
      System.err.println(
          "picklescope: no window can open: %s. Messages are shown here instead; Ctrl+C ends."
              .formatted(missing.get()));
      System.exit(
          capture.isPresent()
              ? new CommandLineMain().run("read", capture.get())
              : new CommandLineMain().run("listen"));
    }
    System.exit(0);
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

  /** Opens the window and returns when it is closed, or when it cannot open: then why. */
  private static Optional<String> window(Optional<String> capture)
      throws InterruptedException, NetworkException {
    try (var app = PicklescopeApp.start()) {
      // A signal closes too, whenever it comes, so that nothing is left behind as after a crash.
      var last = new LastClose();
      Runtime.getRuntime().addShutdownHook(new Thread(last::close, "picklescope-close"));
      var opened = last.open(Main::session, Session::close);
      if (opened.isPresent()) {
        window(app, opened.get(), capture);
      }
      return Optional.empty();
    } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
      return Optional.of("JavaFX says '%s'".formatted(e.getMessage()));
    }
  }

  private static Session session() {
    var folders = UserFolders.usual();
    var settings = SettingsKeeper.of(new SettingsFile(folders.settings()));
    return Session.keeping(settings, new JournalFolder(folders.journals()));
  }

  private static void window(PicklescopeApp app, Session session, Optional<String> capture)
      throws InterruptedException, NetworkException {
    try (session) {
      boolean isStream = capture.equals(Optional.of("-"));
      if (capture.isEmpty()) {
        session.rememberedPorts().open();
      } else {
        session.rememberedPorts().addOff();
      }
      if (isStream) {
        session.follow(new BufferedInputStream(System.in), "Standard input");
      }
      app.open(session, isStream ? Optional.empty() : capture.map(Path::of));
    }
  }
}
