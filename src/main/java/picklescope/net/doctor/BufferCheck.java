package picklescope.net.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picklescope.net.PortState;
import picklescope.net.PortUser;
import picklescope.net.UdpPort;
import picklescope.python.text.Counted;
import picklescope.system.OperatingSystem;

/** The system's receive buffer of the port, and what was dropped because it was full. */
record BufferCheck(OperatingSystem system) {
  List<Finding> findings(PortSeen seen, List<PortUser> others) {
    var found = new ArrayList<Finding>();
    seen.port().ifPresent(port -> drops(port, found));
    for (var user : others) {
      if (user.drops().orElse(0) > 0) {
        found.add(
            Finding.note(
                Topic.BUFFER,
                "The system dropped %s for %s, which was too slow."
                    .formatted(Counted.messages(user.drops().getAsLong()), user.text()),
                ""));
      }
    }
    seen.port()
        .filter(port -> port.state() instanceof PortState.Open)
        .map(port -> (PortState.Open) port.state())
        .ifPresent(open -> found.add(size(open.receiveBufferBytes())));
    return found.isEmpty()
        ? List.of(
            Finding.unknown(
                Topic.BUFFER, "Not known: the system tells it of listening ports only.", ""))
        : found;
  }

  private void drops(UdpPort port, List<Finding> found) {
    long dropped = port.counters().droppedBySystem().orElse(0) + port.counters().droppedByUs();
    if (dropped > 0) {
      found.add(
          Finding.problem(
              Topic.BUFFER,
              "%s dropped at port %s since it was added."
                  .formatted(Counted.messagesWere(dropped), port.number()),
              "Send less at once, or give the system a larger buffer."));
    }
  }

  private Finding size(int granted) {
    int wanted = PortState.Open.WANTED_RECEIVE_BUFFER;
    String room =
        String.format(Locale.ROOT, "The system keeps up to %,d kB of them.", granted >> 10);
    if (granted >= wanted) {
      return Finding.good(Topic.BUFFER, room);
    }
    var line = system.raisingReceiveBuffers(wanted);
    return line.map(command ->
            Finding.note(
                    Topic.BUFFER,
                    room + String.format(Locale.ROOT, " %,d kB were requested.", wanted >> 10),
                    "That is no reason to hear nothing, but bursts may be cut. An administrator can"
                        + " raise the limit:")
                .with(command))
        .orElseGet(() -> Finding.good(Topic.BUFFER, room));
  }
}
