package picklescope.session;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import picklescope.capture.PacketKind;
import picklescope.capture.program.CaptureException;
import picklescope.capture.program.CaptureInterface;
import picklescope.capture.program.CaptureOptions;
import picklescope.capture.program.CaptureProblem;
import picklescope.capture.program.CaptureProgram;
import picklescope.capture.program.RunningProgram;
import picklescope.event.Datagram;
import picklescope.net.OwnAddresses;
import picklescope.python.text.Counted;
import picklescope.thread.Threads;

/**
 * A passive capture: a program watches network interfaces, and what it sees is in the live capture.
 * It opens no port and sends nothing. Thread-safe.
 */
public final class PassiveCapture {
  private static final int BEGINNING_SECONDS = 20;

  private final CaptureOptions options;
  private final CaptureProgram program;
  private final List<CaptureInterface> interfaces;
  private final FollowedStream.Into into;
  private final RunningProgram running;
  private final OwnAddresses own = new OwnAddresses(); // of the thread that follows
  private final CountedDatagrams taken;
  private final SeenTwice twice;
  private final FollowedStream followed;
  private final Thread following;
  private final CountDownLatch begunOrEnded = new CountDownLatch(1);
  private volatile boolean begun;
  private volatile boolean closing;
  private volatile Optional<CaptureProblem> end = Optional.empty();

  private PassiveCapture(
      CaptureOptions options,
      CaptureProgram program,
      List<CaptureInterface> interfaces,
      FollowedStream.Into into,
      Function<Datagram, Optional<String>> receiver)
      throws IOException {
    this.options = options;
    this.program = program;
    this.interfaces = interfaces;
    this.into = into;
    running = program.start(interfaces, options);
    taken = counted();
    twice = new SeenTwice(receiver, names(), into.notices());
    followed = new FollowedStream(names(), running.output(), this::take, into, new Progress());
    following = followed.start();
  }

  /**
   * Opens a capture, and waits until the program watches.
   *
   * @throws IOException if it does not; the message is for the user
   */
  static PassiveCapture open(
      CaptureProgram program,
      CaptureOptions options,
      FollowedStream.Into into,
      Function<Datagram, Optional<String>> receiver)
      throws IOException {
    var interfaces = program.chosen(options.interfaces());
    var capture = new PassiveCapture(options, program, interfaces, into, receiver);
    capture.awaitBegun();
    return capture;
  }

  private void awaitBegun() throws IOException {
    boolean inTime = false;
    try {
      inTime = begunOrEnded.await(BEGINNING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!begun) {
      close();
      var why = inTime ? failure() : Optional.<CaptureProblem>empty();
      String otherwise = program.name() + " does not begin to watch " + names() + ".";
      throw new CaptureException(why.orElseGet(() -> CaptureProblem.of(otherwise)));
    }
  }

  private final class Progress implements FollowedStream.Progress {
    @Override
    public void begun() {
      begun = true;
      begunOrEnded.countDown();
    }

    @Override
    public void ended(FollowedStream stream, String problem, long droppedPackets) {
      if (!problem.isEmpty()) {
        running.stop(); // nobody reads it any longer
      }
      var ended = running.awaitEnd();
      dropped(Math.max(droppedPackets, running.dropped().orElse(0)));
      var why = ended.isInOrder() && !problem.isEmpty() ? CaptureProblem.of(problem) : ended.why();
      end = Optional.of(why);
      if (begun && !closing) {
        into.notices().accept("%s is not watched any longer: %s".formatted(names(), why.whole()));
      }
      begunOrEnded.countDown();
    }
  }

  /** The program reports them at its end. */
  private void dropped(long packets) {
    if (packets > 0) {
      into.journal().droppedPackets(packets);
      String counted = Counted.of(packets, "packet was", "packets were");
      into.notices().accept("%s: %s dropped by the system.".formatted(names(), counted));
    }
  }

  private CountedDatagrams counted() {
    var devices =
        interfaces.stream()
            .collect(
                Collectors.toUnmodifiableMap(CaptureInterface::device, CaptureInterface::name));
    String first = interfaces.getFirst().name();
    return new CountedDatagrams(
        new SeenDatagrams(options.ports(), devices, first, own::contains), own::contains);
  }

  private Optional<Datagram> take(Datagram datagram) {
    var one = taken.apply(datagram);
    one.filter(seen -> own.mayReceive(SeenDatagrams.to(seen).getAddress())).ifPresent(twice);
    return one;
  }

  /**
   * Returns which open ports and relays of the session record the same messages, and what to do,
   * for the user; a sentence for each of them.
   */
  public List<String> recordedTwice() {
    return twice.texts();
  }

  /** Returns what {@link CountedDatagrams#arrived} does. */
  Map<Integer, Long> arrived() {
    return taken.arrived();
  }

  /** Returns what it was asked to watch. */
  public CaptureOptions options() {
    return options;
  }

  /** Returns the interfaces that it watches. */
  public List<CaptureInterface> interfaces() {
    return interfaces;
  }

  /** Returns the program that captures, such as {@code dumpcap}. */
  public String program() {
    return program.name();
  }

  /** Returns the process of the program. */
  public ProcessHandle process() {
    return running.process();
  }

  private String names() {
    return interfaces.stream().map(CaptureInterface::name).collect(Collectors.joining(", "));
  }

  /** Returns what it does in words: {@code watching UDP port 4950 on eth0 by dumpcap}. */
  public String text() {
    return "watching %s on %s by %s".formatted(options.portsText(), names(), program.name());
  }

  /** Returns its state in words: what it does, or why it has ended. */
  public String state() {
    return isRunning() ? text() : failure().map(CaptureProblem::whole).orElse("closed");
  }

  /** Returns whether it still watches. */
  public boolean isRunning() {
    return end.isEmpty() && !closing;
  }

  /** Returns why it has ended without being closed; empty if it has not. */
  public Optional<CaptureProblem> failure() {
    return end.filter(_ -> !closing);
  }

  /** Returns what it has counted until now. */
  public PassiveCounts counts() {
    var packets = followed.packets();
    long notUdp =
        packets.entrySet().stream()
            .filter(kind -> kind.getKey() != PacketKind.UDP && kind.getKey() != PacketKind.FRAGMENT)
            .mapToLong(kind -> kind.getValue())
            .sum();
    return new PassiveCounts(
        taken.messages(), packets.getOrDefault(PacketKind.FRAGMENT, 0L), notUdp, running.dropped());
  }

  /**
   * Ends the program, and returns when all that it has seen is in the live capture; some seconds
   * later if the program does not end or the disk is slow. Has no effect if it has ended.
   */
  void close() {
    closing = end.isEmpty();
    running.stop();
    running.awaitStopped();
    Threads.joinUninterruptibly(following);
  }
}
