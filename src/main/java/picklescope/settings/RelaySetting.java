package picklescope.settings;

import java.util.List;

/**
 * A relay in the settings.
 *
 * @param port the port at which it receives, 1 to 65535
 * @param targets where messages are passed on to, each as {@code HOST:PORT}
 * @param vizardAnswers whether what comes to the port from the computer of a target is an answer
 * @param faults the faults that it imitates
 * @param rules what is done to messages, each rule in its text form
 * @param on whether it is opened when the program starts
 */
public record RelaySetting(
    int port,
    List<String> targets,
    boolean vizardAnswers,
    FaultSetting faults,
    List<String> rules,
    boolean on)
    implements SourceSetting {
  /** Copies the lists. */
  public RelaySetting {
    targets = List.copyOf(targets);
    rules = List.copyOf(rules);
  }

  @Override
  public String name() {
    return "relay " + port;
  }

  @Override
  public RelaySetting switched(boolean nowOn) {
    return new RelaySetting(port, targets, vizardAnswers, faults, rules, nowOn);
  }

  /** Returns a copy with other rules. */
  public RelaySetting withRules(List<String> others) {
    return new RelaySetting(port, targets, vizardAnswers, faults, others, on);
  }
}
