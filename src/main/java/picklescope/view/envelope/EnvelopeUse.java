package picklescope.view.envelope;

import java.util.List;
import java.util.function.UnaryOperator;
import picklescope.event.CustomEnvelope;
import picklescope.event.Envelope;
import picklescope.event.EnvelopeList;
import picklescope.event.FormatEnvelope;

/** The purpose for which an envelope is selected. The kinds are the same; their meanings differ. */
public enum EnvelopeUse {
  /** The envelope of a port, with which payloads are read and written. */
  PORT(CustomEnvelope.EXPRESSIONS) {
    @Override
    public String title(String kind) {
      return switch (kind) {
        case "skip" -> "skip N bytes";
        case EnvelopeDraft.SEVERAL -> "several, in order";
        default -> kind;
      };
    }

    @Override
    public List<String> kinds() {
      return EnvelopeDraft.KINDS;
    }

    @Override
    public String help(Envelope envelope) {
      return envelope.help();
    }

    @Override
    public String custom() {
      return "Python expressions over the decoded payload p or its bytes raw; write and write_raw"
          + " are over args and kwargs";
    }

    @Override
    public String missing(UnaryOperator<String> expression) {
      return expressions().stream().map(expression).allMatch(String::isEmpty)
          ? "Enter which part of p is the data, the attributes, or both."
          : "";
    }
  },

  /** The envelope of one message that is sent. */
  MESSAGE(List.of("write", "write_raw")) {
    @Override
    public String title(String kind) {
      return switch (kind) {
        case "auto" -> "Same as the destination port";
        case "skip" -> "skip N bytes";
        default -> kind;
      };
    }

    /** Only the first of several would write, and {@code pickle} writes as {@code call} does. */
    @Override
    public List<String> kinds() {
      return EnvelopeDraft.KINDS.stream()
          .filter(kind -> !kind.equals(EnvelopeDraft.SEVERAL) && !kind.equals("pickle"))
          .toList();
    }

    @Override
    public String help(Envelope envelope) {
      return switch (envelope) {
        case Envelope.Auto _ ->
            "same as the destination port: (args, kwargs) unless you have chosen another envelope"
                + " for that port";
        case Envelope.CallOnly _ -> "the pickle of (args, kwargs), whatever the port's envelope is";
        case Envelope.Bare _ -> "the pickle of the only positional argument";
        case Envelope.Skip skip -> "%,d zero bytes, then (args, kwargs)".formatted(skip.skipped());
        case Envelope.Pickle _ -> "the pickle of (args, kwargs), whatever the port's envelope is";
        case CustomEnvelope _ -> custom();
        case FormatEnvelope _, EnvelopeList _ -> envelope.help();
      };
    }

    @Override
    public String custom() {
      return "the pickle of a Python expression over args and kwargs, or bytes (write_raw)";
    }

    @Override
    public String missing(UnaryOperator<String> expression) {
      return expressions().stream().map(expression).allMatch(String::isEmpty)
          ? "Enter the value to pickle, such as ('Vizard', args, kwargs)."
          : "";
    }
  };

  private final List<String> expressions;

  EnvelopeUse(List<String> expressions) {
    this.expressions = expressions;
  }

  /** Returns the names of the expressions of a custom envelope that are needed. */
  public List<String> expressions() {
    return expressions;
  }

  /** Returns the kinds of envelopes that are offered. */
  public abstract List<String> kinds();

  /** Returns the title of a kind. */
  public abstract String title(String kind);

  /** Returns a line that explains an envelope. */
  public abstract String help(Envelope envelope);

  /** Returns a line that explains the expressions of a custom envelope. */
  public abstract String custom();

  /**
   * Returns which expression is missing; empty if none is.
   *
   * @param expression returns the text of an expression
   */
  public abstract String missing(UnaryOperator<String> expression);
}
