package picklescope.send;

import java.util.List;
import java.util.Locale;
import picklescope.event.Datagram;
import picklescope.pickle.PickleException;
import picklescope.python.source.SourceException;

/**
 * Sends several messages once, in their order and with a wait before each, on its own thread
 * ({@code sequence}). Drift-free: each is due at the sum of the waits up to it. In the messages
 * {@code n} is the place in the sequence, from 0, and {@code t} the time since its first message.
 */
public final class Sequence implements SendJob {
  private final List<Step> steps;
  private final Pacer pacer = Pacer.usual();
  private final SendJobThread thread;

  /**
   * A message of a sequence.
   *
   * @param to sends it; closed at the end of the sequence
   * @param waitNanos the time between the message before and this one, in nanoseconds; of the first
   *     message that from the start
   */
  public record Step(CompiledMessage message, Transmitter to, long waitNanos) {}

  private Sequence(List<Step> steps) {
    this.steps = List.copyOf(steps);
    thread = new SendJobThread("sequence", pacer, steps.stream().map(Step::to).toList(), this::run);
  }

  /**
   * Starts a sequence.
   *
   * @param steps at least one
   */
  public static Sequence start(List<Step> steps) {
    var sequence = new Sequence(steps);
    sequence.thread.start();
    return sequence;
  }

  private void run() throws SourceException, PickleException {
    long due = System.nanoTime() + steps.getFirst().waitNanos();
    long first = due;
    for (int n = 0; n < steps.size(); n++) {
      due += n == 0 ? 0 : steps.get(n).waitNanos();
      if (!pacer.await(due)) {
        return;
      }
      send(steps.get(n), n, due - first);
    }
  }

  private void send(Step step, int n, long sinceFirst) throws SourceException, PickleException {
    var context = SendContext.of(n, sinceFirst / 1e9);
    byte[] payload = step.message().payload(context);
    if (payload.length > Datagram.MAX_PAYLOAD) {
      throw new SourceException(
          0,
          String.format(
              Locale.ROOT,
              "Message %,d of the sequence has %,d bytes; a datagram holds at most %,d.",
              n + 1,
              payload.length,
              Datagram.MAX_PAYLOAD));
    }
    thread.send(step.to(), by -> by.send(payload));
  }

  @Override
  public Status status() {
    return thread.status(0, 0);
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
