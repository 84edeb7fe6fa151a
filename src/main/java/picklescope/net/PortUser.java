package picklescope.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A UDP socket at a port of this computer, with the program that has it.
 *
 * @param program the name of the program, as text to be shown; empty if the system does not tell
 * @param process the number of its process; empty if the system does not tell
 * @param address the local address; the wildcard address if it receives at all of them
 * @param connected whether it receives from one sender only
 * @param drops how many datagrams the system has dropped at it; empty if the system does not tell
 */
public record PortUser(
    Optional<String> program,
    OptionalLong process,
    InetAddress address,
    boolean connected,
    OptionalLong drops) {
  /**
   * Returns the sockets at a port as Linux lists them (proc(5)); none on other systems. It waits
   * until the system's lists have been read.
   */
  public static List<PortUser> at(int port) {
    return SocketRow.at(port).stream().map(PortUser::of).toList();
  }

  private static PortUser of(SocketRow row) {
    var program = SocketProgram.having(row.inode());
    return new PortUser(
        program.map(SocketProgram::name),
        program.stream().mapToLong(SocketProgram::process).findFirst(),
        row.address(),
        row.connected(),
        OptionalLong.of(row.drops()));
  }

  /** Returns whether the socket belongs to this process. */
  public boolean isOurs() {
    return process.equals(OptionalLong.of(ProcessHandle.current().pid()));
  }

  /** Returns the program and its process for the user, such as {@code python3 (process 1234)}. */
  public String text() {
    String name = program.orElse("another program");
    return process.isEmpty() ? name : "%s (process %s)".formatted(name, process.getAsLong());
  }
}
