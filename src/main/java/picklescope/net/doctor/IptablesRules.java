package picklescope.net.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picklescope.net.doctor.FilterRule.Action;
import picklescope.net.doctor.FilterRule.Match;

/**
 * Reads what {@code iptables-save} prints (iptables-save(8)). Conditions that it does not know
 * count as met by some datagrams.
 */
final class IptablesRules {
  private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|\\S+");
  private static final Set<String> RECEIVING = Set.of("INPUT", "PREROUTING");
  private static final Set<String> FILTERING = Set.of("filter", "raw", "mangle");
  private static final Set<String> WITHOUT_MEANING =
      Set.of("--comment", "--reject-with", "--log-prefix", "--log-level");

  /** The modules whose conditions are read. */
  private static final Set<String> MODULES =
      Set.of("udp", "tcp", "comment", "multiport", "conntrack", "state");

  private record Head(String table, String name, boolean drops) {}

  private final int port;
  private final Map<String, Head> heads = new LinkedHashMap<>();
  private final Map<String, List<FilterRule>> rules = new LinkedHashMap<>();
  private String table = "";

  private IptablesRules(int port) {
    this.port = port;
  }

  /** Returns the chains of all tables with what their rules are for a UDP port. */
  static List<FilterChain> chains(String text, int port) {
    var read = new IptablesRules(port);
    text.lines().map(String::strip).forEach(read::line);
    return read.heads.entrySet().stream()
        .map(one -> {
          var head = one.getValue();
          boolean receives = RECEIVING.contains(head.name()) && FILTERING.contains(head.table());
          var found = read.rules.getOrDefault(one.getKey(), List.of());
          return new FilterChain(head.table(), head.name(), receives, head.drops(), found);
        })
        .toList();
  }

  private void line(String line) {
    if (line.startsWith("*")) {
      table = line.substring(1);
    } else if (line.startsWith(":")) {
      String[] words = line.substring(1).split("\\s+");
      boolean drops = words.length > 1 && words[1].equals("DROP");
      heads.put(table + "\n" + words[0], new Head(table, words[0], drops));
    } else if (line.startsWith("-A ")) {
      var words = WORD.matcher(line).results().map(found -> found.group()).toList();
      rules
          .computeIfAbsent(table + "\n" + words.get(1), _ -> new ArrayList<>())
          .add(rule(line, words.subList(2, words.size())));
    }
  }

  private FilterRule rule(String line, List<String> words) {
    var match = Match.YES;
    var action = Action.NONE;
    String target = "";
    boolean not = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String value = i + 1 < words.size() ? words.get(i + 1) : "";
      if (word.equals("!")) {
        not = true;
        continue;
      }
      if (word.equals("-j") || word.equals("-g")) {
        action = action(word, value);
        target = value;
        i++;
      } else if (WITHOUT_MEANING.contains(word)) {
        i++;
      } else {
        var one = condition(word, value);
        match = match.and(not ? one.not() : one);
        i += value.startsWith("-") || value.equals("!") ? 0 : 1;
      }
      not = false;
    }
    return new FilterRule(line, match, action, target);
  }

  private Action action(String word, String value) {
    return switch (value) {
      case "ACCEPT" -> Action.ACCEPT;
      case "DROP", "REJECT" -> Action.DROP;
      case "RETURN" -> Action.RETURN;
      default ->
          !heads.containsKey(table + "\n" + value)
              ? Action.NONE // such as LOG
              : word.equals("-g") ? Action.GOTO : Action.JUMP;
    };
  }

  private Match condition(String word, String value) {
    return switch (word) {
      case "-p" -> Match.of(Set.of("udp", "17", "all").contains(value));
      case "--dport", "--dports" ->
          Match.of(Stream.of(value.split(",")).anyMatch(one -> PortRange.contains(one, ":", port)));
      case "-m" -> MODULES.contains(value) ? Match.YES : Match.SOME; // some need no option
      case "--ctstate", "--state" ->
          table.equals("raw") // before the system knows the conversation
              ? Match.SOME
              : Match.of(List.of(value.split(",")).contains("NEW"));
      case "-i" -> value.equals("lo") ? Match.NO : Match.SOME;
      default -> Match.SOME;
    };
  }
}
