package picklescope.send.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picklescope.event.Datagram;
import picklescope.net.RelayPolicy.Change;
import picklescope.net.RelayPolicy.Passage;

/**
 * Messages of a relay that wait until the user sends them on, as they are or changed, or drops
 * them. Each goes on by itself when its time is over, and the oldest when there are more than
 * {@value #MOST} or {@value #MOST_BYTES} bytes of them. All go on as they are when the relay ends.
 * Thread-safe.
 */
public final class HeldMessages {
  /** How many messages are held at most. */
  public static final int MOST = 1_000;

  /** How many bytes the held messages have at most. */
  public static final int MOST_BYTES = 16 << 20;

  /**
   * A message that is held.
   *
   * @param id identifies it among those of the relay
   * @param passage the message as it has arrived, its way, and its sender
   * @param rule the number of the rule that holds it, from 1
   * @param since when it arrived here
   * @param until when it goes on by itself
   */
  public record Held(long id, Passage passage, int rule, Instant since, Instant until) {
    /** Returns its number in the capture; 0 if it was not stored. */
    public long number() {
      return passage.datagram().number();
    }
  }

  /** A message that goes on. */
  record Going(Passage passage, Optional<Change> change) {}

  private record Waiting(Held held, long due) {}

  private final RuleTally tally;
  private final RuleNotes notes;
  private final long startNanos = System.nanoTime();
  private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
  private final TreeSet<Waiting> byDue =
      new TreeSet<>(
          Comparator.comparingLong(Waiting::due).thenComparingLong(one -> one.held().id()));
  private final List<Going> going = new ArrayList<>();
  private Runnable wake = () -> {};
  private long last;
  private long bytes;
  private volatile long version;
  private volatile boolean idle = true;

  HeldMessages(RuleTally tally, RuleNotes notes) {
    this.tally = tally;
    this.notes = notes;
  }

  /** Sets what makes the relay's thread look for messages that go on. */
  public synchronized void onChange(Runnable wakesRelay) {
    wake = wakesRelay;
  }

  /** Holds a message. Called on the relay's thread. */
  synchronized void hold(Passage passage, int rule, Duration time, long nowNanos) {
    var since = Instant.now();
    var held = new Held(++last, passage, rule, since, since.plus(time));
    var one = new Waiting(held, nowNanos - startNanos + time.toNanos());
    waiting.put(held.id(), one);
    byDue.add(one);
    bytes += passage.datagram().size();
    while (waiting.size() > MOST || bytes > MOST_BYTES) {
      tally.add(RuleCounts.ofPassedOver());
      goOn(waiting.values().iterator().next(), Optional.empty());
    }
    changed();
  }

  private void goOn(Waiting one, Optional<Change> change) {
    remove(one);
    going.add(new Going(one.held().passage(), change));
  }

  private void remove(Waiting one) {
    waiting.remove(one.held().id());
    byDue.remove(one);
    bytes -= one.held().passage().datagram().size();
  }

  private void changed() {
    idle = waiting.isEmpty() && going.isEmpty();
    version = version + 1;
  }

  /** Returns the messages that are held, the oldest first. */
  public synchronized List<Held> list() {
    return waiting.values().stream().map(Waiting::held).toList();
  }

  /** Returns a number that changes whenever the list does. */
  public long version() {
    return version;
  }

  /** Sends a message on as it is; returns false if it is not held any longer. */
  public boolean sendOn(long id) {
    return sendOn(id, Optional.empty());
  }

  /**
   * Sends another message on instead; returns false if that one is not held any longer.
   *
   * @param payload 0 to {@value Datagram#MAX_PAYLOAD} bytes
   * @throws IllegalArgumentException if there are more bytes; the message is for the user
   */
  public boolean sendOn(long id, byte[] payload) {
    if (payload.length > Datagram.MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The message has %,d bytes; a datagram holds at most %,d.",
              payload.length,
              Datagram.MAX_PAYLOAD));
    }
    return sendOn(id, Optional.of(new Change(payload.clone(), "changed by hand")));
  }

  private synchronized boolean sendOn(long id, Optional<Change> change) {
    var one = waiting.get(id);
    if (one == null) {
      return false;
    }
    goOn(one, change);
    change.ifPresent(changed -> {
      tally.add(RuleCounts.ofChanged());
      notes.noteStored(one.held().number(), changed.why());
    });
    changed();
    wake.run();
    return true;
  }

  /** Drops a message; returns false if it is not held any longer. */
  public synchronized boolean drop(long id) {
    var one = waiting.get(id);
    if (one == null) {
      return false;
    }
    remove(one);
    tally.add(RuleCounts.ofDropped());
    notes.noteStored(one.held().number(), "dropped by hand");
    changed();
    return true;
  }

  /** Sends all messages on as they are, in the order in which they arrived. */
  public synchronized void sendAllOn() {
    allGoOn();
    changed();
    wake.run();
  }

  private void allGoOn() {
    List.copyOf(waiting.values()).forEach(one -> goOn(one, Optional.empty()));
  }

  /** Returns whether a message is still held. */
  public synchronized boolean isHeld(long id) {
    return waiting.containsKey(id);
  }

  /** Returns whether no message is held or goes on. */
  boolean isIdle() {
    return idle;
  }

  /** Removes and returns the messages that go on now. Called on the relay's thread. */
  List<Going> released(long nowNanos) {
    return idle ? List.of() : releasedNow(nowNanos - startNanos);
  }

  /** Removes and returns all messages, in the order in which they go on. */
  synchronized List<Going> releasedAtEnd() {
    allGoOn();
    changed();
    return releasedNow(Long.MIN_VALUE);
  }

  private synchronized List<Going> releasedNow(long time) {
    int before = waiting.size();
    while (!byDue.isEmpty() && byDue.first().due() <= time) {
      goOn(byDue.first(), Optional.empty());
    }
    var now = List.copyOf(going);
    going.clear();
    if (waiting.size() < before) {
      changed();
    }
    idle = waiting.isEmpty();
    return now;
  }

  /** Returns how long it is until one goes on, in nanoseconds; {@code most} at most. */
  long untilNext(long nowNanos, long most) {
    return idle ? most : untilFirst(nowNanos - startNanos, most);
  }

  private synchronized long untilFirst(long time, long most) {
    return !going.isEmpty()
        ? 0
        : byDue.isEmpty() ? most : Math.clamp(byDue.first().due() - time, 0, most);
  }
}
