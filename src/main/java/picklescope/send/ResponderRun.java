package picklescope.send;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelopes;
import picklescope.event.Event;
import picklescope.net.AwaitedNames;
import picklescope.python.text.Counted;
import picklescope.thread.Failures;
import picklescope.thread.Threads;

/**
 * The thread {@code responders}, which runs while at least one responder is switched on. What is
 * thrown while it answers a message costs that message only: nobody would notice the thread's end.
 */
final class ResponderRun implements AutoCloseable {
  private static final long LOOK_NANOS = 1_000_000;
  private static final int MOST_WAITING = 10_000;

  /** The most messages that are looked at before what waits has its turn. */
  private static final int MOST_LOOKS = 1_000;

  private final Capture capture;
  private final MessageReading reading;
  private final Supplier<Envelopes> envelopes;
  private final List<Responder> responders;
  private final ResponderSockets sockets;
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
  private final AwaitedNames<Long> awaited;
  private final Thread thread;
  private long next;
  private long taken;
  private long missed;
  private volatile boolean running = true;

  /**
   * An answer that will be sent at a later time. It has only the number of its message, so that
   * messages do not fill the memory while they wait.
   */
  private record Waiting(long due, long order, Responder responder, long message)
      implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      return due == other.due ? Long.compare(order, other.order) : Long.signum(due - other.due);
    }
  }

  private ResponderRun(
      Capture capture,
      MessageReading reading,
      Supplier<Envelopes> envelopes,
      List<Responder> responders,
      ResponderSockets sockets) {
    this.capture = capture;
    this.reading = reading;
    awaited = new AwaitedNames<>(reading.settled(), this::goOnWithout);
    this.envelopes = envelopes;
    this.responders = responders;
    this.sockets = sockets;
    next = capture.last() + 1;
    thread = Thread.ofPlatform().daemon().name("responders").unstarted(this::run);
  }

  /** Starts a run that processes the datagrams appended from now on. */
  static ResponderRun start(
      Capture capture,
      MessageReading reading,
      Supplier<Envelopes> envelopes,
      List<Responder> responders,
      ResponderSockets sockets) {
    var run = new ResponderRun(capture, reading, envelopes, responders, sockets);
    run.thread.start();
    return run;
  }

  private void run() {
    while (running) {
      for (int looks = 0; looks < MOST_LOOKS && running && next <= capture.last(); looks++) {
        look();
      }
      takeNamed();
      answerDue();
      checkLoops();
      if (next > capture.last()) {
        long left = waiting.isEmpty() ? LOOK_NANOS : waiting.peek().due() - System.nanoTime();
        LockSupport.parkNanos(this, Math.clamp(left, 1, LOOK_NANOS));
      }
    }
  }

  private void look() {
    Datagram datagram;
    try {
      datagram = capture.get(next);
      next++;
    } catch (NoSuchElementException e) {
      long held = Math.max(next + 1, capture.first());
      miss(held - next);
      next = held;
      return;
    }
    if (datagram.direction() == Direction.OUT || sockets.isOurs(datagram.remote())) {
      return;
    }
    boolean waits = waits(datagram);
    take(datagram, one -> !(waits && one.needsSender()));
    answerDue();
  }

  /**
   * Returns whether a message has to wait for its sender's name, for the responders whose filters
   * depend on it.
   */
  private boolean waits(Datagram datagram) {
    return responders.stream().anyMatch(one -> one.needsSender() && isOn(one))
        && reading
            .named()
            .apply(datagram)
            .filter(address -> awaited.holds(address, datagram.number(), System.nanoTime()))
            .isPresent();
  }

  private static boolean isOn(Responder responder) {
    return responder.state() == Responder.State.ON;
  }

  private void takeNamed() {
    for (long number : awaited.released(System.nanoTime())) {
      try {
        take(capture.get(number), Responder::needsSender);
      } catch (NoSuchElementException e) {
        miss(1); // deleted while it waited for the name
      }
    }
  }

  private void miss(long messages) {
    missed += messages;
    String why =
        "%s deleted before the responders had looked, and not answered: raise the size limit of the capture."
            .formatted(Counted.messagesWere(missed));
    responders.stream().filter(ResponderRun::isOn).forEach(one -> one.leaveOut(why));
  }

  private void goOnWithout(InetAddress address) {
    String why =
        "The name of %s is not known after %s s: filters use its address instead."
            .formatted(address.getHostAddress(), AwaitedNames.MOST_MILLIS / 1_000);
    responders.stream()
        .filter(one -> one.needsSender() && isOn(one))
        .forEach(one -> one.leaveOut(why));
  }

  private void checkLoops() {
    long now = System.nanoTime();
    responders.forEach(one -> one.checkLoop(now));
  }

  private void take(Datagram datagram, Predicate<Responder> by) {
    try {
      take(reading.decode().apply(datagram), by);
    } catch (RuntimeException | Error e) {
      Failures.report(e);
    }
  }

  private void take(Event event, Predicate<Responder> by) {
    long now = System.nanoTime();
    for (Responder responder : responders) {
      if (by.test(responder) && responder.takes(event, now)) {
        long delay = responder.rule().delayMillis();
        if (delay == 0) {
          answer(responder, event);
        } else {
          await(responder, event.datagram().number(), now + delay * 1_000_000);
        }
      }
    }
  }

  private void await(Responder responder, long message, long due) {
    if (waiting.size() < MOST_WAITING) {
      waiting.add(new Waiting(due, taken++, responder, message));
    } else {
      responder.leaveOut(
          String.format(
              Locale.ROOT,
              "More than %,d answers are waiting for their delay, so some are not sent: choose a"
                  + " shorter delay.",
              MOST_WAITING));
    }
  }

  private void answerDue() {
    while (!waiting.isEmpty() && waiting.peek().due() - System.nanoTime() <= 0) {
      var one = waiting.poll();
      if (isOn(one.responder())) {
        answer(one);
      }
    }
  }

  private void answer(Waiting one) {
    try {
      answer(one.responder(), reading.decode().apply(capture.get(one.message())));
    } catch (NoSuchElementException e) {
      one.responder()
          .leaveOut(
              "A message was deleted before its delay was over, so it is not answered: choose a"
                  + " shorter delay.");
    } catch (RuntimeException | Error e) {
      Failures.report(e);
    }
  }

  private void answer(Responder responder, Event event) {
    try {
      responder.answer(event, envelopes.get(), payload -> sockets.send(responder, event, payload));
    } catch (RuntimeException | Error e) {
      Failures.report(e);
      responder.leaveOut("A message could not be answered: " + e);
    }
  }

  /** Stops the thread and waits, uninterruptibly, until it has ended. */
  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
    Threads.joinUninterruptibly(thread);
  }
}
