package picklescope.event.find;

import java.util.List;
import java.util.stream.Collectors;
import picklescope.python.Call;

/**
 * Calls by which the layout of the arguments can be told: those that a user sends from Vizard when
 * it is not known, also by {@code picklescope_probe.py}. The same text is valid in Python 2.7 and
 * Python 3.
 */
public final class TestBattery {
  /** The calls, in the order in which they are sent. */
  public static final List<String> LINES =
      List.of(
          "send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])",
          "send(8125)",
          "send('alpha', 'beta', -0.625)",
          "send(gamma='delta', epsilon=0.03125)",
          "send((1.5, 2.5), {'key': (True, None)}, zeta=u'\\u03b6')",
          "send()");

  private TestBattery() {}

  /** Returns the calls. */
  public static List<Call> calls() {
    return SentCalls.ofKnown(LINES);
  }

  /**
   * Returns lines for a script of Vizard that sends the battery.
   *
   * @param host the computer that receives it
   */
  public static String script(String host, int port) {
    return LINES.stream()
        .map(line -> "net." + line)
        .collect(
            Collectors.joining(
                "\n", "net = viz.addNetwork('%s')\nnet.port(%s)\n".formatted(host, port), "\n"));
  }
}
