package picklescope.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import picklescope.filter.Subject;

/**
 * Tells when alarms begin and end, each once. Moments that lie before one that was looked at, and
 * messages whose number was looked at, are ignored: so nothing is told twice if messages are passed
 * again. For one thread.
 */
public final class AlarmWatch {
  private final List<Alarm> alarms;
  private final List<RhythmWatch> rhythms = new ArrayList<>();
  private final List<MessageWatch> messages = new ArrayList<>();
  private final boolean needsSender;
  private long latest = Long.MIN_VALUE;
  private long lastNumber;

  /** Creates a watch over alarms; none has begun. */
  public AlarmWatch(List<Alarm> alarms) {
    this(alarms, 0);
  }

  /**
   * Creates a watch over alarms; none has begun.
   *
   * @param after the number of the last message that they do not concern
   */
  public AlarmWatch(List<Alarm> alarms, long after) {
    lastNumber = after;
    this.alarms = List.copyOf(alarms);
    for (Alarm alarm : alarms) {
      switch (alarm) {
        case Alarm.OfStreams ofStreams -> rhythms.add(new RhythmWatch(ofStreams));
        case Alarm.Came came -> messages.add(new MessageWatch(came));
      }
    }
    needsSender = messages.stream().anyMatch(MessageWatch::needsSender);
  }

  /** Returns the alarms. */
  public List<Alarm> alarms() {
    return alarms;
  }

  /**
   * Looks at a message.
   *
   * @param awaitsName decides whether the name of the sender has to be awaited; then the alarms
   *     that need it look at the message in {@link #named}
   */
  public void message(Subject subject, Predicate<Subject> awaitsName) {
    if (messages.isEmpty() || subject.header().number() <= lastNumber) {
      return;
    }
    lastNumber = subject.header().number();
    boolean waits = needsSender && awaitsName.test(subject);
    for (MessageWatch watch : messages) {
      if (!(waits && watch.needsSender())) {
        watch.message(subject);
      }
    }
  }

  /** Looks at a message for whose sender's name it has waited. */
  public void named(Subject subject) {
    messages.stream().filter(MessageWatch::needsSender).forEach(watch -> watch.message(subject));
  }

  /**
   * Notes the present time of a live capture. Moments after it were those of a clock that was set
   * back before the messages were passed again.
   */
  public void present(long nowNanos) {
    if (nowNanos < latest) {
      latest = nowNanos;
      resume(nowNanos);
    }
  }

  /** Notes that nobody received messages just before a moment: silence counts from then on. */
  public void resume(long nowNanos) {
    rhythms.forEach(watch -> watch.resume(nowNanos));
  }

  /**
   * Returns for how long after the newest message an alarm can begin or end because no further one
   * comes, in nanoseconds; 0 if no alarm concerns that.
   */
  public long longestWait() {
    return rhythms.stream().mapToLong(RhythmWatch::longestWait).max().orElse(0);
  }

  /**
   * Looks at the streams, and returns what has begun and ended since the last time.
   *
   * @param now the time at each computer
   */
  public List<AlarmNews> check(Streams streams, HostTimes now) {
    var news = new ArrayList<AlarmNews>();
    if (now.common() >= latest) {
      latest = now.common();
      messages.forEach(watch -> watch.next().ifPresent(news::add));
      rhythms.forEach(watch -> streams.forEach(stream -> watch.look(stream, now, news)));
    }
    return news;
  }
}
