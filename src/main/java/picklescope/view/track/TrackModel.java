package picklescope.view.track;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
import picklescope.session.LiveClock;
import picklescope.session.TrackRun;
import picklescope.stream.track.TimeSpan;
import picklescope.stream.track.Trail;
import picklescope.view.text.ClockText;

/**
 * The track: which messages it reads, what of the room is seen, and at which time. {@link #pulse}
 * updates it once for each frame. For the thread of the window.
 */
public final class TrackModel implements AutoCloseable {
  private final CaptureView view;
  private TrackQuestion question = TrackQuestion.USUAL;
  private Filter filter = Filter.everything();
  private long first = 1;
  private Optional<TrackRun> run = Optional.empty();
  private Projection projection = Projection.TOP;
  private Optional<Camera> camera = Optional.empty(); // empty: the whole room
  private OptionalLong fixed = OptionalLong.empty(); // empty: the newest
  private TrailLength length = TrailLength.MEDIUM;
  private double width = 1;
  private double height = 1;
  private boolean changed = true;
  private long drawnTo = -1;
  private Camera shown = new Camera(new Point(0, 0), 100);

  /** Creates the track of a capture; it reads nothing until {@link #read}. */
  public TrackModel(CaptureView view) {
    this.view = view;
  }

  /**
   * Reads the messages that a filter chooses.
   *
   * @param from the number of the first one
   */
  public void read(Filter newFilter, long from) {
    filter = newFilter;
    first = from;
    restart();
  }

  /** Sets how positions are found; has no effect if an expression has a mistake. */
  public void ask(TrackQuestion asked) {
    if (asked.isValid() && !asked.equals(question)) {
      question = asked;
      restart();
    }
  }

  /** Returns how positions are found. */
  public TrackQuestion question() {
    return question;
  }

  private void restart() {
    close();
    try {
      run =
          Optional.of(
              new TrackRun(
                  view, filter, first, question.poses(), question.object(), LiveClock.SYSTEM));
    } catch (SourceException e) {
      throw new IllegalStateException(e); // it is valid
    }
    changed = true;
  }

  /** Sets the size of the drawing in pixels. */
  public void resize(double newWidth, double newHeight) {
    width = newWidth;
    height = newHeight;
    changed = true;
  }

  /** Sets from where the room is seen; the whole of it is shown. */
  public void setProjection(Projection newProjection) {
    projection = newProjection;
    fit();
  }

  /** Returns from where the room is seen. */
  public Projection projection() {
    return projection;
  }

  /** Shows the whole room, and keeps it in view when it grows. */
  public void fit() {
    camera = Optional.empty();
    changed = true;
  }

  /** Returns whether the whole room is kept in view. */
  public boolean isFitted() {
    return camera.isEmpty();
  }

  /** Moves the room by pixels. */
  public void move(double right, double down) {
    camera = Optional.of(shown.moved(right, down));
    shown = camera.get();
    changed = true;
  }

  /** Enlarges the room around a point of the screen. */
  public void zoom(double factor, Point pixels) {
    camera = Optional.of(shown.zoomed(factor, pixels, width, height));
    shown = camera.get();
    changed = true;
  }

  /** Sets how long the trails are. */
  public void setLength(TrailLength newLength) {
    length = newLength;
    changed = true;
  }

  /** Returns how long the trails are. */
  public TrailLength length() {
    return length;
  }

  /** Shows a time, as a share of {@link #span} from 0 to 1; the newest from 1 on. */
  public void setTime(double share) {
    fixed =
        share >= 1
            ? OptionalLong.empty()
            : span()
                .map(span ->
                    OptionalLong.of(
                        span.from() + (long) ((span.to() - span.from()) * Math.max(0, share))))
                .orElse(OptionalLong.empty());
    changed = true;
  }

  /** Returns the time that is shown; empty if there are no poses. */
  public OptionalLong time() {
    var newest = span();
    if (newest.isEmpty()) {
      return OptionalLong.empty();
    }
    return fixed.isPresent() ? fixed : OptionalLong.of(newest.get().to());
  }

  /** Returns where the time that is shown is within {@link #span}, 0 to 1. */
  public double timeShare() {
    var span = span();
    if (fixed.isEmpty() || span.isEmpty() || span.get().to() <= span.get().from()) {
      return 1;
    }
    double from = span.get().from();
    return Math.clamp((fixed.getAsLong() - from) / (span.get().to() - from), 0, 1);
  }

  /** Returns the time of day that is shown; empty if there are no poses. */
  public String timeText() {
    var now = time();
    return now.isEmpty() ? "" : ClockText.millis(now.getAsLong());
  }

  /** Returns whether the newest poses are shown. */
  public boolean isFollowing() {
    return fixed.isEmpty();
  }

  /** Returns the span of the times of all poses; empty if there are none. */
  public Optional<TimeSpan> span() {
    return run.flatMap(reading -> reading.tracks().span());
  }

  /** Returns the number of the last message that was looked at; -1 if none is read. */
  long looked() {
    return run.map(reading -> reading.feed().looked()).orElse(-1L);
  }

  /** Returns whether what is drawn has changed since the last call. For each frame. */
  public boolean pulse() {
    boolean now = changed || looked() != drawnTo && fixed.isEmpty();
    changed = false;
    drawnTo = looked();
    return now;
  }

  /** Returns what is to be drawn. */
  public TrackScene scene() {
    List<Trail> trails = run.map(reading -> reading.tracks().trails()).orElse(List.of());
    shown =
        camera.orElseGet(() ->
            run.flatMap(reading -> reading.tracks().room())
                .map(room -> Camera.fitting(room, projection, width, height))
                .orElse(new Camera(new Point(0, 0), 100)));
    return TrackScene.of(trails, time().orElse(0), length, shown, projection, width, height);
  }

  /** Returns what the user should know of the messages that are read. */
  public TrackStatus status() {
    return run.map(TrackStatus::of).orElse(TrackStatus.NONE);
  }

  /** Stops reading. */
  @Override
  public void close() {
    run.ifPresent(TrackRun::close);
    run = Optional.empty();
  }
}
