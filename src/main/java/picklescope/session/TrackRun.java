package picklescope.session;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import picklescope.capture.CaptureGrowth;
import picklescope.filter.EventExpression;
import picklescope.filter.Filter;
import picklescope.filter.Subject;
import picklescope.stream.track.CommonTimes;
import picklescope.stream.track.Pose;
import picklescope.stream.track.PoseReader;
import picklescope.stream.track.Tracks;

/**
 * Collects the tracks of the events of a capture that a filter chooses, on the thread {@code
 * track-poses}, until it is closed.
 */
public final class TrackRun implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(30);

  private final CaptureView view;
  private final PoseReader poses;
  private final ObjectNames names;
  private final LiveClock clock;
  private final Tracks tracks = new Tracks();
  private final EventFeed feed;

  /**
   * Starts to collect.
   *
   * @param first the number of the first datagram that is looked at
   * @param poses finds the position in an event
   * @param by whose value tells the objects apart; empty for the senders
   * @param clock by which poses of a lab have their times while they are recorded while it is
   *     recorded
   */
  public TrackRun(
      CaptureView view,
      Filter filter,
      long first,
      PoseReader poses,
      Optional<EventExpression> by,
      LiveClock clock) {
    this.view = view;
    this.poses = poses;
    this.clock = clock;
    names = new ObjectNames(by);
    feed = new EventFeed("track-poses", view, filter, first, PAUSE, new Collecting());
  }

  /** Adds the poses; on the thread of the feed. */
  private final class Collecting implements EventFeed.Sink {
    private CommonTimes times = CommonTimes.ofFile();

    @Override
    public void begin(long number) {
      tracks.clear();
      times = isRecording() ? CommonTimes.ofRecording(neverSet()) : CommonTimes.ofFile();
    }

    @Override
    public void event(long number, Subject subject) {
      poses
          .read(number, subject)
          .ifPresentOrElse(
              pose -> tracks.add(names.of(subject), timed(pose, subject)), tracks::addWithout);
    }

    private Pose timed(Pose pose, Subject subject) {
      return pose.at(times.of(subject.header().source(), pose.timeNanos()));
    }

    @Override
    public void pulse() {
      if (isRecording()) {
        times.mayBeLive();
      }
    }

    /** Returns the time of this computer as if its clock was not set from now on. */
    private LongSupplier neverSet() {
      long before = clock.wall().getAsLong() - clock.passing().getAsLong();
      return () -> before + clock.passing().getAsLong();
    }

    private boolean isRecording() {
      return view.capture().growth() == CaptureGrowth.RECORDING;
    }
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
