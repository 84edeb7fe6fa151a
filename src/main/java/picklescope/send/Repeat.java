package picklescope.send;

import java.util.Optional;
import picklescope.event.Datagram;
import picklescope.pickle.PickleException;
import picklescope.python.SourceException;

/**
 * A message that is sent in a rhythm, on a thread of its own ({@code repeat}). Drift-free: the n-th
 * burst is due n intervals after the first. When it falls behind by more than a quarter of a
 * second, as when the computer slept or the rate is more than it can do, it goes on from there: the
 * actual rate says so.
 */
public final class Repeat implements SendJob {
  private static final long MOST_BEHIND_NANOS = 250_000_000;

  private final CompiledMessage message;
  private final Rhythm rhythm;
  private final Pacer pacer = Pacer.usual();
  private final SendJobThread thread;

  private Repeat(CompiledMessage message, Rhythm rhythm, Transmitter transmitter) {
    this.message = message;
    this.rhythm = rhythm;
    thread = new SendJobThread("repeat", pacer, transmitter, this::run);
  }

  /** Begins to send. The transmitter is closed when it ends. */
  public static Repeat start(CompiledMessage message, Rhythm rhythm, Transmitter transmitter) {
    var repeat = new Repeat(message, rhythm, transmitter);
    repeat.thread.start();
    return repeat;
  }

  private void run() throws SourceException, PickleException {
    long start = System.nanoTime();
    long due = start; // so that t moves evenly, whatever the system does to this thread
    long n = 0;
    long last = rhythm.count() == Rhythm.UNTIL_STOPPED ? Long.MAX_VALUE : rhythm.count();
    while (n < last && pacer.await(due)) {
      for (int i = 0; i < rhythm.burst() && n < last && !pacer.stopped(); i++) {
        send(n, due - start);
        n++;
      }
      due += rhythm.intervalNanos();
      long now = System.nanoTime();
      if (now - due > MOST_BEHIND_NANOS) {
        due = now;
      }
    }
  }

  private void send(long n, long sinceStart) throws SourceException, PickleException {
    var context =
        new SendContext(n, sinceStart / 1e9, System.currentTimeMillis() / 1e3, Optional.empty());
    byte[] payload = message.payload(context);
    if (payload.length > Datagram.MAX_PAYLOAD) {
      throw new SourceException(
          0,
          "Message %,d has %,d bytes; a datagram holds at most %,d."
              .formatted(n + 1, payload.length, Datagram.MAX_PAYLOAD));
    }
    thread.send(by -> by.send(payload));
  }

  @Override
  public Status status() {
    var status = thread.status(rhythm.perSecond(), thread.rate().perSecond());
    return status.state().isActive() ? status : status.resting();
  }

  /** How it was asked to send. */
  public Rhythm rhythm() {
    return rhythm;
  }

  @Override
  public void stop() {
    pacer.stop();
  }

  @Override
  public void await() throws InterruptedException {
    thread.await();
  }

  @Override
  public void close() {
    thread.close();
  }
}
