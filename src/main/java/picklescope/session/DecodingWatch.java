package picklescope.session;

import picklescope.event.Envelopes;

/**
 * Detects when messages may decode to other events, because the envelope of a port or the name of a
 * sender has changed. For one thread.
 */
public final class DecodingWatch {
  /** What has to be processed again. */
  public enum Again {
    NOTHING,
    /** What depends on the names of senders. */
    SENDERS,
    ALL
  }

  private Envelopes envelopes;
  private long version;

  /** Starts with the state of a capture as it is now. */
  public DecodingWatch(CaptureView view) {
    envelopes = view.decoder().envelopes().get();
    version = view.version().getAsLong();
  }

  /**
   * Returns what has to be processed again since the last call.
   *
   * @param idle whether nothing is being processed, so that names that become known one after the
   *     other do not start it again before it has ended
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
