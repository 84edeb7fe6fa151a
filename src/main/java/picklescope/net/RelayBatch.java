package picklescope.net;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picklescope.linux.LinuxCalls;

/**
 * Messages of a relay that were received together and are sent together, those of each socket in
 * one system call. This saves a third of the processor time at high rates, and more if they stay on
 * this computer, have the same length and no program captures them: they then go as one packet,
 * which such a program would show as one message. Where the system cannot do that, and for sockets
 * that send little, nothing is collected. Used on the relay's thread.
 */
final class RelayBatch {
  private static final int BYTES = 1 << 18;
  private static final long ASK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Optional<Sendmmsg> sendmmsg =
      LinuxCalls.areAvailable() && SocketRow.areKnown()
          ? Optional.of(new Sendmmsg())
          : Optional.empty();
  private final RelayCounts counts;
  private final MemorySegment memory = Arena.ofAuto().allocate(BYTES);
  private final ByteBuffer payloads = memory.asByteBuffer();
  private final @Nullable RelaySocket[] sockets = new RelaySocket[Sendmmsg.MOST]; // null when sent
  private final int[] starts = new int[Sendmmsg.MOST];
  private final int[] lengths = new int[Sendmmsg.MOST];
  private final long[] numbers = new long[Sendmmsg.MOST];
  private final int[] order = new int[Sendmmsg.MOST];
  private final LoopbackCaptures captures = new LoopbackCaptures();
  private int size;
  private long number = 1;
  private long asked = System.nanoTime() - ASK_NANOS;

  RelayBatch(RelayCounts counts) {
    this.counts = counts;
  }

  /** Returns the number of messages received together that are being sent, from 1. */
  long number() {
    return number;
  }

  /**
   * Returns whether a socket may ask for its descriptor, which takes milliseconds if there are many
   * sockets, so that it must not happen often.
   */
  boolean mayAskForDescriptor() {
    long now = System.nanoTime();
    boolean may = sendmmsg.isPresent() && now - asked > ASK_NANOS;
    asked = may ? now : asked;
    return may;
  }

  /** Sends all that was added; what is added then was received later. */
  void end() {
    flush();
    number++;
  }

  /** Adds a message, which is sent with the next {@link #flush} or before. */
  void add(RelaySocket socket, ByteBuffer payload, long number) {
    if (size == Sendmmsg.MOST || payloads.remaining() < payload.remaining()) {
      flush();
    }
    sockets[size] = socket;
    starts[size] = payloads.position();
    lengths[size] = payload.remaining();
    numbers[size] = number;
    payloads.put(payload);
    size++;
  }

  /** Sends all that was added. */
  void flush() {
    for (int i = 0; i < size; i++) {
      var socket = sockets[i];
      if (socket != null) {
        send(socket, collect(socket, i), sendmmsg.orElseThrow());
      }
    }
    size = 0;
    payloads.clear();
  }

  /** Prepares the messages of a socket in their order; returns how many there are. */
  private int collect(RelaySocket socket, int from) {
    int count = 0;
    for (int i = from; i < size; i++) {
      if (sockets[i] == socket) {
        sockets[i] = null;
        sendmmsg.orElseThrow().set(count, memory.address() + starts[i], lengths[i]);
        order[count++] = i;
      }
    }
    return count;
  }

  private void send(RelaySocket socket, int count, Sendmmsg calls) {
    int descriptor = socket.descriptor();
    boolean together = socket.takesPackets() && !captures.areActive();
    boolean stopped = false; // whether the call before has stopped at an error, which is not known
    for (int done = 0; done < count; ) {
      int result = calls.send(descriptor, done, count - done, together);
      if (result > 0) {
        if (stopped && calls.hasRoom(descriptor)) {
          socket.refuse(); // the system reports a refusal once, and then sends
        }
        int packet = calls.lastPacket();
        done += result;
        socket.lastSent().set(numbers, order, done - packet, done);
        counts.sent(result);
        stopped = done < count;
      } else if (result == Sendmmsg.REFUSED) {
        socket.refuse();
        stopped = false;
      } else if (result == Sendmmsg.FULL) {
        counts.notSent(RelayFlow.FULL);
        done++;
        stopped = false;
      } else {
        int place = order[done++];
        var payload = payloads.duplicate().limit(starts[place] + lengths[place]);
        socket.sendNow(payload.position(starts[place]), numbers[place], counts);
        stopped = false;
      }
    }
  }
}
