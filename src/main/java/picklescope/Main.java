package picklescope;

import picklescope.cli.CommandLineMain;
import picklescope.session.Session;
import picklescope.session.SettingsFile;
import picklescope.session.SettingsFolder;
import picklescope.session.SettingsKeeper;
import picklescope.ui.PicklescopeApp;

/** Starts the window, or the command line when there are arguments. */
public final class Main {
  private Main() {}

  static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      System.exit(new CommandLineMain().run(arguments));
    }
    var settings = SettingsKeeper.of(new SettingsFile(SettingsFolder.usual()));
    try (var session = new Session(settings)) {
      session.openRememberedPorts();
      PicklescopeApp.open(session);
    }
  }
}
