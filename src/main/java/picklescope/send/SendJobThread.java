package picklescope.send;

import java.util.List;
import java.util.concurrent.TimeUnit;
import picklescope.net.NetworkException;
import picklescope.thread.Failures;
import picklescope.thread.Threads;

/** The thread of a job, and its result. */
final class SendJobThread {
  private static final long REFUSED_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long LAST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Thread thread;
  private final Pacer pacer;
  private final List<Transmitter> transmitters;
  private final RateMeter rate = new RateMeter();
  private volatile SendJob.State ended = SendJob.State.RUNNING;
  private volatile long failed; // only this thread writes it: a volatile write of the sum is enough
  private volatile String problem = "";
  private volatile String refusal = "";
  private long refusedAt;

  /** The task that a job runs on its thread. */
  @FunctionalInterface
  interface Work {
    /** Sends until everything is sent or the pacer is stopped. */
    void run() throws Exception;
  }

  SendJobThread(String name, Pacer pacer, Transmitter transmitter, Work work) {
    this(name, pacer, List.of(transmitter), work);
  }

  /** Creates a job that sends by several transmitters, which it closes at the end. */
  SendJobThread(String name, Pacer pacer, List<Transmitter> transmitters, Work work) {
    this.pacer = pacer;
    this.transmitters = List.copyOf(transmitters);
    thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(work));
  }

  void start() {
    thread.start();
  }

  private void run(Work work) {
    pacer.begin();
    try {
      work.run();
      if (!pacer.stopped()) {
        transmitters.getLast().awaitRefusal(LAST_NANOS).ifPresent(reason -> refusal = reason);
      }
      ended = pacer.stopped() ? SendJob.State.STOPPED : SendJob.State.DONE;
    } catch (Exception e) {
      fail(e.getMessage() == null ? e.toString() : e.getMessage());
    } catch (Error e) { // nobody must wait for its end in vain
      fail(e.toString());
      Failures.report(e);
    } finally {
      transmitters.forEach(Transmitter::close);
    }
  }

  private void fail(String why) {
    problem = why;
    ended = SendJob.State.FAILED;
  }

  /**
   * Sends once. An error of the system is counted and reported in the status, and the job
   * continues.
   */
  void send(Sending sending) {
    send(transmitters.getFirst(), sending);
  }

  /** Sends once by one of the transmitters. */
  void send(Transmitter by, Sending sending) {
    try {
      sending.send(by);
      noteRefusal(by);
    } catch (NetworkException e) {
      failed = failed + 1;
      problem = e.getMessage();
    }
    rate.count(System.nanoTime());
  }

  /** Notes a refusal for a while: systems send only some of them each second. */
  private void noteRefusal(Transmitter by) {
    var now = by.refusal();
    if (now.isPresent()) {
      refusal = now.get();
      refusedAt = System.nanoTime();
    } else if (!refusal.isEmpty() && System.nanoTime() - refusedAt > REFUSED_NANOS) {
      refusal = "";
    }
  }

  /** A single send. */
  @FunctionalInterface
  interface Sending {
    void send(Transmitter by) throws NetworkException;
  }

  RateMeter rate() {
    return rate;
  }

  SendJob.Status status(double asked, double actual) {
    var state = ended == SendJob.State.RUNNING && pacer.paused() ? SendJob.State.PAUSED : ended;
    String reported = problem.isEmpty() ? refusal : problem;
    return new SendJob.Status(state, rate.count(), failed, asked, actual, reported);
  }

  void await() throws InterruptedException {
    thread.join();
  }

  /** Stops the job and waits, uninterruptibly, until it has ended. */
  void close() {
    pacer.stop();
    Threads.joinUninterruptibly(thread);
  }
}
