package picklescope.net.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picklescope.net.PortState;
import picklescope.net.PortUser;
import picklescope.system.OperatingSystem;

/** Which other programs have the port. For one thread. */
final class UsersCheck {
  private static final int MOST_NAMED = 8;

  /** The launchers of packages; others start Java with the module. */
  private static final Pattern PROGRAM =
      Pattern.compile("(?i)(.*[/\\\\])?picklescope(-console|-window)?(\\.exe)?");

  private static final String MODULE = "picklescope/picklescope.Main";

  private final int port;
  private final List<PortUser> others;

  UsersCheck(int port, SystemPrograms programs, OperatingSystem system) {
    this.port = port;
    others = all(port, programs, system).stream().filter(user -> !user.isOurs()).toList();
  }

  /** Returns the sockets at a port, those of this program too. */
  static List<PortUser> all(int port, SystemPrograms programs, OperatingSystem system) {
    return switch (system) {
      case LINUX -> PortUser.at(port);
      case WINDOWS -> new WindowsSockets(programs).at(port);
      case MAC -> new MacSockets(programs).at(port);
      case OTHER -> List.of();
    };
  }

  /** Returns the sockets of other programs at the port. */
  List<PortUser> others() {
    return others;
  }

  /** Returns whether a program is another Picklescope. */
  static boolean isPicklescope(PortUser user) {
    return user.process().stream()
        .mapToObj(ProcessHandle::of)
        .flatMap(Optional::stream)
        .map(ProcessHandle::info)
        .anyMatch(info ->
            isPicklescope(
                info.command().orElse(""), info.arguments().map(List::of).orElse(List.of())));
  }

  /**
   * Returns whether a process is a Picklescope by its program and arguments, not because one of
   * them lies in a folder of that name.
   */
  static boolean isPicklescope(String program, List<String> arguments) {
    return PROGRAM.matcher(program).matches() || arguments.contains(MODULE);
  }

  /**
   * Returns what is found.
   *
   * @param heard whether the messages are seen here without the port
   */
  List<Finding> findings(PortSeen seen, boolean heard) {
    if (others.isEmpty()) {
      return List.of(Finding.good(Topic.USERS, "No other program has port %s.".formatted(port)));
    }
    boolean open = seen.port().filter(one -> one.state() instanceof PortState.Open).isPresent();
    var found =
        others.stream()
            .collect(Collectors.groupingBy(PortUser::text, LinkedHashMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .limit(MOST_NAMED)
            .map(one -> finding(one.getKey(), one.getValue(), open, heard))
            .toList();
    return found;
  }

  private Finding finding(String program, List<PortUser> sockets, boolean open, boolean heard) {
    boolean ours = isPicklescope(sockets.getFirst());
    boolean fromOne = sockets.stream().allMatch(PortUser::connected);
    String where =
        sockets.stream().map(UsersCheck::where).distinct().collect(Collectors.joining(" and "));
    String found =
        "%s receives the messages to port %s %s."
            .formatted(capitalized(program), port, fromOne ? "that come from one sender" : where);
    if (ours || heard) {
      return Finding.good(Topic.USERS, found);
    }
    var verdict = open || fromOne ? Verdict.NOTE : Verdict.PROBLEM;
    String unnamed =
        sockets.getFirst().program().isEmpty() ? " Administrators can see which it is." : "";
    return new Finding(
        Topic.USERS,
        verdict,
        found + unnamed,
        "Close it to receive them here. To see them while it goes on receiving, capture them beside"
            + " it, or put a relay before it.",
        Optional.of("picklescope sniff -p " + port));
  }

  private static String capitalized(String program) {
    return program.equals("another program") ? "Another program" : program;
  }

  private static String where(PortUser socket) {
    return socket.address().isAnyLocalAddress()
        ? "at all addresses"
        : "at " + socket.address().getHostAddress();
  }
}
