package picklescope.ui;

import java.util.function.Supplier;
import java.util.stream.LongStream;
import picklescope.ui.compose.ReplaySource;

/** What can be replayed: the rows of the table that is shown, as they are when it begins. */
final class ShownReplay implements ReplaySource {
  private static final long MOST = 20_000_000;

  private final Supplier<EventsPane> events;

  ShownReplay(Supplier<EventsPane> events) {
    this.events = events;
  }

  @Override
  public Recorded shown() {
    return recorded(events.get().table().shownNumbers());
  }

  @Override
  public Recorded selected() {
    return recorded(events.get().table().selectedNumbers());
  }

  private Recorded recorded(LongStream numbers) {
    var view = events.get().view();
    return new Recorded(
        view.capture(), view.decoder()::decode, numbers.limit(MOST).sorted().toArray());
  }
}
