package picklescope.cli;

import java.util.List;
import picklescope.filter.Filter;
import picklescope.session.CaptureView;
import picklescope.session.LiveClock;
import picklescope.session.StreamRun;
import picklescope.stream.Alarm;
import picklescope.stream.StreamGrouping;

/**
 * What {@code picklescope streams} is asked for.
 *
 * @param filter chooses the messages
 * @param untilAlarm whether it ends at the first alarm
 */
record StreamsAsked(
    Filter filter,
    StreamGrouping grouping,
    List<Alarm> alarms,
    StreamsText format,
    boolean untilAlarm) {
  /** Starts to read a capture. */
  StreamRun run(CaptureView view) {
    return new StreamRun(view, filter, 1, grouping, alarms, LiveClock.SYSTEM);
  }
}
