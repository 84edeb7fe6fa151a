package picklescope.view;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.python.Call;
import picklescope.session.CaptureView;
import picklescope.session.EventDecoder;

/** A capture in memory for tests of models; datagram {@code n} was received in second {@code n}. */
public final class MadeCapture implements AutoCloseable {
  private static final long SECOND = 1_000_000_000;

  private final Journal journal = new Journal();
  private final AtomicReference<Envelopes> envelopes = new AtomicReference<>(Envelopes.auto());
  private final EventDecoder decoder =
      new EventDecoder(envelopes::get, InetAddress::getHostAddress, Optional.of("us"));
  private final CaptureView view = new CaptureView(journal, decoder, () -> 0);
  private String source = "port 4950";

  /** Reads the payloads with an envelope, also those that were received before. */
  public void use(String envelope) throws Exception {
    envelopes.set(Envelopes.all(Envelope.of(envelope)));
  }

  /** Changes the source of what is received from now on. */
  public void from(String name) {
    source = name;
  }

  /** Receives a call on port 4950. */
  public void add(Call call) throws Exception {
    add(Envelope.auto().encode(call, 4));
  }

  /** Receives bytes on port 4950. */
  public void add(byte[] payload) {
    add(payload, (journal.last() + 1) * SECOND);
  }

  /** Receives bytes on port 4950 at a time. */
  public void add(byte[] payload, long timeNanos) {
    var loopback = InetAddress.getLoopbackAddress();
    var remote = new InetSocketAddress(loopback, 50_000);
    var local = new InetSocketAddress(loopback, 4950);
    long number = journal.last() + 1;
    journal.append(new Datagram(number, timeNanos, Direction.IN, remote, local, payload, source));
  }

  /** Receives calls with the one argument {@code n}, for each {@code n} from one to another. */
  public void addNumbers(int first, int last) throws Exception {
    for (int n = first; n <= last; n++) {
      add(Call.of(n));
    }
  }

  /** Returns the capture. */
  public Journal journal() {
    return journal;
  }

  /** Returns the capture with what it takes to show it. */
  public CaptureView view() {
    return view;
  }

  @Override
  public void close() {
    journal.close();
  }
}
