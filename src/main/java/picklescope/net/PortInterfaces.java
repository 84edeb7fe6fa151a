package picklescope.net;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/**
 * The network interfaces on which a port depends: those of its groups and of its place. The receive
 * loop's thread opens it; any thread may ask whether interfaces have changed.
 */
final class PortInterfaces {
  private final PortSpec port;
  private final Memberships memberships;
  private int index; // of the interface of the place
  private volatile String present = ""; // when it was last looked

  PortInterfaces(PortSpec port) {
    this.port = port;
    memberships = new Memberships(port);
  }

  /** Returns whether the port depends on any. */
  boolean hasAny() {
    return !port.groups().isEmpty() || !(port.place() instanceof PortPlace.Everywhere);
  }

  /** Notes which interfaces there are, before the port is opened. */
  void look() throws SocketException {
    present = hasAny() ? Interfaces.present() : "";
    index = indexOfPlace();
  }

  /** Returns the index of the interface of the place; 0 if it has none or it is not there. */
  private int indexOfPlace() throws SocketException {
    return port.place() instanceof PortPlace.OnInterface(String name)
        ? Optional.ofNullable(NetworkInterface.getByName(name))
            .map(NetworkInterface::getIndex)
            .orElse(0)
        : 0;
  }

  /** Joins the groups of the port; see {@link Memberships#join}. */
  List<String> join(List<PortSocket> sockets) throws SocketException, PlaceException {
    return memberships.join(sockets);
  }

  /** Returns whether interfaces have come, gone or changed since it was last looked. */
  boolean haveChanged() {
    try {
      return hasAny() && !present.equals(Interfaces.present());
    } catch (SocketException e) {
      return false; // asked again later
    }
  }

  /** Returns whether one of them has come back, so that the port has to be opened anew. */
  boolean areOutdated() throws SocketException {
    int now = indexOfPlace();
    return memberships.isOutdated() || now != 0 && now != index;
  }

  /** Joins groups on interfaces that have come; see {@link Memberships#joinNew}. */
  List<String> joinNew(List<PortSocket> sockets) throws SocketException, PlaceException {
    present = Interfaces.present();
    return memberships.joinNew(sockets);
  }
}
