package picklescope.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;
import picklescope.Await;
import picklescope.capture.JournalFolder;
import picklescope.send.Destination;
import picklescope.session.OpenedCapture;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.table.EventTable;
import picklescope.view.files.Saving;
import picklescope.view.table.EventRows;
import picklescope.view.table.MessageNumbers;
import picklescope.view.table.ShownMessages;

@Timeout(120)
@ExtendWith(ApplicationExtension.class)
class SavingQueueTest {
  @TempDir Path folder;
  @TempDir Path state;

  /**
   * As a signal does, while very much is being saved. The session is kept, as the user saves it.
   */
  @Test
  void aSessionThatIsClosedLeavesNothingHalfSaved() throws Exception {
    var journals = new JournalFolder(state);
    var settings = SettingsKeeper.inMemory(Settings.defaults().with(Settings.KEEP_SESSION, false));
    try (var session = Session.keeping(settings, journals)) {
      session.send(new Destination("127.0.0.1", 9), new byte[] {1});
      var savingQueue =
          WaitForAsyncUtils.waitForAsyncFx(60_000, () -> new SavingQueue(session, new NoWindow()));
      session.beforeClose(savingQueue::abandon);
      var numbers = MessageNumbers.of(LongStream.generate(() -> 1), Long.MAX_VALUE);
      var source = new Saving.Source(session.live(), SavingQueueTest::unnamed, numbers, List.of());
      var path = folder.resolve("saved.pcapng");
      WaitForAsyncUtils.waitForAsyncFx(60_000, () -> savingQueue.save(source, path, () -> {}));
      Await.until("a file is being written", () -> folder.toFile().list().length > 0);
    }
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
    assertEquals(1, journals.leftBehind().size());
  }

  private static Optional<String> unnamed(InetAddress address) {
    return Optional.empty();
  }

  private static final class NoWindow implements FilesWindow {
    @Override
    public void display(Optional<OpenedCapture> opened) {}

    @Override
    public EventTable table() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ShownMessages shown() {
      throw new UnsupportedOperationException();
    }

    @Override
    public EventRows rows() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void warn(String text) {}

    @Override
    public void report(String text) {}
  }
}
