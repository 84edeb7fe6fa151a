package picklescope;

import picklescope.cli.CommandLineMain;
import picklescope.ui.PicklescopeApp;

/** Starts the window, or the command line when there are arguments. */
public final class Main {
  private Main() {}

  static void main(String[] arguments) {
    if (arguments.length > 0) {
      System.exit(new CommandLineMain().run(arguments));
    }
    PicklescopeApp.open();
  }
}
