package picklescope;

import java.util.Optional;
import picklescope.capture.JournalFolder;
import picklescope.cli.CommandLineMain;
import picklescope.net.NetworkException;
import picklescope.session.Session;
import picklescope.session.SettingsFile;
import picklescope.session.SettingsKeeper;
import picklescope.session.UserFolders;
import picklescope.ui.PicklescopeApp;

/**
 * Starts the window, or the command line when there are arguments. Where no window can open, the
 * main job is done in the terminal.
 */
public final class Main {
  private Main() {}

  static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      System.exit(new CommandLineMain().run(arguments));
    }
    Optional<String> missing = Display.ofProcess().missing();
    if (missing.isEmpty()) {
      missing = window();
    }
    if (missing.isPresent()) {
      System.err.println(
          "picklescope: no window can open: %s. Messages are shown here instead; Ctrl+C ends."
              .formatted(missing.get()));
      System.exit(new CommandLineMain().run("listen"));
    }
    System.exit(0);
  }

  /** Opens the window and returns when it is closed, or when it cannot open: then why. */
  private static Optional<String> window() throws InterruptedException, NetworkException {
    var folders = UserFolders.usual();
    var settings = SettingsKeeper.of(new SettingsFile(folders.settings()));
    try (var session = Session.recording(settings, new JournalFolder(folders.journals()))) {
      session.openRememberedPorts();
      PicklescopeApp.open(session);
      return Optional.empty();
    } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
      return Optional.of("JavaFX says '%s'".formatted(e.getMessage()));
    }
  }
}
