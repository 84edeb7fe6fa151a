package picklescope.ui.envelope;

import java.util.List;
import java.util.function.UnaryOperator;
import picklescope.event.CustomEnvelope;
import picklescope.event.Envelope;

/** What an envelope is chosen for. The list of kinds is the same; what they mean there is not. */
public enum EnvelopeUse {
  /** How the payloads of a port are read, and written. */
  PORT(List.of("data", "attributes", "sender", "write")) {
    @Override
    String title(String kind) {
      return switch (kind) {
        case "skip" -> "skip N bytes";
        default -> kind;
      };
    }

    @Override
    String help(Envelope envelope) {
      return envelope.help();
    }

    @Override
    String custom() {
      return "Python expressions over the decoded payload p; write is over args and kwargs";
    }

    @Override
    String missing(UnaryOperator<String> expression) {
      return expressions().stream().map(expression).allMatch(String::isEmpty)
          ? "Say what of p the data are, or the attributes, or both."
          : "";
    }
  },

  /** How one message is written. */
  MESSAGE(List.of("write")) {
    @Override
    String title(String kind) {
      return switch (kind) {
        case "auto" -> "as the port has it";
        case "skip" -> "skip N bytes";
        default -> kind;
      };
    }

    @Override
    String help(Envelope envelope) {
      return switch (envelope) {
        case Envelope.Auto _ ->
            "as the port wants it to which it goes: (args, kwargs) unless you have chosen another"
                + " envelope for that port";
        case Envelope.CallOnly _ -> "the pickle of (args, kwargs), whatever the port's envelope is";
        case Envelope.Bare _ -> "the pickle of the only positional argument";
        case Envelope.Skip skip -> "%,d zero bytes, then (args, kwargs)".formatted(skip.skipped());
        case CustomEnvelope _ -> custom();
      };
    }

    @Override
    String custom() {
      return "the pickle of a Python expression over args and kwargs";
    }

    @Override
    String missing(UnaryOperator<String> expression) {
      return expression.apply("write").isEmpty()
          ? "Say what is written, such as ('Vizard', args, kwargs)."
          : "";
    }
  };

  private final List<String> expressions;

  EnvelopeUse(List<String> expressions) {
    this.expressions = expressions;
  }

  /** The expressions of a custom envelope that are written here. */
  List<String> expressions() {
    return expressions;
  }

  /** How a kind reads in the list. */
  abstract String title(String kind);

  /** What an envelope does, in a line. */
  abstract String help(Envelope envelope);

  /** What the expressions of a custom one are. */
  abstract String custom();

  /**
   * What a custom envelope lacks here; empty if nothing.
   *
   * @param expression the text of each expression
   */
  abstract String missing(UnaryOperator<String> expression);
}
