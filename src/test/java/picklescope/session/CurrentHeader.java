package picklescope.session;

import java.net.InetSocketAddress;
import picklescope.event.Datagram;
import picklescope.event.DatagramHeader;
import picklescope.event.Direction;

/** The header of the datagram that is in an array now, like that of a cursor. */
record CurrentHeader(Datagram[] current) implements DatagramHeader {
  @Override
  public long number() {
    return current[0].number();
  }

  @Override
  public long timeNanos() {
    return current[0].timeNanos();
  }

  @Override
  public Direction direction() {
    return current[0].direction();
  }

  @Override
  public InetSocketAddress remote() {
    return current[0].remote();
  }

  @Override
  public InetSocketAddress local() {
    return current[0].local();
  }

  @Override
  public String source() {
    return current[0].source();
  }

  @Override
  public int size() {
    return current[0].size();
  }

  @Override
  public byte[] payload() {
    return current[0].payload();
  }
}
