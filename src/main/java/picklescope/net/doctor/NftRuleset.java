package picklescope.net.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what {@code nft list ruleset} prints (nft(8)). Conditions that it does not know count as
 * met by some datagrams.
 */
final class NftRuleset {
  private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\S+");
  private static final String ELEMENTS = "elements = ";
  private static final Set<String> RECEIVING = Set.of("input", "prerouting", "ingress");

  private final int port;
  private final List<FilterChain> chains = new ArrayList<>();
  private String table = "";
  private String chain = "";
  private boolean isTracked = true;
  private boolean receives;
  private boolean drops;
  private List<FilterRule> rules = new ArrayList<>();
  private final Map<String, String> sets = new HashMap<>(); // of the table, elements by name
  private final StringBuilder elements = new StringBuilder();
  private String set = "";
  private int depth;

  private NftRuleset(int port) {
    this.port = port;
  }

  /** Returns the chains of a ruleset with what their rules are for a UDP port. */
  static List<FilterChain> chains(String text, int port) {
    var ruleset = new NftRuleset(port);
    text.lines().map(String::strip).forEach(ruleset::line);
    return List.copyOf(ruleset.chains);
  }

  private void line(String line) {
    if (line.startsWith("table ") && line.endsWith("{")) {
      table = between(line);
      sets.clear(); // they are listed before the chains
      depth = 1;
    } else if (depth == 1 && line.endsWith("{")) {
      depth = 2;
      chain = line.startsWith("chain ") ? between(line) : "";
      set = line.startsWith("set ") || line.startsWith("map ") ? between(line) : "";
      elements.setLength(0);
      isTracked = true;
      receives = false;
      drops = false;
      rules = new ArrayList<>();
    } else if (line.equals("}")) {
      if (depth == 2 && !chain.isEmpty()) {
        chains.add(new FilterChain(table, chain, receives, drops, rules));
      } else if (depth == 2 && !set.isEmpty()) {
        sets.put(set, elements.toString());
      }
      depth = Math.max(0, depth - 1);
    } else if (depth == 2 && !chain.isEmpty() && !line.isEmpty()) {
      inChain(line);
    } else if (depth == 2 && !set.isEmpty()) {
      inSet(line);
    }
  }

  /** Reads {@code elements = { 53, 4950-4959 timeout 1h }}, which may go on for some lines. */
  private void inSet(String line) {
    if (line.startsWith(ELEMENTS)) {
      elements.append(line, ELEMENTS.length(), line.length());
    } else if (!elements.isEmpty()) {
      elements.append(' ').append(line);
    }
  }

  private static String between(String line) {
    return line.substring(line.indexOf(' '), line.length() - 1).strip();
  }

  private void inChain(String line) {
    if (line.startsWith("type ") && line.contains(" hook ")) {
      String hook = line.replaceFirst(".* hook (\\w+).*", "$1");
      receives = line.startsWith("type filter ") && RECEIVING.contains(hook);
      drops = line.contains("policy drop");
      isTracked = hook.equals("input"); // others may come before
    } else {
      var tokens = TOKEN.matcher(line).results().map(found -> found.group()).toList();
      String family = table.split(" ")[0];
      rules.addAll(new NftRule(line, tokens, family, isTracked, port, new NftSets(sets)).rules());
    }
  }
}
