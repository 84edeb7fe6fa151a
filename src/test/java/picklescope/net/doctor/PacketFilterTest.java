package picklescope.net.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.net.doctor.FilterWalk.Outcome;

/** What the rules of Linux's packet filters do with a datagram for port 4950. */
class PacketFilterTest {
  private static final int PORT = 4950;

  private static FilterWalk.Fate nft(String ruleset) {
    return new FilterWalk(NftRuleset.chains(ruleset, PORT)).fate();
  }

  private static FilterWalk.Fate iptables(String saved) {
    return new FilterWalk(IptablesRules.chains(saved, PORT)).fate();
  }

  /** A ruleset of one chain. */
  private static String input(String policy, String... rules) {
    return """
    table inet filter {
    	chain input {
    		type filter hook input priority filter; policy %s;
    		%s
    	}
    }
    """
        .formatted(policy, String.join("\n\t\t", rules));
  }

  /** Those that return from a chain before it drops all get the policy, or the rules after it. */
  @Test
  void whoReturnsBeforeADropIsLetIn() {
    String some = "ip saddr 10.0.0.0/8 return";
    var early = nft(input("accept", some, "drop"));
    assertEquals(Outcome.SOME_LET_IN, early.outcome());
    assertEquals(List.of(some), early.rules());
    assertEquals(Outcome.DROPPED, nft(input("drop", some, "drop")).outcome());
    var late = nft(input("drop", some, "accept"));
    assertEquals(Outcome.SOME_DROPPED, late.outcome());
    assertEquals(List.of(some), late.rules());

    String other = "\n\t}\n\tchain other {\n\t\t" + some + "\n\t\tdrop";
    assertEquals(Outcome.SOME_DROPPED, nft(input("accept", "jump other" + other)).outcome());
    assertEquals(
        Outcome.SOME_DROPPED, nft(input("drop", "jump other", "accept" + other)).outcome());
    assertEquals(Outcome.SOME_LET_IN, nft(input("accept", "goto other" + other)).outcome());
    assertEquals(Outcome.DROPPED, nft(input("accept", "jump other", "drop" + other)).outcome());
    assertEquals(
        Outcome.SOME_LET_IN,
        iptables(
                """
                *filter
                :INPUT ACCEPT [0:0]
                -A INPUT -s 10.0.0.0/8 -j RETURN
                -A INPUT -j DROP
                COMMIT
                """)
            .outcome());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          filter | INPUT      | -m socket                       | SOME_DROPPED
          filter | INPUT      | -m comment --comment "a b"      | DROPPED
          filter | INPUT      | -m conntrack --ctstate NEW      | DROPPED
          raw    | PREROUTING | -m conntrack --ctstate NEW      | SOME_DROPPED
          raw    | PREROUTING | -m conntrack ! --ctstate NEW    | SOME_DROPPED
          """)
  void whatIptablesMayDropOnly(String table, String chain, String conditions, Outcome outcome) {
    String saved = "*%1$s\n:%2$s ACCEPT [0:0]\n-A %2$s %3$s -j DROP\nCOMMIT\n";
    assertEquals(outcome, iptables(saved.formatted(table, chain, conditions)).outcome());
  }

  /** Before the input hook the state of a conversation may not be known. */
  @Test
  void statesAreKnownAtTheInputHookOnly() {
    String early = input("accept", "ct state new drop").replace("hook input", "hook prerouting");
    assertEquals(Outcome.SOME_DROPPED, nft(early).outcome());
    String map = early.replace("new drop", "vmap { invalid : drop, established : accept }");
    assertEquals(Outcome.SOME_DROPPED, nft(map).outcome());
  }

  @Test
  void noRulesLetAllIn() {
    assertEquals(Outcome.LET_IN, nft("").outcome());
    assertEquals(Outcome.LET_IN, iptables("").outcome());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          accept | ct state established,related accept           | LET_IN
          drop   | ct state established,related accept           | DROPPED
          drop   | iifname "lo" accept                           | DROPPED
          drop   | iif != "lo" accept                            | LET_IN
          drop   | iifname "eth0" accept                         | SOME_LET_IN
          accept | udp dport 4950 drop                           | DROPPED
          accept | udp dport 4951 drop                           | LET_IN
          accept | udp dport != 4951 drop                        | DROPPED
          accept | udp dport { 53, 4900-4999 } counter packets 3 bytes 99 drop | DROPPED
          accept | udp dport @closed drop                        | SOME_DROPPED
          accept | tcp dport 4950 drop                           | LET_IN
          accept | udp sport 53 drop                             | SOME_DROPPED
          accept | ip saddr 10.0.0.0/8 udp dport 4950 reject with icmp port-unreachable | SOME_DROPPED
          drop   | ip protocol icmp accept                       | DROPPED
          drop   | meta l4proto { tcp, udp } th dport 4950 accept | LET_IN
          drop   | udp dport vmap { 53 : accept, 4950 : accept } | LET_IN
          drop   | ct state vmap { invalid : drop, established : accept, related : accept } | DROPPED
          accept | limit rate 5/minute burst 5 packets drop      | SOME_DROPPED
          drop   | udp dport 4950 log prefix "seen: " counter packets 0 bytes 0 accept comment "lab" | LET_IN
          drop   | meta l4proto vmap { tcp : drop, udp : accept } | LET_IN
          accept | udp dport >= 1024 drop                        | SOME_DROPPED
          accept | udp dport & 1 == 0 drop                       | SOME_DROPPED
          accept | iifname . udp dport { "eth0" . 4950 } drop    | SOME_DROPPED
          accept | meta protocol ip drop                         | SOME_DROPPED
          accept | ip protocol udp drop                          | SOME_DROPPED
          drop   | ip6 nexthdr udp accept                        | SOME_LET_IN
          accept | reject with icmp port-unreachable             | SOME_DROPPED
          accept | reject with icmpx port-unreachable            | DROPPED
          accept | meta mark set 0x00000007 drop                 | DROPPED
          accept | ct mark set meta mark & 0x000000ff drop       | DROPPED
          accept | meta nftrace set 1 drop                       | DROPPED
          accept | jhash udp dport mod 1 0 drop                  | SOME_DROPPED
          """)
  void ruleOfNftables(String policy, String rule, Outcome outcome) {
    assertEquals(outcome, nft(input(policy, rule)).outcome());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drop   | udp dport @allowed accept                     | LET_IN
          drop   | udp dport != @allowed accept                  | DROPPED
          accept | udp dport @closed drop                        | LET_IN
          accept | udp dport @empty drop                         | LET_IN
          accept | udp dport != @empty drop                      | DROPPED
          accept | udp dport @missing drop                       | SOME_DROPPED
          accept | ip saddr @computers drop                      | SOME_DROPPED
          accept | ip saddr . udp dport @pairs drop              | SOME_DROPPED
          drop   | udp dport vmap @verdicts                      | LET_IN
          """)
  void setsByNameAreRead(String policy, String rule, Outcome outcome) {
    String sets =
        """
        table inet filter {
        	set allowed {
        		type inet_service
        		flags interval,timeout
        		elements = { 53, 1000-2000,
        			     4950 timeout 1h expires 59m3s, 6000 }
        	}

        	set closed {
        		type inet_service
        		elements = { 4951 }
        	}

        	set empty {
        		type inet_service
        	}

        	set computers {
        		type ipv4_addr
        		elements = { 10.0.0.1 }
        	}

        	set pairs {
        		type ipv4_addr . inet_service
        		elements = { 10.0.0.1 . 4950 }
        	}

        	map verdicts {
        		type inet_service : verdict
        		elements = { 53 : drop, 4950 : accept }
        	}
        """;
    String ruleset = input(policy, rule).replaceFirst("table inet filter \\{\n", sets);
    assertEquals(outcome, nft(ruleset).outcome());
  }

  @Test
  void namesTheRuleThatDrops() {
    var fate = nft(input("accept", "udp dport 53 drop", "udp dport 4950 counter drop"));
    assertEquals(List.of("udp dport 4950 counter drop"), fate.rules());
    assertEquals("chain input of table inet filter", fate.chain().orElseThrow().text());
    assertEquals(List.of("policy drop"), nft(input("drop", "tcp dport 22 accept")).rules());
  }

  @Test
  void followsJumps() {
    String ruleset =
        """
        table inet filter {
        	chain udp_in {
        		udp dport 4950 drop
        	}

        	chain more {
        		return
        	}

        	chain input {
        		type filter hook input priority filter; policy accept;
        		jump more
        		iifname "eth0" goto udp_in
        		udp dport 4950 jump udp_in
        	}
        }
        """;
    assertEquals(Outcome.DROPPED, nft(ruleset).outcome());
    String some = ruleset.replace("udp dport 4950 jump udp_in", "");
    assertEquals(Outcome.SOME_DROPPED, nft(some).outcome());
    assertEquals(List.of("udp dport 4950 drop"), nft(some).rules());
  }

  @Test
  void aChainThatJumpsToItselfEnds() {
    String ruleset = input("drop", "jump input", "jump input", "jump input", "jump input");
    assertEquals(Outcome.DROPPED, nft(ruleset).outcome());
  }

  @Test
  void onlyChainsThatDatagramsPassCount() {
    String output = input("drop").replace("hook input", "hook output");
    assertEquals(Outcome.LET_IN, nft(output).outcome());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ACCEPT | -p udp -m udp --dport 4950 -j DROP               | DROPPED
          ACCEPT | -p udp -m udp --dport 4951 -j DROP               | LET_IN
          ACCEPT | -p udp -m multiport --dports 53,4900:4999 -j REJECT --reject-with icmp-port-unreachable | DROPPED
          ACCEPT | -p tcp -m tcp --dport 4950 -j DROP               | LET_IN
          ACCEPT | ! -p tcp -j DROP                                 | DROPPED
          ACCEPT | ! -i lo -m comment --comment "all others" -j DROP | DROPPED
          DROP   | -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT | DROPPED
          DROP   | -m conntrack --ctstate NEW -p udp -j ACCEPT      | LET_IN
          DROP   | -s 10.0.0.0/8 -p udp -j ACCEPT                   | SOME_LET_IN
          DROP   | -i lo -j ACCEPT                                  | DROPPED
          DROP   | -j ours                                          | LET_IN
          ACCEPT | -p udp -j LOG --log-prefix "udp "                | LET_IN
          """)
  void ruleOfIptables(String policy, String rule, Outcome outcome) {
    String saved =
        """
        # Generated by iptables-save v1.8.9 (nf_tables)
        *filter
        :INPUT %s [0:0]
        :FORWARD DROP [0:0]
        :OUTPUT ACCEPT [0:0]
        :ours - [0:0]
        -A INPUT %s
        -A ours -p udp -m udp --dport 4950 -j ACCEPT
        COMMIT
        """
            .formatted(policy, rule);
    assertEquals(outcome, iptables(saved).outcome());
  }

  /** What the program of this system prints is read, in a network of its own. */
  @Test
  void readsWhatNftPrints() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/sbin/nft")), "nft is not installed");
    String script =
        """
        nft add table inet lab
        nft add chain inet lab in '{ type filter hook input priority 0; policy drop; }'
        nft add chain inet lab more
        nft add rule inet lab in iif lo accept
        nft add rule inet lab in ct state established,related accept
        nft add rule inet lab in meta l4proto udp jump more
        nft add rule inet lab more udp dport '{ 53, 4940-4960 }' counter %s
        nft list ruleset
        """;
    assertEquals(Outcome.LET_IN, nft(inOwnNetwork(script.formatted("accept"))).outcome());
    var dropped = nft(inOwnNetwork(script.formatted("drop")));
    assertEquals(Outcome.DROPPED, dropped.outcome());
    assertEquals(
        List.of("udp dport { 53, 4940-4960 } counter packets 0 bytes 0 drop"), dropped.rules());
  }

  private static String inOwnNetwork(String script) throws Exception {
    assumeTrue(
        run("unshare", "-n", "true").waitFor() == 0, "no right to a network of its own: unshare");
    var process = run("unshare", "-n", "sh", "-e", "-c", script);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static Process run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
