package picklescope.net;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import picklescope.event.Datagram;

/**
 * Decides whether, when, how often and with what payload a relay passes a message on. Called on the
 * relay's thread; no method may wait.
 */
@FunctionalInterface
public interface RelayPolicy {
  /** Passes all messages on at once. */
  RelayPolicy NONE =
      new RelayPolicy() {
        @Override
        public Decision decide(Passage passage, long nowNanos) {
          return new PassOn(List.of(new Delivery(nowNanos)));
        }

        @Override
        public boolean isIdle() {
          return true;
        }
      };

  /**
   * A message on its way.
   *
   * @param datagram the message as it has arrived
   * @param sender the sender that it comes from or goes back to
   */
  record Passage(Datagram datagram, RelayWay way, InetSocketAddress sender) {}

  /**
   * What is passed on instead of a message.
   *
   * @param payload 0 to {@value Datagram#MAX_PAYLOAD} bytes; nobody may modify the array
   * @param why what has changed it, for the user
   */
  record Change(byte[] payload, String why) {}

  /**
   * A copy of a message that is passed on.
   *
   * @param atNanos the time by {@link System#nanoTime}; at once if that is not later than now
   * @param change what is passed on; empty if it is the message as it has arrived
   */
  record Delivery(long atNanos, Optional<Change> change) {
    /** Creates a delivery of the message as it has arrived. */
    public Delivery(long atNanos) {
      this(atNanos, Optional.empty());
    }
  }

  /** What happens to a message. */
  sealed interface Decision permits PassOn, Keep {}

  /**
   * The message is passed on.
   *
   * @param deliveries each copy; empty if the message is withheld
   */
  record PassOn(List<Delivery> deliveries) implements Decision {
    /** Copies the list. */
    public PassOn {
      deliveries = List.copyOf(deliveries);
    }
  }

  /** The policy keeps the message, and may {@linkplain #released release} it later. */
  record Keep() implements Decision {}

  /** A message that the policy has kept, and the decision about it. */
  record Released(Passage passage, PassOn decision) {}

  /**
   * Decides about a message.
   *
   * @param nowNanos the present time by {@link System#nanoTime}
   */
  Decision decide(Passage passage, long nowNanos);

  /** Returns whether all messages would be passed on at once now; then it is not asked. */
  default boolean isIdle() {
    return false;
  }

  /** Returns the kept messages that go on now, in their order; each only once. */
  default List<Released> released(long nowNanos) {
    return List.of();
  }

  /**
   * Returns all messages that it keeps, in their order, because the relay ends; it keeps none
   * afterwards.
   */
  default List<Released> releasedAtEnd(long nowNanos) {
    return released(nowNanos);
  }

  /**
   * Returns how long it is until a kept message goes on, in nanoseconds; {@code most} at most. If
   * one goes on earlier, {@link Relay#wake} is called.
   */
  default long untilReleased(long nowNanos, long most) {
    return most;
  }
}
