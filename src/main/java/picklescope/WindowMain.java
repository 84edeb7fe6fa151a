package picklescope;

import java.io.BufferedInputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picklescope.capture.JournalFolder;
import picklescope.linux.LinuxEnvironment;
import picklescope.net.NetworkException;
import picklescope.session.Lab;
import picklescope.session.Session;
import picklescope.settings.SettingsFile;
import picklescope.settings.SettingsKeeper;
import picklescope.settings.UserFolders;
import picklescope.system.OperatingSystem;
import picklescope.thread.LastClose;
import picklescope.ui.PicklescopeApp;

/**
 * The window over a session of its own. Apart from {@link Main}, so that commands load no JavaFX.
 */
final class WindowMain {
  private WindowMain() {}

  /**
   * Opens the window and returns when it is closed, or when it cannot open.
   *
   * @param capture the capture file that it shows; {@code -} is standard input
   * @param lab the lab that it shows
   * @param display explains why it cannot open
   * @return why it cannot open
   */
  static Optional<String> run(Optional<String> capture, Optional<LabArguments> lab, Display display)
      throws InterruptedException, NetworkException {
    if (display.hasNoCard() && System.getProperty("prism.order") == null) {
      System.setProperty("prism.order", "sw"); // JavaFX finds that out by loading 60 MB of OpenGL
      LinuxEnvironment.setDefault("GDK_GL", "disable"); // and GTK asks it for a list of visuals
    }
    try (var app = PicklescopeApp.start()) {
      // A signal closes too, whenever it comes, so that nothing is left behind as after a crash.
      var last = new LastClose();
      Runtime.getRuntime().addShutdownHook(new Thread(last::close, "picklescope-close"));
      var opened = last.open(WindowMain::session, Session::close);
      if (opened.isPresent()) {
        show(app, opened.get(), capture, lab);
      }
      return Optional.empty();
    } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
      return display.missing().or(() -> Optional.of(reason(e, OperatingSystem.running())));
    }
  }

  /** Returns why JavaFX cannot start, as part of a sentence. */
  static String reason(Throwable e, OperatingSystem system) {
    String said = "JavaFX reports '%s'".formatted(e.getMessage());
    return system == OperatingSystem.WINDOWS && e instanceof UnsatisfiedLinkError
        ? said
            + "; if this computer loads no libraries from your folder (AppLocker), set"
            + " JDK_JAVA_OPTIONS to -Djavafx.cachedir=FOLDER, a folder from which it does"
        : said;
  }

  private static Session session() {
    var folders = UserFolders.usual();
    var settings = SettingsKeeper.of(new SettingsFile(folders.settings()));
    return Session.keeping(settings, new JournalFolder(folders.journals()));
  }

  private static void show(
      PicklescopeApp app, Session session, Optional<String> capture, Optional<LabArguments> lab)
      throws InterruptedException, NetworkException {
    try (session) {
      boolean isStream = capture.equals(Optional.of("-"));
      if (isStream) {
        session.pipes().follow(new BufferedInputStream(System.in));
      }
      lab.ifPresent(
          shown -> session.labs().watch(shown.broker(), new Lab.Query(Set.of(), shown.start())));
      var window = app.create(session);
      if (capture.isEmpty() && lab.isEmpty()) {
        session.rememberedPorts().open();
        session.sources().load(true);
      } else {
        session.rememberedPorts().addOff();
        session.sources().load(false);
      }
      window.open(capture.filter(_ -> !isStream).map(Path::of));
    }
  }
}
