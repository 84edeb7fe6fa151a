package picklescope.session;

import java.time.Duration;
import java.util.Optional;
import picklescope.filter.EventExpression;
import picklescope.filter.Filter;
import picklescope.filter.Subject;
import picklescope.stream.track.PoseReader;
import picklescope.stream.track.Tracks;

/**
 * Collects the tracks of the events of a capture that a filter chooses, on the thread {@code
 * track-poses}, until it is closed.
 */
public final class TrackRun implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(30);

  private final Tracks tracks = new Tracks();
  private final EventFeed feed;

  /**
   * Starts to collect.
   *
   * @param first the number of the first datagram that is looked at
   * @param poses finds the position in an event
   * @param by whose value tells the objects apart; empty for the senders
   */
  public TrackRun(
      CaptureView view, Filter filter, long first, PoseReader poses, Optional<EventExpression> by) {
    var names = new ObjectNames(by);
    feed =
        new EventFeed(
            "track-poses",
            view,
            filter,
            first,
            PAUSE,
            new EventFeed.Sink() {
              @Override
              public void begin(long number) {
                tracks.clear();
              }

              @Override
              public void event(long number, Subject subject) {
                poses
                    .read(number, subject)
                    .ifPresentOrElse(
                        pose -> tracks.add(names.of(subject), pose), tracks::addWithout);
              }
            });
  }

  /** Returns the tracks, which grow. */
  public Tracks tracks() {
    return tracks;
  }

  /** Returns what it reads. */
  public EventFeed feed() {
    return feed;
  }

  @Override
  public void close() {
    feed.close();
  }
}
