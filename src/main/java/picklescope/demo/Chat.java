package picklescope.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import picklescope.python.Call;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;

/**
 * Two people who write to each other. One line of Ben has a keyword {@code port}, which hides the
 * event's own; one of Anna refers to a function that the receiver does not have.
 */
final class Chat implements Player {
  private static final double FIRST = 0.5; // seconds
  private static final double LEAST = 1.5;
  private static final double MOST = 3.5;

  private static final PyGlobal WAVE = new PyGlobal(PyStr.of("annas_avatar"), PyStr.of("wave"));

  private record Line(LabComputer from, Call call) {}

  private static final List<Line> LINES =
      List.of(
          anna("Hello Ben, do you see the robots?"),
          ben("Yes, both. They are fast today."),
          new Line(LabComputer.BEN, say("I listen on port 4950.").with("port", 4950)),
          anna("So do I. Look, I wave to you."),
          new Line(LabComputer.ANNA, Call.of().with("action", WAVE).with("seconds", 2)),
          ben("I do not see it. Is there an error?"),
          anna("Your program lacks my function wave."),
          ben("Send its name as a text next time."),
          anna("I will. Is the eye tracker calibrated?"),
          ben("Since nine. The subject is here in ten minutes."));

  private final RandomGenerator random;
  private double seconds = FIRST;
  private int place;

  Chat(RandomGenerator random) {
    this.random = random;
  }

  private static Call say(String text) {
    return Call.of().with("action", "say").with("text", text);
  }

  private static Line anna(String text) {
    return new Line(LabComputer.ANNA, say(text));
  }

  private static Line ben(String text) {
    return new Line(LabComputer.BEN, say(text));
  }

  /** Returns what is answered to a message that somebody sends to one of them. */
  static byte[] answer() {
    return LabCalls.payload(say("I have got your message. Thank you!"));
  }

  @Override
  public LabMessage next() {
    var line = LINES.get(place);
    place = (place + 1) % LINES.size();
    long at = Math.round(seconds * 1e9);
    seconds += at < 1e9 * 2 * FIRST ? FIRST : random.nextDouble(LEAST, MOST);
    return new LabMessage(at, line.from(), LabCalls.payload(line.call()));
  }
}
