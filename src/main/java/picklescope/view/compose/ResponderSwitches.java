package picklescope.view.compose;

import java.util.ArrayList;
import java.util.List;
import picklescope.saved.SavedFiles;
import picklescope.send.Responders;
import picklescope.send.SavedResponder;

/**
 * The responders of all files of saved sends. Confined to the thread on which the outbox passes on
 * results.
 */
public final class ResponderSwitches {
  private final Outbox outbox;
  private final Responders responders;
  private List<ResponderSwitch> all = List.of();

  /**
   * Creates an empty list.
   *
   * @param responders the session's responders
   */
  public ResponderSwitches(Outbox outbox, Responders responders) {
    this.outbox = outbox;
    this.responders = responders;
  }

  /** Adds new responders, which are off, and ends those that no file contains any more. */
  public void update(List<SavedFiles.Snapshot> files) {
    var rest = new ArrayList<>(all);
    var now = new ArrayList<ResponderSwitch>();
    for (SavedFiles.Snapshot file : files) {
      file.content().responders().forEach(one -> now.add(of(file, one, rest)));
    }
    rest.forEach(ResponderSwitch::end);
    all = List.copyOf(now);
  }

  private ResponderSwitch of(
      SavedFiles.Snapshot file, SavedResponder saved, List<ResponderSwitch> known) {
    for (ResponderSwitch one : known) {
      if (one.file() == file.file() && one.saved().equals(saved)) {
        known.remove(one);
        return one;
      }
    }
    return new ResponderSwitch(outbox, responders, file.file(), file.title(), saved);
  }

  /** Returns all responders in the order of the files. */
  public List<ResponderSwitch> all() {
    return all;
  }

  /** Returns the number of responders that are on. */
  public long on() {
    return all.stream().filter(ResponderSwitch::isOn).count();
  }
}
