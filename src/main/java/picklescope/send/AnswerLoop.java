package picklescope.send;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * Recognises another responder that answers our answers, however slowly, by what both say.
 *
 * <p>A suspect is who has sent the same message {@value #MOST_REPEATS} times, each soon after the
 * same answer to the one before, and never another in between. One answer to it is then left out,
 * as a network may lose it: who asks by itself asks again, and is a suspect no more. Who is silent
 * for two seconds has only answered, and the loop has ended.
 *
 * <p>At most {@value #MOST_PEERS} senders are known, those that were heard last. One thread.
 */
final class AnswerLoop {
  static final int MOST_REPEATS = 30;

  /** How soon a message has to follow an answer to be taken for an answer to it. */
  static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int MOST_PEERS = 1_000;

  private static final class Peer {
    private long heard;
    private long said;
    private long saidAt;
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

  /** Takes note of a message, and returns whether it is to be answered. */
  boolean heard(InetSocketAddress from, byte[] payload, long nowNanos) {
    var peer = peers.computeIfAbsent(from, _ -> new Peer());
    long heard = fingerprint(payload);
    boolean follows = peer.answersSinceHeard == 1 && nowNanos - peer.saidAt <= SOON_NANOS;
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

  /** Takes note of an answer to who was heard. */
  void answered(InetSocketAddress to, byte[] answer, long nowNanos) {
    var peer = peers.computeIfAbsent(to, _ -> new Peer());
    long said = fingerprint(answer);
    peer.repeats = said == peer.said ? peer.repeats : 0;
    peer.said = said;
    peer.saidAt = nowNanos;
    peer.answersSinceHeard++;
  }

  /** Returns who has been silent since an answer to it was left out. */
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
