package picklescope.net.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.net.doctor.FilterWalk.Fate;
import picklescope.net.doctor.SystemPrograms.Ended;
import picklescope.net.doctor.SystemPrograms.Missing;

/** Whether a packet filter of Linux lets datagrams of other computers in to a port. */
record LinuxFirewall(int port, SystemPrograms programs) implements Doctor.Check {
  private static final Path UFW = Path.of("/etc/ufw/ufw.conf");
  private static final Pattern UFW_IS_ON = Pattern.compile("(?m)^ENABLED=yes\\b");

  /** The table that the newer iptables keeps in nftables. */
  private static final Pattern IPTABLES_IN_NFT = Pattern.compile("(?m)^table ip filter ");

  @Override
  public List<Finding> findings() {
    var found = new ArrayList<Finding>();
    var nft = programs.run("nft", "list", "ruleset");
    boolean ufw = isUfwOn();
    if (nft instanceof Ended(int code, String output) && code == 0) {
      nftables(NftRuleset.chains(output, port), found);
      if (!IPTABLES_IN_NFT.matcher(output).find()) {
        iptables(found, false);
        ip6tables(found);
      }
    } else {
      if (nft instanceof Ended ended) {
        found.add(unknown("nftables", ended.firstLine(), "sudo nft list ruleset"));
      }
      iptables(found, true);
      ip6tables(found);
    }
    boolean firewalld = isFirewalldOn();
    if (found.stream().noneMatch(one -> one.verdict() == Verdict.PROBLEM)) {
      services(ufw, firewalld, found);
    }
    return withServiceLines(found, ufw, firewalld);
  }

  /** Returns the command that lets datagrams in. */
  @FunctionalInterface
  private interface Remedy {
    Optional<String> of(FilterChain chain);
  }

  /** Tables of IPv6 are judged apart: most senders use IPv4. */
  private void nftables(List<FilterChain> chains, List<Finding> found) {
    var ofIpv6 = chains.stream().filter(chain -> chain.table().startsWith("ip6 ")).toList();
    var others = chains.stream().filter(chain -> !ofIpv6.contains(chain)).toList();
    judge("nftables", others, this::nftLine, found);
    judgeIpv6("nftables", ofIpv6, this::nftLine, found);
  }

  /** The newer iptables keeps its rules in nftables, and wants to be asked for changes. */
  private Optional<String> nftLine(FilterChain chain) {
    if (chain.table().matches("ip6? filter") && chain.name().equals("INPUT")) {
      String program = chain.table().startsWith("ip6") ? "ip6tables" : "iptables";
      return Optional.of(iptablesLine(program, "filter", "INPUT"));
    }
    return Optional.of(chain.table() + " " + chain.name())
        .filter(CopiedNames::areWords)
        .map(names -> "sudo nft insert rule %s udp dport %s accept".formatted(names, port));
  }

  private String iptablesLine(String program, String table, String chain) {
    String option = table.equals("filter") ? "" : " -t " + table;
    return "sudo %s%s -I %s -p udp --dport %s -j ACCEPT".formatted(program, option, chain, port);
  }

  /** Whether it is missing, or may not be read, is told of iptables. */
  private void ip6tables(List<Finding> found) {
    if (programs.run("ip6tables-save") instanceof Ended(int code, String output) && code == 0) {
      judgeIpv6(
          "ip6tables",
          IptablesRules.chains(output, port),
          chain -> Optional.of(iptablesLine("ip6tables", chain.table(), chain.name())),
          found);
    }
  }

  /** Finds only what is dropped over IPv6. */
  private void judgeIpv6(
      String filter, List<FilterChain> chains, Remedy remedy, List<Finding> found) {
    var fate = new FilterWalk(chains).fate();
    if (fate.outcome() != FilterWalk.Outcome.LET_IN) {
      found.add(
          remedied(
              Finding.note(
                  Topic.FIREWALL,
                  "%s drops messages over IPv6 to port %s: %s."
                      .formatted(filter, port, reason(fate)),
                  "If the sender uses an IPv6 address, this command lets it in until the computer"
                      + " is restarted:"),
              fate,
              remedy));
    }
  }

