package picklescope.ui;

import java.util.function.Supplier;
import picklescope.ui.files.CaptureFiles;
import picklescope.view.compose.ReplaySource;
import picklescope.view.table.MessageNumbers;

/** The messages that can be replayed: the rows shown, or the selected ones. */
final class ShownReplay implements ReplaySource {
  private final Supplier<EventsPane> events;
  private final Supplier<CaptureFiles> files;

  ShownReplay(Supplier<EventsPane> events, Supplier<CaptureFiles> files) {
    this.events = events;
    this.files = files;
  }

  @Override
  public Recorded shown() {
    return recorded(files.get().saver().shownNumbers());
  }

  @Override
  public Recorded selected() {
    return recorded(MessageNumbers.selected(events.get().table().model()));
  }

  private Recorded recorded(MessageNumbers numbers) {
    var view = events.get().view();
    return new Recorded(
        view.capture(), view.decoder()::decode, numbers, files.get().shown().hold());
  }
}
