package picklescope.saved;

import java.util.Map;
import picklescope.event.Envelope;
import picklescope.net.SendOptions;
import picklescope.send.Message;
import picklescope.send.ResponderRule;
import picklescope.send.Rhythm;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;
import picklescope.send.TextEncoding;
import tools.jackson.databind.node.ObjectNode;

/** Writes saved sends and responders as JSON trees. Default values are omitted. */
final class SavedSendWriter {
  static final String REPEAT = "repeat";

  private SavedSendWriter() {}

  static ObjectNode write(SavedSend send) {
    var json = SavedSendsParser.JSON.createObjectNode();
    json.put("name", send.name());
    put(json, "folder", send.folder());
    put(json, "description", send.description());
    put(json, "key", send.key());
    put(json, "to", send.to());
    write(send.message(), json);
    var options = send.options();
    if (options.localPort() != SendOptions.FREE) {
      json.put("localPort", options.localPort());
    }
    put(json, "interface", options.networkInterface());
    if (options.multicastTtl() != SendOptions.USUAL_TTL) {
      json.put("ttl", options.multicastTtl());
    }
    send.rhythm()
        .ifPresent(rhythm -> {
          var repeat = json.putObject(REPEAT);
          repeat.put("everyMs", rhythm.intervalNanos() / 1e6);
          if (rhythm.burst() != 1) {
            repeat.put("burst", rhythm.burst());
          }
          if (rhythm.count() != Rhythm.UNTIL_STOPPED) {
            repeat.put("count", rhythm.count());
          }
        });
    if (send.waitMillis() != 0) {
      json.put("waitMs", send.waitMillis());
    }
    unknown(json, send.unknown());
    return json;
  }

  static ObjectNode write(SavedResponder responder) {
    var json = SavedSendsParser.JSON.createObjectNode();
    json.put("name", responder.name());
    json.put("when", responder.when());
    write(responder.answer(), json);
    if (responder.delayMillis() != 0) {
      json.put("delayMs", responder.delayMillis());
    }
    put(json, "to", responder.to());
    if (responder.mostPerSecond() != ResponderRule.USUAL_MOST_PER_SECOND) {
      json.put("mostPerSecond", responder.mostPerSecond());
    }
    unknown(json, responder.unknown());
    return json;
  }

  private static void write(Message message, ObjectNode json) {
    json.put("form", message.form().text());
    json.put("text", message.text());
    if (message.form().isPickled()) {
      json.put("protocol", message.protocol());
    }
    if (!message.envelope().equals(Envelope.auto())) {
      json.put("envelope", message.envelope().text());
    }
    if (message.encoding() != TextEncoding.UTF_8) {
      json.put("encoding", message.encoding().title());
    }
  }

  private static void put(ObjectNode json, String field, String text) {
    if (!text.isEmpty()) {
      json.put(field, text);
    }
  }

  private static void unknown(ObjectNode json, Map<String, String> unknown) {
    unknown.forEach((name, text) -> {
      var tree = SavedSendsParser.JSON.readTree(text);
      if (!name.equals(REPEAT)) {
        json.set(name, tree);
      } else if (json.path(REPEAT) instanceof ObjectNode repeat) {
        repeat.setAll((ObjectNode) tree);
      }
    });
  }
}