  private void iptables(List<Finding> found, boolean alone) {
    switch (programs.run("iptables-save")) {
      case Ended(int code, String output) when code == 0 ->
          judge(
              "iptables",
              IptablesRules.chains(output, port),
              chain -> Optional.of(iptablesLine("iptables", chain.table(), chain.name())),
              found);
      case Ended ended -> found.add(unknown("iptables", ended.firstLine(), "sudo iptables-save"));
      case Missing _ when alone && found.isEmpty() ->
          found.add(
              Finding.unknown(
                      Topic.FIREWALL,
                      "Neither nft nor iptables is installed: packet filters cannot be listed.",
                      "Most probably there is none. nft of the package nftables lists them:")
                  .with("sudo nft list ruleset"));
      case SystemPrograms.Answer _ -> {}
    }
  }

  private static Finding unknown(String filter, String message, String line) {
    return Finding.unknown(
            Topic.FIREWALL,
            "The rules of %s could not be read: %s".formatted(filter, message),
            "Administrators can read them, and this examination judges them if it runs as one:")
        .with(line);
  }

  private void judge(String filter, List<FilterChain> chains, Remedy remedy, List<Finding> found) {
    var fate = new FilterWalk(chains).fate();
    switch (fate.outcome()) {
      case LET_IN ->
          found.add(
              Finding.good(Topic.FIREWALL, "%s lets UDP to port %s in.".formatted(filter, port)));
      case SOME_LET_IN ->
          found.add(note("%s lets only some senders in to port %s", filter, fate, remedy));
      case SOME_DROPPED ->
          found.add(note("%s drops messages of some senders to port %s", filter, fate, remedy));
      case DROPPED ->
          found.add(
              remedied(
                  Finding.problem(
                      Topic.FIREWALL,
                      "%s drops UDP to port %s: %s.".formatted(filter, port, reason(fate)),
                      "This command lets it in until the computer is restarted:"),
                  fate,
                  remedy));
    }
  }

  private Finding note(String text, String filter, Fate fate, Remedy remedy) {
    return remedied(
        Finding.note(
            Topic.FIREWALL,
            text.formatted(filter, port) + ": " + reason(fate) + ".",
            "If the sender is not one of those let in, this command lets it in until the computer"
                + " is restarted:"),
        fate,
        remedy);
  }

  private static Finding remedied(Finding finding, Fate fate, Remedy remedy) {
    return fate.chain()
        .flatMap(remedy::of)
        .map(finding::with)
        .orElseGet(() -> finding.advising("Add a rule that lets it in before these."));
  }

  private static String reason(Fate fate) {
    int most = 4;
    String rules = String.join("; ", fate.rules().stream().limit(most).toList());
    String more = fate.rules().size() > most ? "; and others" : "";
    return fate.chain().map(FilterChain::text).orElse("") + ", " + rules + more;
  }

  /** What is known of services that write the rules, for those who may not read the rules. */
  private void services(boolean ufw, boolean firewalld, List<Finding> found) {
    boolean judged = found.stream().anyMatch(one -> one.verdict() == Verdict.GOOD);
    if (judged) {
      return;
    }
    if (ufw) {
      found.add(on("ufw"));
    }
    if (firewalld) {
      found.add(on("firewalld"));
    }
  }

  private Finding on(String service) {
    return Finding.note(
            Topic.FIREWALL,
            "%s is switched on. It lets UDP in only to ports that were allowed.".formatted(service),
            "This command allows port %s:".formatted(port))
        .with(service.equals("ufw") ? ufwLine() : firewalldLine());
  }

  private String ufwLine() {
    return "sudo ufw allow %s/udp".formatted(port);
  }

  private String firewalldLine() {
    return "sudo firewall-cmd --add-port=%s/udp".formatted(port);
  }

  /** Where a service writes the rules, its own command is the one that lasts. */
  private List<Finding> withServiceLines(List<Finding> found, boolean ufw, boolean firewalld) {
    if (!ufw && !firewalld) {
      return found;
    }
    String line = ufw ? ufwLine() : firewalldLine();
    return found.stream()
        .map(one ->
            one.verdict() == Verdict.PROBLEM
                ? Finding.problem(
                        Topic.FIREWALL,
                        one.found(),
                        "%s has these rules. This command allows the port:"
                            .formatted(ufw ? "ufw" : "firewalld"))
                    .with(line)
                : one)
        .toList();
  }

  private static boolean isUfwOn() {
    try {
      return UFW_IS_ON.matcher(Files.readString(UFW)).find();
    } catch (IOException e) {
      return false; // not installed
    }
  }

  private boolean isFirewalldOn() {
    return programs.run("firewall-cmd", "--state") instanceof Ended ended
        && ended.exitCode() == 0
        && ended.firstLine().equals("running");
  }
}
