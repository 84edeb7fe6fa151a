package picklescope.net.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picklescope.net.doctor.FilterRule.Action;
import picklescope.net.doctor.FilterRule.Match;

/** Reads one rule of nftables. For one thread. */
final class NftRule {
  /** Statements with a value that change nothing for a datagram. */
  private static final Set<String> WITH_VALUE =
      Set.of("comment", "prefix", "level", "group", "snaplen", "queue-threshold", "flags");

  /** The words after {@code counter}: {@code packets 12 bytes 345}. */
  private static final int COUNTED = 4;

  private static final Set<String> OTHER_PROTOCOLS =
      Set.of("tcp", "icmp", "icmpv6", "igmp", "sctp", "dccp", "udplite", "esp", "ah", "arp");

  private static final Set<String> PROTOCOLS = Set.of("meta l4proto", "ip protocol", "ip6 nexthdr");

  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=");

  private static final Set<String> OPERATORS =
      Set.of("&", "|", "^", "<<", ">>", "and", "or", "xor", "lshift", "rshift");

  /** Conditions on several fields at once, such as {@code iifname . udp dport}, and on hashes. */
  private static final Set<String> UNREAD = Set.of(".", "map", "mod", "jhash", "symhash", "numgen");

  /** What is followed by the name of a field. */
  private static final Set<String> FIELDS = Set.of("meta", "ct", "ip", "ip6", "udp", "th", "rt");

  private final String text;
  private final List<String> tokens;
  private final String family;
  private final boolean isTracked;
  private final int port;
  private final Map<String, String> sets;
  private final boolean isUnread;
  private final List<FilterRule> found = new ArrayList<>();
  private Match match = Match.YES;
  private int at;

  /**
   * Creates a reader of a rule.
   *
   * @param family the family of its table: {@code ip}, {@code ip6}, {@code inet} or another
   * @param isTracked whether the system knows to which conversation a datagram belongs
   * @param sets the elements of the sets and maps of its table, by their names
   */
  NftRule(
      String text,
      List<String> tokens,
      String family,
      boolean isTracked,
      int port,
      Map<String, String> sets) {
    this.text = text;
    this.family = family;
    this.isTracked = isTracked;
    this.isUnread = tokens.stream().anyMatch(UNREAD::contains);
    this.tokens = tokens;
    this.port = port;
    this.sets = sets;
  }

  /** Returns the rule; several if a map of verdicts has several for such datagrams. */
  List<FilterRule> rules() {
    while (at < tokens.size() && found.isEmpty()) {
      token(tokens.get(at++));
    }
    return found;
  }

  private void token(String token) {
    switch (token) {
      case "accept" -> add(Action.ACCEPT, "");
      case "drop" -> add(Action.DROP, "");
      case "reject" -> reject();
      case "return" -> add(Action.RETURN, "");
      case "jump" -> add(Action.JUMP, next());
      case "goto" -> add(Action.GOTO, next());
      case "log", "continue", "notrack" -> {}
      case "counter" -> at += at < tokens.size() && tokens.get(at).equals("packets") ? COUNTED : 0;
      case "udp", "th" -> transport();
      case "meta", "ip", "ip6" -> header(token);
      case "iif", "iifname" -> from();
      case "ct" -> conversation();
      default -> other(token);
    }
  }

  /** An ICMP message is sent only to senders with its version of IP. */
  private void reject() {
    boolean ofOne = Set.of("icmp", "icmpv6").contains(next().equals("with") ? next() : "");
    match = match.and(ofOne && !family.startsWith("ip") ? Match.SOME : Match.YES);
    add(Action.DROP, "");
  }

  private void other(String token) {
    if (WITH_VALUE.contains(token)) {
      next();
    } else {
      match = match.and(OTHER_PROTOCOLS.contains(token) ? Match.NO : Match.SOME);
    }
  }

  private void add(Action action, String target) {
    found.add(new FilterRule(text, whole(match), action, target));
  }

  private Match whole(Match read) {
    return isUnread ? Match.SOME : read;
  }

  private String next() {
    return at < tokens.size() ? tokens.get(at++) : "";
  }

  private void transport() {
    if (next().equals("dport")) {
      compare(this::hasPort);
    } else {
      match = match.and(Match.SOME);
    }
  }

