package picklescope.send;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * Ends loops in which another program answers our answers, whatever it answers, after whatever
 * delay, and however many messages are under way at once.
 *
 * <p>Now and then an answer is omitted, as if the network had lost it. In a loop each message is
 * caused by an answer, so that every omission ends one of the messages under way for good, and
 * after a limited number of them there is none left. A program that asks by itself goes on, and
 * asks again.
 *
 * <p>Of equal answers to equal messages of a computer, the {@value #FIRST_OMITTED}st is omitted,
 * and others in intervals that grow by {@value #GROWTH}: the 72nd, the 123rd, and so on. Of all
 * answers to a computer every {@value #OMITTED_OF_ALL}th is omitted, for loops whose messages
 * differ. A computer that is silent afterwards, for longer than before, has only been answering:
 * this was a loop.
 *
 * <p>At most {@value #MOST_PEERS} computers and {@value #MOST_EXCHANGES} pairs of a message and an
 * answer are remembered, the most recent ones. Not thread-safe.
 */
final class AnswerLoop {
  static final int FIRST_OMITTED = 31;
  static final int GROWTH = 10;
  static final int OMITTED_OF_ALL = 997;

  /** The shortest silence that counts, in nanoseconds. */
  static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int MOST_PEERS = 1_000;
  private static final int MOST_EXCHANGES = 4_000;

  /** Counts answers, and chooses those that are omitted. */
  private static final class Count {
    private int interval;
    private final int growth;
    private int count;

    Count(int interval, int growth) {
      this.interval = interval;
      this.growth = growth;
    }

    boolean isOmitted() {
      if (++count < interval) {
        return false;
      }
      count = 0;
      interval += growth;
      return true;
    }
  }

  /** A message and our answer to it. */
  private record Exchange(InetAddress with, long message, long answer) {}

  /** A computer that sends to us. */
  private static final class Peer {
    private final Count all = new Count(OMITTED_OF_ALL, 0);
    private InetSocketAddress address;
    private long heardAt;
    private long longestGap; // between two messages
    private long silentFrom;
    private long silence; // that shows a loop

    Peer(InetSocketAddress address, long now) {
      this.address = address;
      this.heardAt = now;
    }
  }

  private final Map<InetAddress, Peer> peers = new Recent<>(MOST_PEERS);
  private final Map<Exchange, Count> exchanges = new Recent<>(MOST_EXCHANGES);

  /** The computers from which nothing has been heard since an answer to them was omitted. */
  private final List<Peer> silent = new ArrayList<>();

  /** Records a received message. */
  void heard(InetSocketAddress from, long nowNanos) {
    var peer = peers.computeIfAbsent(from.getAddress(), _ -> new Peer(from, nowNanos));
    peer.longestGap = Math.max(peer.longestGap, nowNanos - peer.heardAt);
    peer.heardAt = nowNanos;
    peer.address = from;
    forget(peer.address.getAddress());
  }

  /** Records the answer to a message that was heard, and returns whether it should be omitted. */
  boolean omits(InetSocketAddress from, byte[] message, byte[] answer, long nowNanos) {
    var peer = peers.computeIfAbsent(from.getAddress(), _ -> new Peer(from, nowNanos));
    var exchange = new Exchange(from.getAddress(), fingerprint(message), fingerprint(answer));
    var equal = exchanges.computeIfAbsent(exchange, _ -> new Count(FIRST_OMITTED, GROWTH));
    boolean omitted = peer.all.isOmitted() | equal.isOmitted();
    if (omitted) {
      peer.silentFrom = nowNanos;
      peer.silence = SILENCE_NANOS + 2 * peer.longestGap;
      forget(from.getAddress());
      silent.add(peer);
    }
    return omitted;
  }

  private void forget(InetAddress address) {
    silent.removeIf(peer -> peer.address.getAddress().equals(address));
  }

  /** Returns a sender that has been silent since an answer to it was omitted. */
  Optional<InetSocketAddress> ended(long nowNanos) {
    return silent.stream()
        .filter(peer -> nowNanos - peer.silentFrom >= peer.silence)
        .map(peer -> peer.address)
        .findFirst();
  }

  /** Returns the number of computers and exchanges that are remembered. */
  int remembered() {
    return peers.size() + exchanges.size() + silent.size();
  }

  private static long fingerprint(byte[] payload) {
    var crc = new CRC32C();
    crc.update(payload);
    return crc.getValue() << 32 | Arrays.hashCode(payload) & 0xffff_ffffL;
  }

  /** A map of the entries that were used last. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Recent(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }
}
