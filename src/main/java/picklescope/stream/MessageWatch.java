package picklescope.stream;

import java.util.Locale;
import java.util.Optional;
import picklescope.filter.Subject;
import picklescope.python.text.VisibleText;

/** Tells of messages that a filter chooses: of those that come at the same time once. */
final class MessageWatch {
  private final Alarm.Came alarm;
  private long count;
  private long firstNumber;
  private long firstNanos;
  private String sender = "";

  MessageWatch(Alarm.Came alarm) {
    this.alarm = alarm;
  }

  /** Returns whether the filter chooses by the name of the sender. */
  boolean needsSender() {
    return alarm.filter().needsSender();
  }

  void message(Subject subject) {
    if (alarm.filter().decide(subject).isYes()) {
      if (count++ == 0) {
        firstNumber = subject.header().number();
        firstNanos = subject.header().timeNanos();
        sender = subject.sender();
      }
    }
  }

  /** Returns the messages that have come since the last call. */
  Optional<AlarmNews> next() {
    if (count == 0) {
      return Optional.empty();
    }
    String text =
        "message %s of %s has come%s: %s"
            .formatted(
                firstNumber,
                sender,
                count == 1 ? "" : String.format(Locale.ROOT, " and %,d more", count - 1),
                alarm.filter().text());
    var news = new AlarmNews(alarm, true, firstNumber, firstNanos, VisibleText.line(text));
    count = 0;
    return Optional.of(news);
  }
}
