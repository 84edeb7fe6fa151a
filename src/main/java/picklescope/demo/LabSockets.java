package picklescope.demo;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.net.LoopbackSocket;
import picklescope.net.NetworkException;

/** The sockets of the lab's computers. For one thread. */
final class LabSockets implements AutoCloseable {
  private final Map<LabComputer, LoopbackSocket> sockets = new EnumMap<>(LabComputer.class);

  /** Opens a socket for each computer. */
  LabSockets() throws NetworkException {
    try {
      for (var computer : LabComputer.values()) {
        sockets.put(computer, LoopbackSocket.open(computer.address()));
      }
    } catch (NetworkException e) {
      close();
      throw e;
    }
  }

  /** Returns from where each computer sends. */
  Map<LabComputer, InetSocketAddress> addresses() {
    var addresses = new EnumMap<LabComputer, InetSocketAddress>(LabComputer.class);
    sockets.forEach((computer, socket) -> addresses.put(computer, socket.local()));
    return Collections.unmodifiableMap(addresses);
  }

  void send(LabComputer from, byte[] payload, int port) throws NetworkException {
    Optional.ofNullable(sockets.get(from)).orElseThrow().send(payload, port);
  }

  /** Returns a person to whom somebody has written since the last question. */
  Optional<LabComputer> written() {
    return Stream.of(LabComputer.ANNA, LabComputer.BEN)
        .filter(person -> Optional.ofNullable(sockets.get(person)).orElseThrow().hasReceived())
        .findFirst();
  }

  @Override
  public void close() {
    sockets.values().forEach(LoopbackSocket::close);
  }
}
