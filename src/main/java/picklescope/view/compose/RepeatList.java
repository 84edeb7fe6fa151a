package picklescope.view.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.send.Repeat;
import picklescope.send.SavedSend;

/**
 * The list of repeats, which a file remembers: the running ones and former ones to start again.
 * Confined to the thread on which the outbox passes on results.
 */
public final class RepeatList {
  private final Outbox outbox;
  private final RepeatsFile file;
  private final Runnable onChange;
  private final List<RepeatEntry> entries = new ArrayList<>();

  /**
   * Creates an empty list, to which the repeats in the file are added when it is read.
   *
   * @param onChange called when entries were added or removed
   */
  public RepeatList(Outbox outbox, RepeatsFile file, Runnable onChange) {
    this.outbox = outbox;
    this.file = file;
    this.onChange = onChange;
    file.onRead(this::restore);
  }

  private void restore(List<SavedSend> sends) {
    if (entries.isEmpty()) {
      sends.forEach(send -> entries.add(new RepeatEntry(outbox, send, Optional.empty())));
      onChange.run();
    }
  }

  /** Returns the entries. */
  public List<RepeatEntry> entries() {
    return List.copyOf(entries);
  }

  /** Adds a repeat that was started. */
  public void started(SavedSend send, Repeat repeat) {
    entries.add(new RepeatEntry(outbox, send, Optional.of(repeat)));
    file.add(send);
    onChange.run();
  }

  /** Stops a repeat and removes it. */
  public void remove(RepeatEntry entry) {
    entry.stop();
    entries.remove(entry);
    file.remove(entry.send());
    onChange.run();
  }
}
