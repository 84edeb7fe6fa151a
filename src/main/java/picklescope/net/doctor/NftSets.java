package picklescope.net.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.net.doctor.FilterRule.Action;

/**
 * The sets and maps of a table of nftables, which its rules name, and those that are written in a
 * rule.
 *
 * @param named the elements of those of the table, by their names
 */
record NftSets(Map<String, String> named) {
  /**
   * An entry of a map of verdicts.
   *
   * @param key empty if it is not known
   * @param target the chain, if the action has one
   */
  record Entry(Optional<String> key, Action action, String target) {}

  /**
   * Returns the values of a list, or of a set or map that is named, without what is known of each:
   * {@code 53 timeout 1h}. Empty if they are not known.
   */
  Optional<List<String>> items(String list) {
    return elements(list).map(all -> entries(all).map(NftSets::first).toList());
  }

  private Optional<String> elements(String list) {
    return list.startsWith("@")
        ? Optional.ofNullable(named.get(list.substring(1))).filter(all -> !all.contains(" . "))
        : Optional.of(list);
  }

  private static Stream<String> entries(String list) {
    return Stream.of(list.replaceAll("[{}]", " ").strip().split("\\s*,\\s*"));
  }

  private static String first(String entry) {
    return entry.replaceFirst("\\s.*", "");
  }

  /** Returns the entries of a map of verdicts, in their order. */
  List<Entry> verdicts(String map) {
    return entries(elements(map).orElse("")).map(NftSets::verdict).toList();
  }

  private static Entry verdict(String item) {
    int colon = item.lastIndexOf(" : ");
    var key =
        colon < 0 ? Optional.<String>empty() : Optional.of(first(item.substring(0, colon).strip()));
    var words = item.substring(colon < 0 ? 0 : colon + 3).strip().split("\\s+");
    return new Entry(key, action(words[0]), words.length > 1 ? words[1] : "");
  }

  private static Action action(String word) {
    return switch (word) {
      case "accept" -> Action.ACCEPT;
      case "drop" -> Action.DROP;
      case "return" -> Action.RETURN;
      case "jump" -> Action.JUMP;
      case "goto" -> Action.GOTO;
      default -> Action.NONE;
    };
  }
}
