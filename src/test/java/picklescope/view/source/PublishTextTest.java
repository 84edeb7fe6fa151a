package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.capture.Journal;
import picklescope.capture.JournalFolder;
import picklescope.capture.JournalLimits;
import picklescope.capture.PublishedAs;
import picklescope.capture.Samples;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.settings.PublishSetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

@Timeout(60)
class PublishTextTest {
  @TempDir private Path folder;

  @Test
  void itReportsForWhichServerAnEarlierRecordingIs() throws Exception {
    var journals = new JournalFolder(folder);
    var earlier = journals.begin();
    earlier.publishAs(new PublishedAs("LAB-3", "nats://old-server"), true);
    try (var journal = new Journal(earlier.folder(), JournalLimits.standard())) {
      Samples.append(journal, Samples.small(1, 1).getFirst());
    }
    earlier.close();
    var settings = SettingsKeeper.inMemory(Settings.defaults());
    try (var session = Session.keeping(settings, journals)) {
      session
          .sources()
          .add(new PublishSetting("nats://127.0.0.1:" + FreePorts.next(), "LAB-3", true));
      var entry = new SourceEntry(session.sources().list().getFirst(), 0, 0);
      assertEquals(
          List.of(
              "0 published · 0/s",
              "An earlier recording waits to be published to nats://old-server, and is not"
                  + " published here. Publish to nats://old-server to send it."),
          entry.counts());
    }
  }
}
