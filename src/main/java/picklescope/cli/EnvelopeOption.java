package picklescope.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.PortSender;
import picklescope.python.source.SourceException;
import picocli.CommandLine.Option;

/** The option {@code --envelope}: how the arguments lie inside the payloads. */
final class EnvelopeOption {
  /** A port, or a port and a sender's address, before the envelope. */
  private static final Pattern KEY = Pattern.compile("([0-9]+(?:@[^=]*)?)=(.*)", Pattern.DOTALL);

  @Option(
      names = "--envelope",
      paramLabel = "[PORT[@ADDRESS]=]ENVELOPE",
      description =
          "How the arguments lie inside the payload: auto, pickle, call, bare, skip N, or \"custom"
              + " data=p[1], attributes=p[2], sender=p[0], write=('Vizard', args, kwargs)\": Python"
              + " expressions over the decoded payload p or its bytes raw, or over args and kwargs."
              + " Or a format that is not a pickle: json, \"csv x, y\", \"csv sep=;\", \"struct <3f"
              + " x, y, z\", osc, msgpack, text. Several are tried in order: \"call, json\". For"
              + " one port, or for one sender to a port: --envelope 4950=json --envelope"
              + " 4950@192.168.0.7=call")
  private List<String> texts = List.of();

  /** Returns whether the option is given. */
  boolean isGiven() {
    return !texts.isEmpty();
  }

  /** Returns whether an envelope is given for one port or one sender only. */
  boolean namesPorts() {
    return texts.stream().anyMatch(text -> KEY.matcher(text).matches());
  }

  /** Returns the envelopes of the ports. */
  Envelopes envelopes() throws ExitCodes.MistakeException {
    var envelopes = Envelopes.auto();
    for (String text : texts) {
      Matcher keyed = KEY.matcher(text);
      if (!keyed.matches()) {
        envelopes = new Envelopes(envelope(text, text, 0), envelopes.ports(), envelopes.senders());
      } else {
        Envelope envelope = envelope(keyed.group(2), text, keyed.start(2));
        envelopes = with(envelopes, keyed.group(1), envelope, text);
      }
    }
    return envelopes;
  }

  private static Envelopes with(Envelopes to, String key, Envelope envelope, String text)
      throws ExitCodes.MistakeException {
    var sender = PortSender.of(key);
    if (sender.isPresent()) {
      return to.with(sender.get(), envelope);
    }
    int port = key.matches("[0-9]{1,5}") ? Integer.parseInt(key) : 0;
    if (port < 1 || port > 65_535) {
      throw new ExitCodes.MistakeException(
          text,
          new SourceException(
              0,
              "expected a port from 1 to 65535, or a port and an IP address such as"
                  + " 4950@192.168.0.7"));
    }
    return to.with(port, envelope);
  }

  private static Envelope envelope(String text, String whole, int at)
      throws ExitCodes.MistakeException {
    try {
      return Envelope.of(text);
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(
          whole, new SourceException(at + e.offset(), e.getMessage()));
    }
  }
}
