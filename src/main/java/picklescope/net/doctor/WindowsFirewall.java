package picklescope.net.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.net.doctor.SystemPrograms.Ended;
import picklescope.python.text.VisibleText;

/**
 * Whether Windows' firewall lets datagrams in to this program. A rule that blocks it, which Windows
 * makes when its prompt is cancelled, beats all rules that allow it.
 *
 * <p>PowerShell is asked, for the words that {@code netsh} prints are in the language of the
 * system.
 */
record WindowsFirewall(int port, SystemPrograms programs) implements Doctor.Check {
  private static final String PROFILES =
      "Get-NetFirewallProfile | ForEach-Object"
          + " { 'profile|{0}|{1}|{2}' -f $_.Name, $_.Enabled, $_.DefaultInboundAction }";

  private static final String RULES =
      "; Get-NetFirewallApplicationFilter -Program %s -ErrorAction SilentlyContinue"
          + " | Get-NetFirewallRule | Where-Object { $_.Direction -eq 'Inbound' } | ForEach-Object"
          + " { 'rule|{0}|{1}|{2}|{3}' -f $_.Enabled, $_.Action, $_.Profile, $_.DisplayName }";

  /**
   * A rule for this program.
   *
   * @param enabled whether it is in force
   * @param blocks whether it blocks; it allows otherwise
   * @param profiles the kinds of networks for which it holds
   * @param name its name
   */
  record Rule(boolean enabled, boolean blocks, String profiles, String name) {}

  /**
   * A kind of network, such as {@code Private}.
   *
   * @param on whether the firewall is on in it
   */
  record Profile(String name, boolean on) {}

  @Override
  public List<Finding> findings() {
    String program = ProcessHandle.current().info().command().orElse("");
    var command =
        List.of(
            "powershell",
            "-NoProfile",
            "-NonInteractive",
            "-Command",
            PROFILES + RULES.formatted(CopiedNames.quotedForPowerShell(program)));
    return programs.run(SystemPrograms.LONG, command) instanceof Ended(int _, String output)
            && output.contains("profile|")
        ? findings(output, port)
        : List.of(
            Finding.unknown(
                    Topic.FIREWALL,
                    "Windows' firewall could not be asked.",
                    "This command, in PowerShell as administrator, lets UDP to port %s in:"
                        .formatted(port))
                .with(allow(port)));
  }

  /** Judges what the command prints. */
  static List<Finding> findings(String output, int port) {
    var profiles = rows(output, "profile").map(row -> new Profile(row[1], isTrue(row[2]))).toList();
    String on =
        profiles.stream().filter(Profile::on).map(Profile::name).collect(Collectors.joining(", "));
    if (on.isEmpty()) {
      return List.of(Finding.good(Topic.FIREWALL, "Windows' firewall is switched off."));
    }
    var rules = rules(output).stream().filter(Rule::enabled).toList();
    var found = new ArrayList<Finding>();
    rules.stream().filter(Rule::blocks).forEach(rule -> found.add(blocking(rule)));
    if (found.isEmpty() && rules.isEmpty()) {
      found.add(
          Finding.note(
                  Topic.FIREWALL,
                  "Windows' firewall is on (%s), and no rule allows this program.".formatted(on),
                  "Unless another rule opens the port, nothing comes in. This command, in"
                      + " PowerShell as administrator, opens it:")
              .with(allow(port)));
    } else if (found.isEmpty()) {
      String where =
          rules.stream().map(Rule::profiles).distinct().collect(Collectors.joining(", "));
      found.add(
          Finding.good(
              Topic.FIREWALL,
              "Windows' firewall is on (%s), and allows this program in networks of the kind %s."
                  .formatted(on, where)));
    }
    return found;
  }

  private static Finding blocking(Rule rule) {
    String found =
        "The rule '%s' blocks this program in networks of the kind %s."
                .formatted(rule.name(), rule.profiles())
            + " Windows makes such a rule when its question is cancelled, and it beats all rules"
            + " that allow.";
    return CopiedNames.isExact(rule.name())
        ? Finding.problem(
                Topic.FIREWALL, found, "This command, in PowerShell as administrator, removes it:")
            .with(
                "Remove-NetFirewallRule -DisplayName "
                    + CopiedNames.quotedForPowerShell(rule.name()))
        : Finding.problem(
            Topic.FIREWALL, found, "Remove it in Windows Defender Firewall, Inbound Rules.");
  }

  private static List<Rule> rules(String output) {
    return rows(output, "rule")
        .map(row ->
            new Rule(isTrue(row[1]), row[2].equals("Block"), row[3], VisibleText.line(row[4])))
        .toList();
  }

  private static Stream<String[]> rows(String output, String kind) {
    int columns = kind.equals("rule") ? 5 : 4;
    return output
        .lines()
        .map(line -> line.strip().split("\\|", columns))
        .filter(row -> row.length == columns && row[0].equals(kind));
  }

  private static boolean isTrue(String text) {
    return text.equals("True") || text.equals("1");
  }

  private static String allow(int port) {
    return ("New-NetFirewallRule -DisplayName 'Picklescope UDP %s' -Direction Inbound -Protocol UDP"
            + " -LocalPort %s -Action Allow")
        .formatted(port, port);
  }
}
