package picklescope.cli;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picklescope.demo.DemoLab;
import picklescope.demo.DemoRun;
import picklescope.demo.LabComputer;
import picklescope.net.NetworkException;
import picklescope.net.UdpPort;
import picklescope.python.text.Counted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code picklescope demo}: plays a small lab on this computer, until Ctrl+C. */
@Command(
    name = "demo",
    header = "Plays a small lab on this computer: sends its messages to a port.",
    description =
        "Two robots chase each other in a maze, Anna and Ben chat, an eye tracker sends JSON, an"
            + " Arduino CSV, and a tracker packed floats, with the faults that labs have. It sends"
            + " to this computer only, until Ctrl+C or --duration. Start it beside the window, or"
            + " beside the command that it prints.")
final class DemoCommand implements Callable<Integer> {
  private static final long LOOK_NANOS = 20_000_000;
  private static final double MOST_SECONDS = Duration.ofDays(365).toSeconds();

  @Spec private CommandSpec spec;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "The port of this computer to which it sends; ${DEFAULT-VALUE} if not given.")
  private int port = UdpPort.DEFAULT;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "Ends after SECONDS seconds, for example 10.")
  private double seconds = MOST_SECONDS;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another lab for each whole number; the same number is the same lab.")
  private long seed = DemoLab.USUAL_SEED;

  private final Streams streams;
  private final StopSignal stop;

  DemoCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    if (port < 1 || port > 65_535) {
      throw ExitCodes.usage(
          spec.commandLine(), "--port: expected a port from 1 to 65535, not " + port);
    }
    if (!(seconds > 0)) {
      throw ExitCodes.usage(
          spec.commandLine(), "--duration: expected more than 0 seconds, not " + seconds);
    }
    stop.handle();
    var most = Duration.ofNanos((long) (Math.min(seconds, MOST_SECONDS) * 1e9));
    var run = DemoRun.start(seed, most, new Announced(port, streams.err()));
    try (run) {
      while (run.state() == DemoRun.State.PLAYING && !stop.isSet()) {
        stop.await(LOOK_NANOS);
      }
    }
    streams.err().printf("sent %s%n", Counted.messages(run.sent()));
    if (run.state() == DemoRun.State.FAILED) {
      throw new NetworkException(run.problem());
    }
    return ExitCodes.OK;
  }

  /** Prints who sends from where, and how to listen. */
  private record Announced(int port, PrintStream err) implements DemoRun.Stage {
    @Override
    public int begin(Map<LabComputer, InetSocketAddress> senders) {
      senders.forEach((computer, from) ->
          err.printf(
              "%-12s %s  %s%n",
              computer.shown(), from.getAddress().getHostAddress(), computer.layout()));
      err.println("sending to port " + port + "; to see it: " + listening(senders));
      return port;
    }

    /** Returns the command that reads what is sent; calls and JSON are recognized without it. */
    private String listening(Map<LabComputer, InetSocketAddress> senders) {
      var command = new StringBuilder("picklescope listen -p ").append(port);
      if (senders.values().stream().map(InetSocketAddress::getAddress).distinct().count() == 1) {
        return command.append(" --envelope \"%s\"".formatted(sharedText())).toString();
      }
      for (var computer : new LabComputer[] {LabComputer.ARDUINO, LabComputer.TRACKER}) {
        command.append(
            " --envelope \"%d@%s=%s\""
                .formatted(port, computer.address().getHostAddress(), computer.layout()));
      }
      return command.toString();
    }

    private static String sharedText() {
      return LabComputer.sharedEnvelope().text();
    }

    @Override
    public void end() {}
  }
}
