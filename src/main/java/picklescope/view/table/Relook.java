package picklescope.view.table;

import picklescope.event.Envelopes;
import picklescope.session.CaptureView;

/**
 * Tells when what has been looked at may answer otherwise, because a port's envelope or a sender's
 * name has changed. One thread.
 */
public final class Relook {
  /** What has to be looked at again. */
  public enum Again {
    NOTHING,
    /** What asks for the sender's name. */
    SENDERS,
    ALL
  }

  private Envelopes envelopes;
  private long version;

  /** Nothing has changed yet. */
  public Relook(CaptureView view) {
    envelopes = view.decoder().envelopes().get();
    version = view.version().getAsLong();
  }

  /**
   * Returns what has to be looked at again since it was last asked.
   *
   * @param idle whether nothing is being looked at: names that come one after the other do not
   *     begin it again before it has ended once
   */
  public Again next(CaptureView view, boolean idle) {
    var now = view.decoder().envelopes().get();
    long versionNow = view.version().getAsLong();
    boolean all = now != envelopes;
    if (!all && (versionNow == version || !idle)) {
      return Again.NOTHING;
    }
    envelopes = now;
    version = versionNow;
    return all ? Again.ALL : Again.SENDERS;
  }
}
