package picklescope.net.doctor;

import java.util.List;

/**
 * A chain of rules of a packet filter.
 *
 * @param table its table as commands name it, such as {@code inet filter}
 * @param name its name in the table
 * @param receives whether all datagrams that arrive pass it
 * @param drops whether it drops what no rule has decided
 * @param rules the rules in their order
 */
record FilterChain(
    String table, String name, boolean receives, boolean drops, List<FilterRule> rules) {
  /** Copies the list. */
  FilterChain {
    rules = List.copyOf(rules);
  }

  /** Returns the name for the user. */
  String text() {
    return "chain %s of table %s".formatted(name, table);
  }
}
