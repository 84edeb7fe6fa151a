package picklescope.saved;

import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.event.HexText;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;
import picklescope.send.CompiledMessage;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A message recognized in pasted text: Vizard code, hexadecimal digits, or an event as JSON.
 *
 * @param destination the destination in the text, if it contains one
 */
public record PastedMessage(Message message, Optional<String> destination) {
  private static final Pattern ADDRESS =
      Pattern.compile("addNetwork\\(\\s*(?:r|u)?['\"]([^'\"]+)['\"]");
  private static final Pattern PORT = Pattern.compile("\\.port\\(\\s*(\\d{1,5})\\s*\\)");
  private static final Pattern SEND = Pattern.compile("(?<![\\w])(send|sendRaw)\\s*\\(");
  private static final Pattern HEX_BYTE = Pattern.compile("\\G(?:0[xX])?[0-9a-fA-F]{2}[\\s,:;-]*");

  /** Returns the message in a text; empty if it is not recognized. */
  public static Optional<PastedMessage> of(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("{") && stripped.contains("\"kind\"")) {
      return json(stripped);
    }
    if (isHex(stripped)) {
      return Optional.of(
          new PastedMessage(Message.of(MessageForm.HEX, stripped), Optional.empty()));
    }
    return code(stripped);
  }

  private static boolean isHex(String text) {
    // Byte by byte: a repeated group is matched by recursion, too deep for a large message.
    var bytes = HEX_BYTE.matcher(text);
    int end = 0;
    while (bytes.find()) {
      end = bytes.end();
    }
    try {
      return end == text.length() && HexText.bytes(text).length >= 4 && !text.matches("[0-9]{1,9}");
    } catch (SourceException e) {
      return false;
    }
  }

  private static Optional<PastedMessage> json(String text) {
    try {
      JsonNode event = SavedSendsParser.JSON.readTree(text);
      String to = event.path("address").asString("") + ":" + event.path("port").asInt(0);
      Optional<String> destination =
          event.path("direction").asString("").equals("out") ? Optional.of(to) : Optional.empty();
      return switch (event.path("kind").asString("")) {
        case "raw" ->
            Optional.of(
                new PastedMessage(
                    Message.of(MessageForm.BASE64, event.path("raw_data").asString("")),
                    destination));
        case "network" -> call(event.path("repr").asString(""), false, destination);
        case "bare" -> call(event.path("repr").asString(""), true, destination);
        default -> Optional.empty();
      };
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<PastedMessage> call(
      String repr, boolean bare, Optional<String> destination) {
    try {
      PyValue value = CompiledMessage.value(repr);
      return value instanceof PyTuple pair
              && pair.size() == 2
              && pair.items().get(0) instanceof PyTuple data
              && pair.items().get(1) instanceof PyDict attributes
              && (!bare || data.size() == 1)
          ? Optional.of(
              new PastedMessage(
                  bare
                      ? Message.of(MessageForm.BARE, new Repr().of(data.item(0)))
                      : Message.of(
                          MessageForm.CALL, new Repr().call("send", new Call(data, attributes))),
                  destination))
          : Optional.empty();
    } catch (SourceException e) {
      return Optional.empty();
    }
  }

  /** Returns the first call of send or sendRaw in code, with the network that the code creates. */
  private static Optional<PastedMessage> code(String text) {
    var sends = SEND.matcher(text);
    boolean isCode =
        text.contains("addNetwork") || text.contains("sendRaw") || text.contains(".send");
    if (!isCode || !sends.find()) {
      return Optional.empty();
    }
    boolean raw = sends.group(1).equals("sendRaw");
    String call = text.substring(sends.start());
    return callEnd(call)
        .flatMap(end -> message(call.substring(0, end), raw))
        .map(message -> new PastedMessage(message, destination(text)));
  }

  private static Optional<Integer> callEnd(String text) {
    try {
      return Source.callEnd(text);
    } catch (SourceException e) {
      return Optional.empty();
    }
  }

  private static Optional<Message> message(String call, boolean raw) {
    try {
      if (!raw) {
        Source.invocation(call);
        return Optional.of(Message.of(MessageForm.CALL, call));
      }
      String argument = call.substring(call.indexOf('(') + 1, call.length() - 1);
      Source.expression(argument);
      return Optional.of(Message.of(MessageForm.PYTHON, argument.strip()));
    } catch (SourceException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> destination(String text) {
    var address = ADDRESS.matcher(text);
    if (!address.find()) {
      return Optional.empty();
    }
    var port = PORT.matcher(text);
    return Optional.of(address.group(1) + (port.find() ? ":" + port.group(1) : ""));
  }
}
