package picklescope.cli;

import java.util.Optional;
import picklescope.event.Event;
import picklescope.event.RawNetworkEvent;
import picklescope.export.EventCsv;
import picklescope.export.EventJson;
import picklescope.filter.Field;
import picklescope.python.text.VisibleText;

/** The formats in which events are printed, one line each. */
enum EventText {
  text {
    @Override
    String of(Event event) {
      String sender = Field.SENDER.text(event);
      String address = Field.ADDRESS.text(event);
      String format =
          event instanceof RawNetworkEvent raw && raw.content().isPresent() ? raw.tag() + "  " : "";
      String values = format + Field.DATA.text(event) + "  " + Field.ATTRIBUTES.text(event);
      String dangerous = Field.DANGEROUS.text(event);
      String host = Field.HOST.text(event);
      String from = sender.equals(address) ? sender : sender + " " + address;
      String line =
          "%6s  %s  %-3s  %s  %s  %5s bytes  %s"
              .formatted(
                  Field.NUMBER.text(event),
                  Field.TIME.text(event),
                  Field.DIRECTION.text(event),
                  host.isEmpty() ? from : host + ": " + from,
                  Field.PORT.text(event),
                  Field.SIZE.text(event),
                  values.strip());
      if (!dangerous.isEmpty()) {
        line += "  " + dangerous;
      }
      return VisibleText.line(line);
    }
  },
  json {
    @Override
    String of(Event event) {
      return EventJson.of(event);
    }
  },
  csv {
    @Override
    Optional<String> header() {
      return Optional.of(EventCsv.header());
    }

    @Override
    String of(Event event) {
      return EventCsv.of(event);
    }
  };

  abstract String of(Event event);

  /** Returns the line before the first event, if there is one. */
  Optional<String> header() {
    return Optional.empty();
  }
}
