package picklescope.net.doctor;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import picklescope.net.Ports;
import picklescope.system.OperatingSystem;

/**
 * Finds out why nothing is heard at a port. An examination takes some seconds: it reads files, runs
 * programs of the system, and counts for a second. It changes nothing on the computer, and sends
 * only to addresses of this computer, from a socket of its own to that socket, unless a host is
 * named. Thread-safe.
 */
public final class Doctor {
  private final Optional<Ports> ports;
  private final OtherSources elsewhere;
  private final Function<InetAddress, Optional<String>> aliases;
  private final SystemPrograms programs;
  private final OperatingSystem system;

  private Doctor(
      Optional<Ports> ports,
      OtherSources elsewhere,
      Function<InetAddress, Optional<String>> aliases) {
    this.ports = ports;
    this.elsewhere = elsewhere;
    this.aliases = aliases;
    system = OperatingSystem.running();
    programs = new RealPrograms(system);
  }

  /**
   * Creates a doctor who tries whether a port can be opened, and closes it at once.
   *
   * @param aliases returns the user's name for a computer
   */
  public Doctor(Function<InetAddress, Optional<String>> aliases) {
    this(Optional.empty(), _ -> List.of(), aliases);
  }

  /**
   * Creates a doctor who knows which ports are open here.
   *
   * @param ports the ports; they are asked, and not changed
   * @param elsewhere what is known of other sources
   */
  public Doctor(Ports ports, OtherSources elsewhere) {
    this(Optional.of(ports), elsewhere, _ -> Optional.empty());
  }

  /**
   * Examines a port.
   *
   * @param found receives each finding as soon as it is known, on this thread, in the order of
   *     {@link Topic}; each topic has at least one, but {@link Topic#HOST} only if a host is named
   * @param cancelled is asked before each check; the examination ends if it returns {@code true}
   */
  public void examine(Examination what, Consumer<Finding> found, BooleanSupplier cancelled) {
    var port = PortSeen.of(what.port(), ports);
    for (Check check : checks(what, port)) {
      if (cancelled.getAsBoolean()) {
        return;
      }
      check.findings().forEach(found);
    }
  }

  /** Answers one of the questions. */
  @FunctionalInterface
  interface Check {
    List<Finding> findings();
  }

  private List<Check> checks(Examination what, PortSeen port) {
    var checks = new ArrayList<Check>();
    var users = new UsersCheck(what.port(), programs, system);
    var other = elsewhere.at(what.port());
    boolean heard = other.stream().anyMatch(one -> one.verdict() == Verdict.GOOD);
    checks.add(() -> new PortCheck(port, other, users.others()).findings());
    checks.add(() -> users.findings(port, heard));
    checks.add(new UnheardCheck(what.counting(), programs, system));
    checks.add(() -> new UnheardPorts(elsewhere.arrived(), programs, system).findings());
    checks.add(() -> new AddressesCheck(InterfaceAddresses.now()).findings(what.port()));
    checks.add(() -> new EchoCheck().findings(InterfaceAddresses.now()));
    checks.add(firewall(what.port()));
    checks.add(() -> new BufferCheck(system).findings(port, users.others()));
    checks.add(() -> new GroupsCheck(system).findings(InterfaceAddresses.now()));
    what.host().ifPresent(host -> checks.add(() -> new HostCheck(host, aliases).findings()));
    return checks;
  }

  private Check firewall(int port) {
    return switch (system) {
      case LINUX -> new LinuxFirewall(port, programs);
      case WINDOWS -> new WindowsFirewall(port, programs);
      case MAC -> new MacFirewall(programs);
      case OTHER ->
          () ->
              List.of(
                  Finding.unknown(
                      Topic.FIREWALL,
                      "The firewall of this system is not known.",
                      "Look whether it lets UDP to port %s in.".formatted(port)));
    };
  }
}