  private void header(String of) {
    String field = next();
    if (PROTOCOLS.contains(of + " " + field)) {
      compare(value -> value.equals("udp") || value.equals("17"));
      boolean ofAll = of.equals("meta") || of.equals(family);
      match = match.and(ofAll ? Match.YES : Match.SOME); // else of one version of IP
    } else if (isSet()) {
      assigned();
    } else {
      match = match.and(Match.SOME);
      next();
    }
  }

  /** Datagrams of other computers come from any interface but the loopback. */
  private void from() {
    String value = next();
    boolean not = value.equals("!=");
    String name = not ? next() : value;
    if (name.equals("vmap")) {
      verdicts(next(), _ -> Match.SOME);
    } else {
      var is = name.equals("lo") || name.equals("\"lo\"") ? Match.NO : Match.SOME;
      match = match.and(not ? is.not() : is);
    }
  }

  /** The datagram begins a conversation, and its address was not translated. */
  private void conversation() {
    switch (next()) {
      case "state" -> {
        if (isTracked) {
          compare(value -> value.equals("new"));
        } else if (next().equals("vmap")) {
          verdicts(next(), _ -> Match.SOME);
        } else {
          match = match.and(Match.SOME);
        }
      }
      case "status" -> compare(_ -> false);
      default -> {
        if (isSet()) {
          assigned();
        } else {
          match = match.and(Match.SOME);
          next();
        }
      }
    }
  }

  /** Returns whether a value is stored there, as in {@code meta mark set 7}. */
  private boolean isSet() {
    return at < tokens.size() && tokens.get(at).equals("set");
  }

  /** Passes over the value that is stored: it is no condition. */
  private void assigned() {
    next();
    operand();
    while (at < tokens.size() && OPERATORS.contains(tokens.get(at))) {
      next();
      operand();
    }
  }

  private void operand() {
    if (FIELDS.contains(next())) {
      next();
    }
  }

  /**
   * Reads a comparison.
   *
   * @param wanted returns whether a value is that of a datagram to the port
   */
  private void compare(Predicate<String> wanted) {
    String value = next();
    if (COMPARISONS.contains(value) || OPERATORS.contains(value)) {
      match = match.and(Match.SOME);
      next();
      return;
    }
    boolean not = value.equals("!=");
    String list = not || value.equals("==") ? next() : value;
    if (list.equals("vmap")) {
      verdicts(next(), one -> Match.of(wanted.test(one)));
    } else {
      var is = elements(list).map(all -> Match.of(items(all).anyMatch(wanted))).orElse(Match.SOME);
      match = match.and(not ? is.not() : is);
    }
  }

  /** Returns the elements of a list, or of a set or map that is named; empty if not known. */
  private Optional<String> elements(String list) {
    return list.startsWith("@")
        ? Optional.ofNullable(sets.get(list.substring(1))).filter(all -> !all.contains(" . "))
        : Optional.of(list);
  }

  /** Returns the items of a list, without what is known of each: {@code 53 timeout 1h}. */
  private static Stream<String> items(String list) {
    return entries(list).map(entry -> entry.replaceFirst("\\s.*", ""));
  }

  private static Stream<String> entries(String list) {
    return Stream.of(list.replaceAll("[{}]", " ").strip().split("\\s*,\\s*"));
  }

  /** Finds what a map of verdicts, such as {@code { 22 : accept, 23 : jump more }}, does. */
  private void verdicts(String map, Function<String, Match> which) {
    for (String item : entries(elements(map).orElse("")).toList()) {
      int colon = item.lastIndexOf(" : ");
      var key = item.substring(0, Math.max(0, colon)).strip().replaceFirst("\\s.*", "");
      var one = colon < 0 ? Match.SOME : which.apply(key);
      var words = item.substring(colon < 0 ? 0 : colon + 3).strip().split("\\s+");
      String target = words.length > 1 ? words[1] : "";
      var action =
          switch (words[0]) {
            case "accept" -> Action.ACCEPT;
            case "drop" -> Action.DROP;
            case "return" -> Action.RETURN;
            case "jump" -> Action.JUMP;
            case "goto" -> Action.GOTO;
            default -> Action.NONE;
          };
      found.add(new FilterRule(text, whole(match.and(one)), action, target));
    }
  }

  private boolean hasPort(String range) {
    return PortRange.contains(range, "-", port);
  }
}
