package picklescope.ui;

import java.util.List;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.ui.control.Throttle;
import picklescope.view.files.RecordingStatus;

/** Updates what the window displays, for each frame at most thirty times a second. */
final class FrameUpdate {
  private final MainWindow window;
  private final Session session;
  private final Banner banner;
  private final Throttle recording = new Throttle();

  /**
   * Creates the update of a window.
   *
   * @param banner displays notices of the session
   */
  FrameUpdate(MainWindow window, Session session, Banner banner) {
    this.window = window;
    this.session = session;
    this.banner = banner;
  }

  /** Updates the window. */
  void run() {
    var events = window.events();
    events.pulse();
    window.side().pulse(events.streams().all().snapshot());
    window.alarms().pulse(window.liveStreams());
    window.top().pulse(events.rows());
    window.files().pulse();
    window.composer().pulse();
    window.tour().pulse();
    window.popups().pulse();
    showSelection(events);
    window.status().showSending(window.composer().sending());
    session.nextNotice().ifPresent(banner::add);
    session.demo().nextProblem().ifPresent(banner::add);
    if (recording.take()) {
      showRecording();
    }
  }

  private void showSelection(EventsPane events) {
    var rows = events.table().model();
    long selected = rows.selection().count();
    window.status().showSelected(selected);
    window.status().showBelow(rows.unseenBelow());
    var detail = window.detail();
    detail.compare(selected == 2 ? rows.selectedNumbers().boxed().toList() : List.of());
    detail.setWhyNoRow(events.rows().whyNoRow());
    detail.pulse(events.view().versionNow());
  }

  /** Updated also while nothing is received: the disk may have room again. */
  private void showRecording() {
    window.files().showRecording();
    window
        .status()
        .showRecorded(
            RecordingStatus.text(
                session.recorder().state(), session.settings().get(Settings.JOURNAL_CAP)));
  }
}
