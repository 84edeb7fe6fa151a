package picklescope.export.folder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.export.table.Loss;
import picklescope.export.table.Message;
import picklescope.export.table.Messages;
import picklescope.pickle.PickleException;
import picklescope.python.Call;

/** Messages that a test makes, one each 10 ms from 2026-09-22 on. */
public final class MadeMessages implements Messages {
  /** When the first message comes, in nanoseconds since 1970. */
  public static final long START = 1_790_000_000_123_456_789L;

  /** The time from one message to the next one, in nanoseconds. */
  public static final long STEP = 10_000_001L;

  private static final InetSocketAddress LOCAL =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);

  private final List<Event> events = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();

  /** Creates no messages. */
  public MadeMessages() {}

  /** Adds a call of a computer. */
  public MadeMessages call(int computer, Call call) {
    try {
      return payload(computer, Envelope.auto().encode(call, 4));
    } catch (PickleException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds a payload of a computer. */
  public MadeMessages payload(int computer, byte[] payload) {
    var remote = new InetSocketAddress(InetAddress.ofLiteral("192.168.0." + computer), 50_000);
    long time = START + events.size() * STEP;
    var datagram =
        new Datagram(events.size() + 1, time, Direction.IN, remote, LOCAL, payload, "port 4950");
    events.add(Envelope.auto().decode(datagram, "LAB-" + computer));
    return this;
  }

  /** Adds a loss before a message. */
  public MadeMessages loss(long number, long count) {
    losses.add(
        new Loss(
            "",
            "made",
            OptionalLong.of(number),
            OptionalLong.of(START),
            count,
            "recording",
            "not recorded"));
    return this;
  }

  /** Returns the messages. */
  public List<Event> events() {
    return events;
  }

  @Override
  public long total() {
    return events.size();
  }

  @Override
  public long unread() {
    return 0;
  }

  @Override
  public String filter() {
    return "";
  }

  @Override
  public boolean forEach(Visitor visitor) throws IOException {
    for (int i = 0; i < events.size(); i++) {
      visitor.message(new Message("", "made", events.get(i)));
      if (!visitor.reached(i + 1)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void losses(LossVisitor visitor) throws IOException {
    for (Loss loss : losses) {
      visitor.loss(loss);
    }
  }
}
