package picklescope.send;

import java.util.Locale;
import picklescope.event.Datagram;
import picklescope.pickle.PickleException;
import picklescope.python.source.SourceException;

/**
 * Sends a message repeatedly, on its own thread ({@code repeat}). Drift-free: the n-th burst is due
 * n intervals after the first. If it falls behind by more than a quarter of a second, because the
 * computer slept or cannot reach the rate, it continues from the present time; the actual rate is
 * then lower than the requested one.
 */
public final class Repeat implements SendJob {
  private final CompiledMessage message;
  private final Rhythm rhythm;
  private final Pacer pacer = Pacer.usual();
  private final SendJobThread thread;

  private Repeat(CompiledMessage message, Rhythm rhythm, Transmitter transmitter) {
    this.message = message;
    this.rhythm = rhythm;
    thread = new SendJobThread("repeat", pacer, transmitter, this::run);
  }

  /** Starts a repeat. The transmitter is closed when the repeat ends. */
  public static Repeat start(CompiledMessage message, Rhythm rhythm, Transmitter transmitter) {
    var repeat = new Repeat(message, rhythm, transmitter);
    repeat.thread.start();
    return repeat;
  }

  private void run() throws SourceException, PickleException {
    long start = System.nanoTime();
    long due = start; // t is computed from this, so that it advances evenly
    long n = 0;
    long last = rhythm.count() == Rhythm.UNTIL_STOPPED ? Long.MAX_VALUE : rhythm.count();
    while (n < last && pacer.await(due)) {
      for (int i = 0; i < rhythm.burst() && n < last && !pacer.stopped(); i++) {
        send(n, due - start);
        n++;
      }
      due += rhythm.intervalNanos();
      long now = System.nanoTime();
      if (now - due > Pacer.MOST_BEHIND_NANOS) {
        due = now;
      }
    }
  }

  private void send(long n, long sinceStart) throws SourceException, PickleException {
    var context = SendContext.of(n, sinceStart / 1e9);
    byte[] payload = message.payload(context);
    if (payload.length > Datagram.MAX_PAYLOAD) {
      throw new SourceException(
          0,
          String.format(
              Locale.ROOT,
              "Message %,d has %,d bytes; a datagram holds at most %,d.",
              n + 1,
              payload.length,
              Datagram.MAX_PAYLOAD));
    }
    thread.send(by -> by.send(payload));
  }

  @Override
  public Status status() {
    var status = thread.status(rhythm.perSecond(), thread.rate().perSecond());
    return status.state().isActive() ? status : status.resting();
  }

  /** Returns the requested rhythm. */
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
