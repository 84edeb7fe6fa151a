package picklescope.net;

import java.net.InetSocketAddress;
import picklescope.event.NumberedSink;

/** A collecting sink that numbers what it receives, from 1. */
final class NumberingSink extends CollectingSink implements NumberedSink {
  private long last;

  @Override
  public String source() {
    return "relay";
  }

  @Override
  public boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
    return receivedNumber(timeNanos, remote, local) != NOT_STORED;
  }

  @Override
  public boolean sent(
      long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
    return sentNumber(timeNanos, remote, local, payload) != NOT_STORED;
  }

  @Override
  public long sentNumber(
      long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
    return super.sent(timeNanos, remote, local, payload) ? ++last : NOT_STORED;
  }

  @Override
  public long receivedNumber(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
    return super.received(timeNanos, remote, local) ? ++last : NOT_STORED;
  }
}
