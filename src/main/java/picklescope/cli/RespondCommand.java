package picklescope.cli;

import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import picklescope.filter.Filter;
import picklescope.net.NetworkException;
import picklescope.net.PortState;
import picklescope.net.SendOptions;
import picklescope.net.UdpPort;
import picklescope.python.source.SourceException;
import picklescope.python.text.Counted;
import picklescope.send.AnswerTarget;
import picklescope.send.Message;
import picklescope.send.Responder;
import picklescope.send.ResponderRule;
import picklescope.session.Session;
import picklescope.settings.SettingsKeeper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code picklescope respond}: answers messages, until Ctrl+C. */
@Command(
    name = "respond",
    header = "Answers the messages that a filter chooses.",
    description = {
      "Example: picklescope respond --when \"data[0] == 'ping'\" --send \"send('pong',"
          + " e.data[1])\"",
      "In the answer e is the message that is answered; values may change as in 'send'. It answers"
          + " until Ctrl+C, never itself, and switches itself off when it answers too often or"
          + " another responder answers its answers. A few of many equal answers to one computer"
          + " are omitted, so that such a loop ends."
    })
final class RespondCommand implements Callable<Integer> {
  private static final long LOOK_NANOS = 20_000_000;

  @Spec private CommandSpec spec;

  @Mixin private PortsOption ports = new PortsOption();

  @Option(
      names = "--when",
      paramLabel = "EXPR",
      description = "Which messages: a filter as in 'listen'. Usually all.")
  private String when = "";

  @Option(
      names = "--send",
      paramLabel = "CALL",
      description = "The answer: send('pong', e.data[1])")
  private String call = "";

  @Option(
      names = "--delay",
      paramLabel = "MS",
      description = "How many milliseconds after the message. Usually 0.")
  private long delay;

  @Option(
      names = "--to",
      paramLabel = "HOST[:PORT]",
      description =
          "Where the answer goes. Usually to the sender of the message; :4950 is that port of the "
              + "sender's computer, where a program in Vizard receives.")
  private String to = NotGiven.TEXT;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Switches itself off at more than N answers a second. Usually 200.")
  private int most = ResponderRule.USUAL_MOST_PER_SECOND;

  @Option(
      names = {"-c", "--count"},
      paramLabel = "COUNT",
      description = "Ends after so many answers.")
  private long count = Long.MAX_VALUE;

  @Mixin private NamesOption names = new NamesOption();

  @Mixin private MessageOptions message = new MessageOptions();

  @Mixin private SocketOptions socket = new SocketOptions();

  private final Streams streams;
  private final StopSignal stop;

  RespondCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    var responder = responder();
    var specs = ports.specs(spec.commandLine());
    var remembered = RememberedSettings.load(streams.err());
    stop.handle();
    try (var session = new Session(SettingsKeeper.inMemory(remembered))) {
      names.applyTo(session);
      var opened = new ArrayList<UdpPort>();
      for (var port : specs) {
        opened.add(session.ports().add(port));
        if (opened.getLast().state() instanceof PortState.Failed(String reason, _)) {
          throw new NetworkException(reason);
        }
      }
      session.envelopes().use(message.envelopes());
      session.responders().add(responder);
      session.responders().switchOn(responder);
      opened.forEach(port -> streams.err().println("listening on " + port.description()));
      String reported = "";
      while (!stop.isSet()
          && responder.answered() < count
          && responder.state() == Responder.State.ON) {
        stop.await(LOOK_NANOS);
        if (!responder.problem().equals(reported) && responder.state() == Responder.State.ON) {
          reported = responder.problem();
          streams.err().println(spec.qualifiedName() + ": " + reported);
        }
      }
      session.responders().switchAllOff();
      streams
          .err()
          .printf(
              "answered %,d of %s that matched%n",
              responder.answered(), Counted.messages(responder.matched()));
      if (responder.state() == Responder.State.TRIPPED
          || (responder.answered() < count && !stop.isSet())) {
        throw new NetworkException(responder.problem());
      }
    }
    return ExitCodes.OK;
  }

  private AnswerTarget target() {
    var options = socket.options(spec.commandLine());
    AnswerTarget target;
    try {
      target =
          to.equals(NotGiven.TEXT) ? new AnswerTarget.Sender() : AnswerTarget.parse(to, options);
    } catch (NetworkException e) {
      throw ExitCodes.usage(spec.commandLine(), e.getMessage());
    }
    if (!(target instanceof AnswerTarget.Fixed) && !options.equals(SendOptions.usual())) {
      throw ExitCodes.usage(
          spec.commandLine(),
          "--from, --interface and --ttl need a computer in --to: other answers leave from the"
              + " port at which the message came");
    }
    return target;
  }

  private Responder responder() throws Exception {
    Message answer =
        message
            .message(spec.commandLine(), call)
            .orElseThrow(() ->
                ExitCodes.usage(spec.commandLine(), "Specify the answer: --send \"send(...)\""));
    var target = target();
    try {
      MessageOptions.compiled(answer);
      FilterOption.reported("--when", Filter.of(when), streams.err());
      return Responder.of(new ResponderRule("respond", when, answer, delay, target, most));
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(when, e);
    } catch (IllegalArgumentException e) {
      throw ExitCodes.usage(
          spec.commandLine(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }
}
