package picklescope.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.python.text.VisibleText;
import picklescope.session.ProgramVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The command line's entry point. */
@Command(
    name = "picklescope",
    header = "Shows, sends and decodes the UDP messages of WorldViz Vizard and Python programs.",
    description =
        "Without a command it opens the window, on FILE (a pcapng or pcap capture; - is standard"
            + " input) if one is named, or on SERVER (nats://HOST), to which the computers of a lab"
            + " publish, from now on or from TIME, as 'picklescope watch' explains it.",
    mixinStandardHelpOptions = true,
    versionProvider = CommandLineMain.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, also when stopped by Ctrl+C or when the reader of the output has gone",
      "1:it failed: no such computer or file, a port that cannot be opened, not a pickle;"
          + " doctor: a problem was found",
      "2:a mistake in the command line or in an expression",
      "3:streams: there was an alarm",
      "70:a mistake in Picklescope itself"
    })
public final class CommandLineMain {
  private final Streams streams;

  /** Returns a command line on the process's own standard input and output. */
  public CommandLineMain() {
    this(Streams.ofProcess());
  }

  CommandLineMain(Streams streams) {
    this.streams = streams;
  }

  /** Runs a command line and returns its exit code. */
  public int run(String... arguments) {
    var stop = new StopSignal();
    var command = commands(stop);
    var exitCodes = new ExitCodes(streams.err());
    command.setOut(streams.out().writer());
    command.setErr(new PrintWriter(streams.err(), true));
    command.setExecutionExceptionHandler(exitCodes);
    command.setParameterExceptionHandler(exitCodes);
    command.setExpandAtFiles(false); // a text may begin with @
    var unreadable = unreadable(arguments);
    if (unreadable.isPresent()) {
      streams
          .err()
          .printf(
              "picklescope: '%s' has characters that the language setting of this terminal does not"
                  + " have. Set it to one with UTF-8, for example LC_ALL=C.UTF-8.%n",
              unreadable.get());
      return ExitCodes.USAGE;
    }
    return stop.ended(exitCodes.orNoMemory(() -> command.execute(arguments)));
  }

  /** Returns an argument with characters that Java has replaced, because the locale lacks them. */
  private static Optional<String> unreadable(String... arguments) {
    boolean isUtf8 = "UTF-8".equals(System.getProperty("native.encoding"));
    return isUtf8
        ? Optional.empty()
        : Stream.of(arguments)
            .filter(argument -> argument.indexOf('\ufffd') >= 0)
            .map(VisibleText::line)
            .findFirst();
  }

  /** Returns whether an argument is the name of a command. */
  public static boolean isCommand(String argument) {
    return model().getSubcommands().containsKey(argument);
  }

  /** Returns the commands and options, from which manual pages and completions are made. */
  public static CommandLine model() {
    return new CommandLineMain().commands(new StopSignal());
  }

  private CommandLine commands(StopSignal stop) {
    var command = new CommandLine(this);
    command.addSubcommand(new ListenCommand(streams, stop));
    command.addSubcommand(new ReadCommand(streams, stop));
    command.addSubcommand(new StreamsCommand(streams, stop));
    command.addSubcommand(new ExportCommand(streams, stop));
    command.addSubcommand(new SendCommand(streams, stop));
    command.addSubcommand(new ReplayCommand(streams, stop));
    command.addSubcommand(new RespondCommand(streams, stop));
    command.addSubcommand(new RelayCommand(streams, stop));
    command.addSubcommand(new SniffCommand(streams, stop));
    command.addSubcommand(new PublishCommand(streams, stop));
    command.addSubcommand(new WatchCommand(streams, stop));
    command.addSubcommand(new DecodeCommand(streams, stop));
    command.addSubcommand(new EnvelopeCommand(streams, stop));
    command.addSubcommand(new DoctorCommand(streams));
    command.addSubcommand(new DemoCommand(streams, stop));
    command // after the commands, which would inherit it
        .getCommandSpec()
        .usageMessage()
        .synopsisHeading("Usage: picklescope [FILE|-|SERVER [--from TIME]]%n   or: ");
    return command;
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"picklescope " + ProgramVersion.text()};
    }
  }
}
