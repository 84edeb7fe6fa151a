package picklescope.net.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.net.PortUser;
import picklescope.net.doctor.SystemPrograms.Ended;
import picklescope.python.text.VisibleText;

/**
 * Reads the users of ports on Windows: {@code netstat -ano} lists sockets and processes, {@code
 * tasklist} their programs. Headings are in the language of the system and are not read.
 */
record WindowsSockets(SystemPrograms programs) {
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;

  /** Returns the sockets at a port; none if the programs do not tell. */
  List<PortUser> at(int port) {
    return programs.run("netstat", "-ano") instanceof Ended(int _, String output)
        ? users(output, port, this::name)
        : List.of();
  }

  private Optional<String> name(long process) {
    var answer = programs.run("tasklist", "/FI", "PID eq " + process, "/FO", "CSV", "/NH");
    return answer instanceof Ended(int _, String output)
        ? program(output, process)
        : Optional.empty();
  }

  /** Looks the program of a process up. */
  @FunctionalInterface
  interface Names {
    Optional<String> of(long process);
  }

  /** Reads what {@code netstat -ano} prints. */
  static List<PortUser> users(String output, int port, Names names) {
    var users = new ArrayList<PortUser>();
    Map<Long, Optional<String>> known = new LinkedHashMap<>();
    output
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(row -> row.length > REMOTE + 1 && row[0].equals("UDP"))
        .forEach(row ->
            SocketList.addressAt(row[LOCAL], port)
                .ifPresent(address -> {
                  var process = SocketList.number(row[row.length - 1]);
                  users.add(
                      SocketList.user(
                          name(process, known, names),
                          process,
                          address,
                          !row[REMOTE].equals("*:*")));
                }));
    return users;
  }

  private static Optional<String> name(
      OptionalLong process, Map<Long, Optional<String>> known, Names names) {
    return process.isEmpty()
        ? Optional.empty()
        : known.computeIfAbsent(process.getAsLong(), names::of);
  }

  /** Reads what {@code tasklist /FO CSV /NH} prints of a process. */
  static Optional<String> program(String output, long process) {
    return output
        .lines()
        .map(SocketList::quoted)
        .filter(row -> row.size() > 1 && row.get(1).equals(Long.toString(process)))
        .map(row -> VisibleText.line(row.getFirst()))
        .findFirst();
  }
}
