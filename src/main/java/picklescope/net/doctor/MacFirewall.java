package picklescope.net.doctor;

import java.util.List;
import java.util.regex.Pattern;
import picklescope.net.doctor.SystemPrograms.Ended;

/** Whether macOS' application firewall lets datagrams in to this program. */
record MacFirewall(SystemPrograms programs) implements Doctor.Check {
  private static final String PROGRAM = "/usr/libexec/ApplicationFirewall/socketfilterfw";
  private static final Pattern OFF = Pattern.compile("State = 0\\)");
  private static final Pattern ON = Pattern.compile("State = [12]\\)");
  private static final Pattern BLOCKED =
      Pattern.compile("(?i)^\\s*\\d+\\s*:\\s*(.*(?:java|picklescope).*?)\\s*$");

  @Override
  public List<Finding> findings() {
    String state = printed("--getglobalstate");
    return findings(state, ON.matcher(state).find() ? printed("--listapps") : "");
  }

  private String printed(String option) {
    return programs.run(PROGRAM, option) instanceof Ended(int _, String output) ? output : "";
  }

  /** Judges what {@code --getglobalstate} and {@code --listapps} print. */
  static List<Finding> findings(String state, String programs) {
    if (OFF.matcher(state).find()) {
      return List.of(Finding.good(Topic.FIREWALL, "macOS' firewall is switched off."));
    }
    if (!ON.matcher(state).find()) {
      return List.of(
          Finding.unknown(Topic.FIREWALL, "macOS' firewall could not be asked.", "This asks it:")
              .with(PROGRAM + " --getglobalstate"));
    }
    String[] lines = programs.split("\\R");
    for (int i = 0; i + 1 < lines.length; i++) {
      var program = BLOCKED.matcher(lines[i]);
      if (program.matches() && lines[i + 1].contains("Block incoming connections")) {
        String path = program.group(1);
        return List.of(blocked(path));
      }
    }
    return List.of(
        Finding.note(
            Topic.FIREWALL,
            "macOS' firewall is switched on, and does not block this program by name.",
            "If nothing comes in, allow Picklescope or java in System Settings, Network,"
                + " Firewall."));
  }

  private static Finding blocked(String path) {
    String found = "macOS' firewall blocks %s.".formatted(path);
    return CopiedNames.isPath(path)
        ? Finding.problem(Topic.FIREWALL, found, "This command lets messages in to it:")
            .with("sudo %s --unblockapp '%s'".formatted(PROGRAM, path))
        : Finding.problem(Topic.FIREWALL, found, "Allow it in System Settings, Network, Firewall.");
  }
}
