package picklescope.cli;

import java.io.PrintStream;
import picklescope.capture.JournalFolder;
import picklescope.session.Session;
import picklescope.settings.SettingsFile;
import picklescope.settings.SettingsKeeper;
import picklescope.settings.UserFolders;

/** Opens the session of a command that receives: it records, and has the remembered settings. */
final class RecordingSession {
  private RecordingSession() {}

  /**
   * Returns a session that is ready to receive; a signal closes it.
   *
   * @param err where a problem of the settings is reported
   */
  static Session open(StopSignal stop, EnvelopeOption envelope, NamesOption names, PrintStream err)
      throws Exception {
    var folders = UserFolders.usual();
    var remembered = SettingsKeeper.of(new SettingsFile(folders.settings()));
    remembered.nextNotice().ifPresent(err::println);
    var journals = new JournalFolder(folders.journals());
    stop.handle();
    var session = stop.open(() -> Session.recording(remembered, journals));
    try {
      if (envelope.isGiven()) {
        session.envelopes().use(envelope.envelopes());
      }
      names.applyTo(session);
      session.recorder().awaitWarm();
      return session;
    } catch (Exception e) {
      session.close();
      throw e;
    }
  }
}
