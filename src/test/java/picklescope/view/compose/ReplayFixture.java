package picklescope.view.compose;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import picklescope.event.Envelope;
import picklescope.pickle.PickleReader;
import picklescope.python.Call;
import picklescope.session.Session;
import picklescope.view.MadeCapture;
import picklescope.view.table.MessageNumbers;

/**
 * Four recorded messages with the arguments 1 to 4, none of them selected, and a receiver for what
 * is replayed.
 */
final class ReplayFixture implements ReplaySource, AutoCloseable {
  static final long SECOND = 1_000_000_000;
  static final long HOUR = 3_600 * SECOND;

  final Session session = new Session();
  private final MadeCapture capture = new MadeCapture();
  private final AtomicInteger held = new AtomicInteger();
  private final DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());

  /**
   * @param gapNanos the recorded time from each message to the next
   */
  ReplayFixture(long gapNanos) throws Exception {
    for (int n = 1; n <= 4; n++) {
      capture.add(Envelope.auto().encode(Call.of(n), 4), n * gapNanos);
    }
    receiver.setSoTimeout(60_000);
  }

  @Override
  public Recorded shown() {
    return recorded(MessageNumbers.of(LongStream.rangeClosed(1, 4), 4));
  }

  @Override
  public Recorded selected() {
    return recorded(MessageNumbers.of(LongStream.empty(), 0));
  }

  private Recorded recorded(MessageNumbers numbers) {
    held.incrementAndGet();
    return new Recorded(
        capture.journal(), capture.view().decoder()::decode, numbers, held::decrementAndGet);
  }

  /** Returns whether a replay keeps the capture open. */
  boolean isHeld() {
    return held.get() > 0;
  }

  /** Returns the destination of the receiver. */
  String to() {
    return "127.0.0.1:" + receiver.getLocalPort();
  }

  /** Waits for the next message, and returns its text. */
  String received() throws Exception {
    var packet = new DatagramPacket(new byte[70_000], 70_000);
    receiver.receive(packet);
    return PickleReader.read(Arrays.copyOf(packet.getData(), packet.getLength())).toString();
  }

  @Override
  public void close() {
    receiver.close();
    session.close();
    capture.close();
  }
}
