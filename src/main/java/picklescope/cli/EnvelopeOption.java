package picklescope.cli;

import picklescope.event.Envelope;
import picklescope.python.source.SourceException;
import picocli.CommandLine.Option;

/** The option {@code --envelope}: how the arguments lie inside the payloads. */
final class EnvelopeOption {
  @Option(
      names = "--envelope",
      paramLabel = "ENVELOPE",
      description = {
        "How the arguments lie inside the payload: auto, call, bare, skip N, or",
        "\"custom data=p[1], attributes=p[2], sender=p[0], write=('Vizard', args, kwargs)\":",
        "Python expressions over the decoded payload p, or over args and kwargs."
      })
  private String text = NotGiven.TEXT;

  /** Returns whether the option is given. */
  boolean isGiven() {
    return !text.equals(NotGiven.TEXT);
  }

  Envelope envelope() throws ExitCodes.MistakeException {
    try {
      return isGiven() ? Envelope.of(text) : Envelope.auto();
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(text, e);
    }
  }
}
