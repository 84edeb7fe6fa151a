package picklescope.net.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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

  /** Conditions on several fields at once, such as {@code iifname . udp dport}, and on hashes. */
  private static final Set<String> UNREAD = Set.of(".", "map", "mod", "jhash", "symhash", "numgen");

  private final String text;
  private final NftTokens tokens;
  private final String family;
  private final boolean isTracked;
  private final int port;
  private final NftSets sets;
  private final boolean isUnread;
  private final List<FilterRule> found = new ArrayList<>();
  private Match match = Match.YES;

  /**
   * Creates a reader of a rule.
   *
   * @param family the family of its table: {@code ip}, {@code ip6}, {@code inet} or another
   * @param isTracked whether the system knows to which conversation a datagram belongs
   * @param sets the elements of the sets and maps of its table, by their names
   */
  NftRule(
      String text, List<String> tokens, String family, boolean isTracked, int port, NftSets sets) {
    this.text = text;
    this.family = family;
    this.isTracked = isTracked;
    this.isUnread = tokens.stream().anyMatch(UNREAD::contains);
    this.tokens = new NftTokens(tokens);
    this.port = port;
    this.sets = sets;
  }

  /** Returns the rule; several if a map of verdicts has several for such datagrams. */
  List<FilterRule> rules() {
    while (tokens.hasNext() && found.isEmpty()) {
      token(tokens.next());
    }
    return found;
  }

  private void token(String token) {
    switch (token) {
      case "accept" -> add(Action.ACCEPT, "");
      case "drop" -> add(Action.DROP, "");
      case "reject" -> reject();
      case "return" -> add(Action.RETURN, "");
      case "jump" -> add(Action.JUMP, tokens.next());
      case "goto" -> add(Action.GOTO, tokens.next());
      case "log", "continue", "notrack" -> {}
      case "counter" -> tokens.skip(tokens.isNext("packets") ? COUNTED : 0);
      case "udp", "th" -> transport();
      case "meta", "ip", "ip6" -> header(token);
      case "iif", "iifname" -> from();
      case "ct" -> conversation();
      default -> other(token);
    }
  }

  /** An ICMP message is sent only to senders with its version of IP. */
  private void reject() {
    boolean ofOne =
        Set.of("icmp", "icmpv6").contains(tokens.next().equals("with") ? tokens.next() : "");
    match = match.and(ofOne && !family.startsWith("ip") ? Match.SOME : Match.YES);
    add(Action.DROP, "");
  }

  private void other(String token) {
    if (WITH_VALUE.contains(token)) {
      tokens.next();
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

  private void transport() {
    if (tokens.next().equals("dport")) {
      compare(this::hasPort);
    } else {
      match = match.and(Match.SOME);
    }
  }

  private void header(String of) {
    String field = tokens.next();
    if (PROTOCOLS.contains(of + " " + field)) {
      compare(value -> value.equals("udp") || value.equals("17"));
      boolean ofAll = of.equals("meta") || of.equals(family);
      match = match.and(ofAll ? Match.YES : Match.SOME); // else of one version of IP
    } else if (tokens.isNext("set")) {
      tokens.skipAssigned();
    } else {
      match = match.and(Match.SOME);
      tokens.next();
    }
  }

  /** Datagrams of other computers come from any interface but the loopback. */
  private void from() {
    String value = tokens.next();
    boolean not = value.equals("!=");
    String name = not ? tokens.next() : value;
    if (name.equals("vmap")) {
      verdicts(tokens.next(), _ -> Match.SOME);
    } else {
      var is = name.equals("lo") || name.equals("\"lo\"") ? Match.NO : Match.SOME;
      match = match.and(not ? is.not() : is);
    }
  }

  /** The datagram begins a conversation, and its address was not translated. */
  private void conversation() {
    switch (tokens.next()) {
      case "state" -> {
        if (isTracked) {
          compare(value -> value.equals("new"));
        } else if (tokens.next().equals("vmap")) {
          verdicts(tokens.next(), _ -> Match.SOME);
        } else {
          match = match.and(Match.SOME);
        }
      }
      case "status" -> compare(_ -> false);
      default -> {
        if (tokens.isNext("set")) {
          tokens.skipAssigned();
        } else {
          match = match.and(Match.SOME);
          tokens.next();
        }
      }
    }
  }

  /**
   * Reads a comparison.
   *
   * @param wanted returns whether a value is that of a datagram to the port
   */
  private void compare(Predicate<String> wanted) {
    String value = tokens.next();
    if (COMPARISONS.contains(value) || NftTokens.isOperator(value)) {
      match = match.and(Match.SOME);
      tokens.next();
      return;
    }
    boolean not = value.equals("!=");
    String list = not || value.equals("==") ? tokens.next() : value;
    if (list.equals("vmap")) {
      verdicts(tokens.next(), one -> Match.of(wanted.test(one)));
    } else {
      var is =
          sets.items(list).map(all -> Match.of(all.stream().anyMatch(wanted))).orElse(Match.SOME);
      match = match.and(not ? is.not() : is);
    }
  }

  /** Finds what a map of verdicts, such as {@code { 22 : accept, 23 : jump more }}, does. */
  private void verdicts(String map, Function<String, Match> which) {
    for (var one : sets.verdicts(map)) {
      var is = one.key().map(which).orElse(Match.SOME);
      found.add(new FilterRule(text, whole(match.and(is)), one.action(), one.target()));
    }
  }

  private boolean hasPort(String range) {
    return PortRange.contains(range, "-", port);
  }
}
