package picklescope.stream;

import java.util.ArrayList;
import java.util.List;
import picklescope.event.Event;

/** Tells when alarms begin and end, each once. For one thread. */
public final class AlarmWatch {
  private final List<Alarm> alarms;

  /** Creates a watch over alarms; none has begun. */
  public AlarmWatch(List<Alarm> alarms) {
    this.alarms = List.copyOf(alarms);
  }

  /** Returns the alarms. */
  public List<Alarm> alarms() {
    return alarms;
  }

  /** Looks at a message; one that was looked at before, by its number, is ignored. */
  public void message(Event event) {}

  /**
   * Looks at the streams, and returns what has begun and ended since the last time.
   *
   * @param nowNanos the moment, in nanoseconds since 1970
   */
  public List<AlarmNews> check(Streams streams, long nowNanos) {
    return new ArrayList<>();
  }
}
