package picklescope.send;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * Detects that another responder answers our answers, at any rate, by comparing the messages of
 * both.
 *
 * <p>A sender is suspected when it has sent the same message {@value #MOST_REPEATS} times in a row,
 * each soon after we sent the same answer. One answer is then omitted, as if the network had lost
 * it. A sender that sends again anyway is not a responder, and is never suspected again. A sender
 * that is silent for two seconds has only been answering: this was a loop.
 *
 * <p>At most {@value #MOST_PEERS} senders are remembered, the most recently heard ones. Not
 * thread-safe.
 */
final class AnswerLoop {
  static final int MOST_REPEATS = 30;

  /** The longest time between an answer of ours and a message that counts as a reply to it. */
  static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int MOST_PEERS = 1_000;

  private static final class Peer {
    private long heard;
    private long lastAnswer;
    private long answeredAt;
    private int answersSinceHeard;
    private int repeats;
    private boolean tested;
    private boolean cleared;
    private long testedAt;
  }

  private final Map<InetSocketAddress, Peer> peers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Peer> eldest) {
          boolean goes = size() > MOST_PEERS;
          tests -= goes && eldest.getValue().tested ? 1 : 0;
          return goes;
        }
      };

  private int tests;

  /** Records a received message, and returns whether it should be answered. */
  boolean heard(InetSocketAddress from, byte[] payload, long nowNanos) {
    var peer = peers.computeIfAbsent(from, _ -> new Peer());
    long heard = fingerprint(payload);
    boolean follows = peer.answersSinceHeard == 1 && nowNanos - peer.answeredAt <= SOON_NANOS;
    peer.repeats = follows && heard == peer.heard ? peer.repeats + 1 : 0;
    peer.heard = heard;
    peer.answersSinceHeard = 0;
    if (peer.tested) {
      peer.tested = false;
      peer.cleared = true;
      tests--;
    } else if (peer.repeats >= MOST_REPEATS && !peer.cleared) {
      peer.tested = true;
      peer.testedAt = nowNanos;
      tests++;
      return false;
    }
    return true;
  }

  /** Records an answer that was sent to a sender. */
  void answered(InetSocketAddress to, byte[] answer, long nowNanos) {
    var peer = peers.computeIfAbsent(to, _ -> new Peer());
    long fingerprint = fingerprint(answer);
    peer.repeats = fingerprint == peer.lastAnswer ? peer.repeats : 0;
    peer.lastAnswer = fingerprint;
    peer.answeredAt = nowNanos;
    peer.answersSinceHeard++;
  }

  /** Returns a sender that has been silent since an answer to it was omitted. */
  Optional<InetSocketAddress> ended(long nowNanos) {
    if (tests == 0) {
      return Optional.empty();
    }
    return peers.entrySet().stream()
        .filter(one -> one.getValue().tested && nowNanos - one.getValue().testedAt >= SILENCE_NANOS)
        .findFirst()
        .map(Map.Entry::getKey);
  }

  private static long fingerprint(byte[] payload) {
    var crc = new CRC32C();
    crc.update(payload);
    return crc.getValue() << 32 | Arrays.hashCode(payload) & 0xffff_ffffL;
  }
}
