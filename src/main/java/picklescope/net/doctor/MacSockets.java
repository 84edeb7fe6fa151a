package picklescope.net.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.net.PortUser;
import picklescope.net.doctor.SystemPrograms.Ended;
import picklescope.python.text.VisibleText;

/**
 * Reads the users of ports on macOS: {@code lsof -nP -iUDP:PORT -F pcn} (lsof(8), output for other
 * programs).
 */
record MacSockets(SystemPrograms programs) {
  /** Returns the sockets at a port; none if the program does not tell. */
  List<PortUser> at(int port) {
    var answer = programs.run("lsof", "-nP", "-iUDP:" + port, "-F", "pcn");
    return answer instanceof Ended(int _, String output) ? users(output, port) : List.of();
  }

  /** Reads lines of one field each, whose first letter is its kind. */
  static List<PortUser> users(String output, int port) {
    var users = new ArrayList<PortUser>();
    OptionalLong process = OptionalLong.empty();
    Optional<String> program = Optional.empty();
    for (String line : output.split("\\R")) {
      String value = line.isEmpty() ? "" : line.substring(1);
      switch (line.isEmpty() ? ' ' : line.charAt(0)) {
        case 'p' -> {
          process = SocketList.number(value);
          program = Optional.empty();
        }
        case 'c' -> program = Optional.of(VisibleText.line(value));
        case 'n' -> {
          boolean connected = value.contains("->");
          var address = SocketList.addressAt(value.replaceFirst("->.*", ""), port);
          if (address.isPresent()) {
            users.add(SocketList.user(program, process, address.get(), connected));
          }
        }
        default -> {}
      }
    }
    return users;
  }
}
