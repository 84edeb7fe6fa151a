package picklescope.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picklescope.python.text.VisibleText;

/** Tells of streams that fall silent, or become slower or faster than they should be. */
final class RhythmWatch {
  private static final double MARGIN = 0.05; // by which a rate has to pass the limit back
  private static final long WINDOW_NANOS = 5_000_000_000L; // of a rate
  private static final long LONGEST_WAIT = TimeUnit.DAYS.toNanos(1);
  private static final int FEWEST = 3; // messages that make a rhythm

  /** Streams are given up when verbs are, so that there may have been more than at any time. */
  private static final int MOST_STATES = 4 * Streams.MOST;

  private final Alarm.OfStreams alarm;
  private final String words;
  private final Map<StreamKey, Known> known = new HashMap<>();
  private long resumed; // when messages have been received without a break

  /** The state of a stream, and the name that its sender had then. */
  private record Known(State state, String sender) {}

  private enum State {
    /** The alarm does not concern it. */
    OTHER,
    /** It has not been what the alarm expects until now. */
    NEVER,
    QUIET,
    RINGING
  }

  RhythmWatch(Alarm.OfStreams alarm) {
    this.alarm = alarm;
    words = alarm.words().toLowerCase(Locale.ROOT);
  }

  /** Notes that no messages were received just before a moment, whoever sent some. */
  void resume(long nowNanos) {
    resumed = nowNanos;
  }

  /**
   * Returns how long after the newest message of a stream the alarm can begin or end, in
   * nanoseconds, a day at most.
   */
  long longestWait() {
    return switch (alarm) {
      case Alarm.Silent(double seconds, _) -> (long) Math.min(seconds * 1e9, LONGEST_WAIT);
      case Alarm.RateBelow _, Alarm.RateAbove _ -> 2 * WINDOW_NANOS;
    };
  }

  /** Looks at a stream. */
  void look(StreamStatistics stream, HostTimes now, List<AlarmNews> news) {
    long nowNanos = now.at(stream.host());
    long since = nowNanos - (now.common() - resumed);
    State state = state(stream);
    if (state == State.NEVER && isAsExpected(stream, nowNanos, since)) {
      state = change(stream, State.QUIET);
    }
    if (state == State.QUIET && isTooMuch(stream, nowNanos, since)) {
      change(stream, State.RINGING);
      news.add(news(stream, now, true));
    } else if (state == State.RINGING && isOver(stream, nowNanos)) {
      change(stream, State.QUIET);
      news.add(news(stream, now, false));
    }
  }

  /** Returns the state; a name server may have named the sender only now. */
  private State state(StreamStatistics stream) {
    var before = known.get(stream.key());
    if (before == null) {
      return known.size() < MOST_STATES ? change(stream, first(stream)) : State.OTHER;
    }
    return before.state() == State.OTHER && !before.sender().equals(stream.sender())
        ? change(stream, first(stream))
        : before.state();
  }

  private State change(StreamStatistics stream, State state) {
    known.put(stream.key(), new Known(state, stream.sender()));
    return state;
  }

  private State first(StreamStatistics stream) {
    if (!words.isEmpty()) {
      return text(stream).toLowerCase(Locale.ROOT).contains(words) ? State.QUIET : State.OTHER;
    }
    return alarm instanceof Alarm.RateAbove ? State.QUIET : State.NEVER;
  }

  private static String text(StreamStatistics stream) {
    String sender = stream.sender();
    String from =
        stream.key() instanceof StreamKey.Sent sent ? sent.source().nameOf(sender) : sender;
    return (from + " " + stream.key().title()).strip();
  }

  /** Returns whether a stream that was not named has the rhythm whose end is an alarm. */
  private boolean isAsExpected(StreamStatistics stream, long now, long since) {
    return switch (alarm) {
      case Alarm.Silent(double seconds, _) ->
          stream.count() >= FEWEST && stream.isUsuallyWithin(seconds);
      case Alarm.RateBelow(double rate, _) ->
          hasRate(stream, now, since) && stream.rate(now) >= rate;
      case Alarm.RateAbove _ -> true;
    };
  }

  private static boolean hasRate(StreamStatistics stream, long now, long since) {
    return now - Math.max(since, stream.rateSince()) >= WINDOW_NANOS;
  }

  private boolean isTooMuch(StreamStatistics stream, long now, long since) {
    return switch (alarm) {
      case Alarm.Silent(double seconds, _) ->
          stream.silent(now) > seconds && (now - since) / 1e9 > seconds;
      case Alarm.RateBelow(double rate, _) ->
          hasRate(stream, now, since) && stream.rate(now) < rate;
      case Alarm.RateAbove(double rate, _) -> stream.rate(now) > rate;
    };
  }

  private boolean isOver(StreamStatistics stream, long now) {
    return switch (alarm) {
      case Alarm.Silent(double seconds, _) -> stream.silent(now) <= seconds;
      case Alarm.RateBelow(double rate, _) -> stream.rate(now) >= rate * (1 + MARGIN);
      case Alarm.RateAbove(double rate, _) -> stream.rate(now) <= rate * (1 - MARGIN);
    };
  }

  private AlarmNews news(StreamStatistics stream, HostTimes times, boolean begins) {
    long now = times.at(stream.host());
    String what =
        switch (alarm) {
          case Alarm.Silent _ ->
              begins
                  ? String.format(Locale.ROOT, "silent for %.1f s", stream.silent(now))
                  : "sends again";
          case Alarm.RateBelow _, Alarm.RateAbove _ ->
              String.format(
                  Locale.ROOT,
                  begins ? "%.1f messages a second" : "%.1f messages a second again",
                  stream.rate(now));
        };
    return new AlarmNews(
        alarm,
        begins,
        stream.lastNumber(),
        times.shown(stream.host()),
        VisibleText.line(text(stream) + ": " + what + " (" + alarm.text() + ")"));
  }
}
