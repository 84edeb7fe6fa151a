package picklescope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.event.Envelope;
import picklescope.python.Call;

/** Sends pickled calls over the loopback, and receives them with the bare C receiver. */
final class Loopback {
  static final int SIZE = 114;
  static final double PAUSE_SECONDS = 0.3; // of the sender, before it tells the end
  private static final int RECEIVE_BUFFER = 4 << 20;
  private static final int PASS_BUFFER = 64 << 20; // as a port of Picklescope has

  private final int port;
  private final Path tools;
  private final Path payload;

  /** How many were received, and at which rate between the first and the last. */
  record Run(long received, double perSecond) {}

  Loopback(int port) throws Exception {
    this.port = port;
    tools = Files.createDirectories(Path.of("target", "bench"));
    compile("udp_tx");
    compile("udp_rx");
    payload = Files.write(tools.resolve("payload"), payload());
  }

  int port() {
    return port;
  }

  Path tools() {
    return tools;
  }

  /** A tracker's call of the size that all figures are for. */
  private static byte[] payload() throws Exception {
    for (int pad = 0; ; pad++) {
      var call =
          Call.of()
              .with("action", "u".repeat(pad))
              .with("quat", List.of(0.0, 0.38, 0.0, 0.92))
              .with("pos", List.of(0.5, 1.8));
      byte[] bytes = Envelope.auto().encode(call, 4);
      if (bytes.length >= SIZE) {
        if (bytes.length > SIZE) {
          throw new IOException("no call has %d bytes, but %d".formatted(SIZE, bytes.length));
        }
        return bytes;
      }
    }
  }

  void compile(String name) throws Exception {
    var source = Path.of("src", "bench", "c", name + ".c").toString();
    var process =
        new ProcessBuilder(
                "gcc", "-O2", "-w", "-pthread", source, "-o", tools.resolve(name).toString())
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("gcc failed");
    }
  }

  /**
   * Sends, and returns when all is sent.
   *
   * @param perSecond how fast, asleep in between; 0 is flat out
   * @return what the sender has printed
   */
  String send(long count, int perSecond) throws Exception {
    var sender =
        new ProcessBuilder(
                tools.resolve("udp_tx").toString(),
                Integer.toString(port),
                Long.toString(count),
                Integer.toString(perSecond),
                Integer.toString(SIZE),
                payload.toString())
            .redirectErrorStream(true)
            .start();
    var printed = new String(sender.getInputStream().readAllBytes()).strip();
    sender.waitFor();
    return printed;
  }

  /** Returns the rate that the sender has printed, in datagrams a second. */
  static double rate(String printed) throws IOException {
    Matcher matcher = Pattern.compile(" = (\\d+) pps").matcher(printed);
    if (!matcher.find()) {
      throw new IOException("unexpected: " + printed);
    }
    return Double.parseDouble(matcher.group(1));
  }

  /** Returns what a C program has printed about the processor time of each message. */
  static String cpu(String printed) {
    Matcher matcher = Pattern.compile("([\\d.]+ us) of CPU each").matcher(printed);
    return matcher.find() ? matcher.group(1) : "?";
  }

  /**
   * Starts the least that a relay has to do: a C program that passes on what comes to our port, up
   * to 64 messages in each of two system calls.
   */
  Process pass(int to) throws Exception {
    var process =
        new ProcessBuilder(
                tools.resolve("udp_pass").toString(),
                Integer.toString(port),
                Integer.toString(to),
                Integer.toString(PASS_BUFFER))
            .start();
    TimeUnit.MILLISECONDS.sleep(200); // it does not say when it has bound
    return process;
  }

  /** A bare receiver that runs until it is told the end, and what the system drops before it. */
  final class BareReceiver implements AutoCloseable {
    private final Process process;
    private final PortDrops drops;

    private BareReceiver(int at) throws Exception {
      process =
          new ProcessBuilder(
                  tools.resolve("udp_rx").toString(),
                  Integer.toString(at),
                  "64",
                  Integer.toString(RECEIVE_BUFFER))
              .start();
      drops = new PortDrops(at, process);
      TimeUnit.MILLISECONDS.sleep(200); // it does not say when it has bound
    }

    boolean isAlive() {
      return process.isAlive();
    }

    long drops() {
      return drops.count();
    }

    /** Ends it, unless it was told the end. */
    @Override
    public void close() throws InterruptedException {
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroy();
        process.waitFor();
      }
    }

    /** Returns what it has printed; empty if it has not been told the end, and ends it. */
    String printed() throws IOException {
      if (process.isAlive()) {
        process.destroy();
        return "";
      }
      return new String(process.getInputStream().readAllBytes());
    }

    /** Returns how many came, by what it has printed; -1 if it has not been told the end. */
    static long received(String printed) {
      Matcher matcher = Pattern.compile("\\) (\\d+) in ").matcher(printed);
      return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }
  }

  /** Starts a bare receiver at a port. */
  BareReceiver receiver(int at) throws Exception {
    return new BareReceiver(at);
  }

  /** What the bare receiver gets of that many, sent flat out. */
  Run bare(long count) throws Exception {
    var receiver =
        new ProcessBuilder(
                tools.resolve("udp_rx").toString(),
                Integer.toString(port),
                "64",
                Integer.toString(RECEIVE_BUFFER))
            .start();
    TimeUnit.MILLISECONDS.sleep(200); // it does not say when it has bound
    send(count, 0);
    var out = new String(receiver.getInputStream().readAllBytes());
    Matcher matcher = Pattern.compile("\\) (\\d+) in .* = (\\d+) pps").matcher(out);
    if (!matcher.find()) {
      throw new IOException("unexpected: " + out);
    }
    return new Run(Long.parseLong(matcher.group(1)), Double.parseDouble(matcher.group(2)));
  }

  /** Something that receives what is sent, and says what it got. */
  @FunctionalInterface
  interface Receiver {
    Run flatOut() throws Exception;
  }

  /**
   * The receiver and the bare one in turns, the bare one before and after each, so that a machine
   * that becomes slower or faster weighs on both. Prints each run and their median.
   */
  void beside(String name, int runs, long count, Receiver receiver) throws Exception {
    var ratios = new ArrayList<Double>();
    int whole = 0;
    var before = bare(count);
    for (int run = 1; run <= runs; run++) {
      var ours = receiver.flatOut();
      var after = bare(count);
      double ratio = ours.perSecond() / ((before.perSecond() + after.perSecond()) / 2);
      ratios.add(ratio);
      whole += ours.received() == count ? 1 : 0;
      System.out.printf(
          "  run %d: bare receiver %,.0f/s and %,.0f/s; %s %,d of %,d at %,.0f/s; ratio %.3f%n",
          run,
          before.perSecond(),
          after.perSecond(),
          name,
          ours.received(),
          count,
          ours.perSecond(),
          ratio);
      before = after;
    }
    long reached = ratios.stream().filter(ratio -> ratio >= 0.95).count();
    ratios.sort(null);
    System.out.printf(
        "%s: all %,d datagrams in %d of %d runs; rate beside the bare receiver: median %.3f,"
            + " least %.3f, 0.95 or more in %d%n",
        name, count, whole, runs, ratios.get(ratios.size() / 2), ratios.getFirst(), reached);
  }
}
