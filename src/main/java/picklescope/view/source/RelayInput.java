package picklescope.view.source;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picklescope.filter.Filter;
import picklescope.filter.FilterDoubt;
import picklescope.net.NetworkException;
import picklescope.net.RelayOptions;
import picklescope.python.source.SourceException;
import picklescope.send.Destination;
import picklescope.send.relay.RelayRule;
import picklescope.session.RelayPlan;
import picklescope.settings.FaultSetting;
import picklescope.settings.RelaySetting;

/**
 * What the user writes into the form of a relay.
 *
 * @param texts the text of each field; a field that is missing is empty
 * @param vizardAnswers whether {@link #VIZARD_ANSWERS} is chosen
 */
public record RelayInput(Map<RelayInput.Field, String> texts, boolean vizardAnswers) {
  /** What the switch of Vizard's answers is called. */
  public static final String VIZARD_ANSWERS = RelayOptions.VIZARD_ANSWERS;

  /** What Vizard's answers are. */
  public static final String VIZARD_ANSWERS_HELP =
      """
      Vizard's addNetwork(e.address) answers to this port of the computer that it sees, which is the
      relay. So what comes to the port from the computer of a target is an answer: it goes to the same
      port of the computer whose message was passed on last, and not to the target.\
      """;

  // They are read at each key.
  private static final int MOST_DOUBTED = 50; // rules
  private static final int LONGEST_DOUBTED = 1_000; // characters of a rule

  /** A field of the form. */
  public enum Field {
    PORT,
    TARGETS,
    LOSS,
    DELAY,
    JITTER,
    DUPLICATES,
    REORDERING,
    RATE,
    SEED,
    WHEN,
    RULES
  }

  /**
   * A relay, or why there is none.
   *
   * @param setting the relay; empty if a field has a mistake
   * @param mistakes what is wrong with fields, for the user
   */
  public record Reading(Optional<RelaySetting> setting, Map<Field, String> mistakes) {
    /** Copies the map. */
    public Reading {
      mistakes = Map.copyOf(mistakes);
    }
  }

  /** Copies the map. */
  public RelayInput {
    texts = Map.copyOf(texts);
  }

  /**
   * Returns the first of the valid filters that is doubtful, for the user; empty if none is. Not
   * all of very many or very long rules are looked at.
   */
  public String doubt() {
    var only = FilterDoubt.beforeUse(text(Field.WHEN)).map("Only for: "::concat);
    List<String> rules = ruleLines();
    return only.or(() ->
            IntStream.range(0, Math.min(MOST_DOUBTED, rules.size()))
                .boxed()
                .flatMap(i -> doubt(i + 1, rules.get(i)).stream())
                .findFirst())
        .orElse("");
  }

  private static Optional<String> doubt(int number, String rule) {
    return rule.length() > LONGEST_DOUBTED
        ? Optional.empty()
        : RelayRule.filter(rule)
            .flatMap(FilterDoubt::beforeUse)
            .map(("Rule %d: ".formatted(number))::concat);
  }

  private List<String> ruleLines() {
    return text(Field.RULES).lines().filter(line -> !line.isBlank()).toList();
  }

  /** Returns the texts of a relay. */
  public static RelayInput of(RelaySetting relay) {
    var texts = new EnumMap<Field, String>(Field.class);
    var faults = relay.faults();
    texts.put(Field.PORT, Integer.toString(relay.port()));
    texts.put(Field.TARGETS, String.join(", ", relay.targets()));
    texts.put(Field.LOSS, text(faults.loss()));
    texts.put(Field.DELAY, text(faults.delayMillis()));
    texts.put(Field.JITTER, text(faults.jitterMillis()));
    texts.put(Field.DUPLICATES, text(faults.duplicates()));
    texts.put(Field.REORDERING, text(faults.reordering()));
    texts.put(Field.RATE, text(faults.rate()));
    texts.put(Field.SEED, Long.toString(faults.seed()));
    texts.put(Field.WHEN, faults.when());
    texts.put(Field.RULES, String.join("\n", relay.rules()));
    return new RelayInput(texts, relay.vizardAnswers());
  }

  private static String text(double number) {
    if (number == 0) {
      return "";
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private String text(Field field) {
    return texts.getOrDefault(field, "").strip();
  }

  /** Returns the relay that the texts describe, which is on. */
  public Reading read() {
    return new Reader().read();
  }

  /** Collects the mistakes. */
  private final class Reader {
    private final Map<Field, String> mistakes = new EnumMap<>(Field.class);

    Reading read() {
      int port = port();
      var targets = targets();
      var faults = faults();
      var rules = rules();
      return mistakes.isEmpty()
          ? new Reading(
              Optional.of(new RelaySetting(port, targets, vizardAnswers, faults, rules, true)),
              Map.of())
          : new Reading(Optional.empty(), mistakes);
    }

    private int port() {
      String text = text(Field.PORT);
      int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
      if (port < 1 || port > 65_535) {
        mistakes.put(
            Field.PORT, "Write the port to which the senders send: a number from 1 to 65535.");
      }
      return port;
    }

    private List<String> targets() {
      var targets = new ArrayList<String>();
      try {
        for (String target : text(Field.TARGETS).split(",")) {
          if (!target.isBlank()) {
            targets.add(Destination.parse(target).toString());
          }
        }
        if (targets.isEmpty()) {
          mistakes.put(
              Field.TARGETS, "Write where messages are passed on to, such as vizard-pc:4950.");
        }
      } catch (NetworkException e) {
        mistakes.put(Field.TARGETS, e.getMessage());
      }
      return targets;
    }

    private FaultSetting faults() {
      var faults =
          new FaultSetting(
              number(Field.LOSS),
              number(Field.DUPLICATES),
              number(Field.REORDERING),
              number(Field.DELAY),
              number(Field.JITTER),
              number(Field.RATE),
              seed(),
              when());
      if (mistakes.isEmpty()) {
        try {
          RelayPlan.faults(faults);
        } catch (IllegalArgumentException e) {
          mistakes.put(Field.LOSS, String.valueOf(e.getMessage()));
        }
      }
      return faults;
    }

    private double number(Field field) {
      String text = text(field).replace(',', '.');
      if (text.matches("[0-9]{0,12}(\\.[0-9]{0,9})?") && !text.equals(".")) {
        return text.isEmpty() ? 0 : Double.parseDouble(text);
      }
      mistakes.put(
          field, "'%s' is not a number. Write digits, such as 20 or 0.5.".formatted(text(field)));
      return 0;
    }

    private long seed() {
      String text = text(Field.SEED);
      if (text.isEmpty()) {
        return FaultSetting.NONE.seed();
      }
      if (!text.matches("-?[0-9]{1,18}")) {
        mistakes.put(Field.SEED, "The seed is a whole number: the same one makes the same faults.");
        return 0;
      }
      return Long.parseLong(text);
    }

    private List<String> rules() {
      var rules = new ArrayList<String>();
      for (String line : ruleLines()) {
        try {
          rules.add(RelayRule.of(line).text());
        } catch (SourceException e) {
          mistakes.put(
              Field.RULES,
              "Rule %d, at %d: %s".formatted(rules.size() + 1, e.offset() + 1, e.getMessage()));
          return rules;
        }
      }
      return rules;
    }

    private String when() {
      String text = text(Field.WHEN);
      try {
        Filter.of(text);
      } catch (SourceException e) {
        mistakes.put(Field.WHEN, String.valueOf(e.getMessage()));
      }
      return text;
    }
  }
}
