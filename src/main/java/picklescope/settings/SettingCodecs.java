package picklescope.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.PortSender;
import picklescope.net.NetworkException;
import picklescope.net.PortSharing;
import picklescope.net.PortSpec;
import picklescope.python.source.SourceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The forms of the types of settings in the settings file. */
final class SettingCodecs {
  private static final Codec<ColorRule.Color> COLOR =
      Codec.oneOf(ColorRule.Color.values(), ColorRule.Color::text);

  static final Codec<WindowBounds> WINDOW =
      object(
          json ->
              new WindowBounds(
                  field(json, "x", Codec.NUMBER, 0.0),
                  field(json, "y", Codec.NUMBER, 0.0),
                  field(json, "width", Codec.NUMBER, 0.0),
                  field(json, "height", Codec.NUMBER, 0.0),
                  field(json, "maximized", Codec.SWITCH, false)),
          bounds ->
              Codec.object()
                  .put("x", bounds.x())
                  .put("y", bounds.y())
                  .put("width", bounds.width())
                  .put("height", bounds.height())
                  .put("maximized", bounds.maximized()));

  private static final Codec<PortSpec> PORT_SPEC =
      Codec.TEXT.as(SettingCodecs::portSpec, PortSpec::text);

  static final Codec<PortSetting> PORT =
      object(
          json ->
              new PortSetting(
                  field(
                      json, "opened", PORT_SPEC, PortSpec.of(field(json, "number", Codec.INT, 0))),
                  field(json, "on", Codec.SWITCH, true),
                  PortSharing.of(field(json, "sharing", Codec.TEXT, ""))
                      .orElse(PortSharing.EXCLUSIVE)),
          port -> {
            var json =
                Codec.object()
                    .put("number", port.number())
                    .put("on", port.on())
                    .put("sharing", port.sharing().text());
            return port.port().isPlain() ? json : json.put("opened", port.port().text());
          });

  private static final Codec<FaultSetting> FAULTS =
      object(
          json ->
              new FaultSetting(
                  field(json, "loss", Codec.NUMBER, 0.0),
                  field(json, "duplicates", Codec.NUMBER, 0.0),
                  field(json, "reordering", Codec.NUMBER, 0.0),
                  field(json, "delayMillis", Codec.NUMBER, 0.0),
                  field(json, "jitterMillis", Codec.NUMBER, 0.0),
                  field(json, "rate", Codec.NUMBER, 0.0),
                  field(json, "seed", Codec.WHOLE, FaultSetting.NONE.seed()),
                  field(json, "when", Codec.TEXT, "")),
          faults ->
              Codec.object()
                  .put("loss", faults.loss())
                  .put("duplicates", faults.duplicates())
                  .put("reordering", faults.reordering())
                  .put("delayMillis", faults.delayMillis())
                  .put("jitterMillis", faults.jitterMillis())
                  .put("rate", faults.rate())
                  .put("seed", faults.seed())
                  .put("when", faults.when()));

  static final Codec<RelaySetting> RELAY =
      object(
          json ->
              new RelaySetting(
                  field(json, "port", Codec.INT, 0),
                  field(json, "targets", Codec.list(Codec.TEXT), List.of()),
                  field(json, "vizardAnswers", Codec.SWITCH, false),
                  field(json, "faults", FAULTS, FaultSetting.NONE),
                  field(json, "rules", Codec.list(Codec.TEXT), List.of()),
                  field(json, "on", Codec.SWITCH, false)),
          relay -> {
            var json = Codec.object().put("port", relay.port());
            json.set("targets", Codec.list(Codec.TEXT).write().apply(relay.targets()));
            json.put("vizardAnswers", relay.vizardAnswers());
            json.set("faults", FAULTS.write().apply(relay.faults()));
            json.set("rules", Codec.list(Codec.TEXT).write().apply(relay.rules()));
            return json.put("on", relay.on());
          });

  static final Codec<CaptureSetting> CAPTURE =
      object(
          json ->
              new CaptureSetting(
                  field(json, "interface", Codec.TEXT, ""),
                  field(json, "ports", Codec.list(Codec.INT), List.of()),
                  field(json, "on", Codec.SWITCH, false)),
          capture -> {
            var json = Codec.object().put("interface", capture.networkInterface());
            json.set("ports", Codec.list(Codec.INT).write().apply(capture.ports()));
            return json.put("on", capture.on());
          });

  static final Codec<PublishSetting> PUBLISHING =
      object(
          json ->
              new PublishSetting(
                  field(json, "server", Codec.TEXT, ""),
                  field(json, "name", Codec.TEXT, ""),
                  field(json, "on", Codec.SWITCH, false)),
          one ->
              Codec.object()
                  .put("server", one.server())
                  .put("name", one.host())
                  .put("on", one.on()));

  static final Codec<ColumnLayout> COLUMN =
      object(
          json ->
              new ColumnLayout(
                  field(json, "name", Codec.TEXT, ""),
                  field(json, "width", Codec.NUMBER, 0.0),
                  field(json, "shown", Codec.SWITCH, true)),
          column ->
              Codec.object()
                  .put("name", column.name())
                  .put("width", column.width())
                  .put("shown", column.shown()));

  static final Codec<ColorRule> COLOR_RULE =
      new Codec<>(
          json ->
              Codec.TEXT
                  .read()
                  .apply(json.path("filter"))
                  .map(filter ->
                      new ColorRule(
                          filter,
                          field(json, "color", COLOR, ColorRule.Color.GRAY),
                          field(json, "glyph", Codec.TEXT, ""),
                          field(json, "on", Codec.SWITCH, true))),
          rule ->
              Codec.object()
                  .put("filter", rule.filter())
                  .put("color", rule.color().text())
                  .put("glyph", rule.glyph())
                  .put("on", rule.on()));

  static final Codec<SavedFilter> SAVED_FILTER =
      object(
          json -> {
            String text = field(json, "text", Codec.TEXT, "");
            return new SavedFilter(field(json, "name", Codec.TEXT, text), text);
          },
          saved -> Codec.object().put("name", saved.name()).put("text", saved.text()));

  private static final Codec<PlottedSeries> PLOTTED_SERIES =
      object(
          json ->
              new PlottedSeries(
                  field(json, "text", Codec.TEXT, ""),
                  field(json, "right", Codec.SWITCH, false),
                  field(json, "marks", Codec.SWITCH, false),
                  field(json, "shown", Codec.SWITCH, true)),
          series ->
              Codec.object()
                  .put("text", series.text())
                  .put("right", series.right())
                  .put("marks", series.marks())
                  .put("shown", series.shown()));

  static final Codec<PlotSetting> PLOT =
      object(
          json ->
              new PlotSetting(
                  field(json, "series", Codec.list(PLOTTED_SERIES), List.of()),
                  field(json, "stacked", Codec.SWITCH, false),
                  field(json, "seconds", Codec.NUMBER, PlotSetting.NOTHING.seconds())),
          plot -> {
            var json = Codec.object();
            json.set("series", Codec.list(PLOTTED_SERIES).write().apply(plot.series()));
            return json.put("stacked", plot.stacked()).put("seconds", plot.seconds());
          });

  static final Codec<SavedPlot> SAVED_PLOT =
      object(
          json ->
              new SavedPlot(
                  field(json, "name", Codec.TEXT, ""),
                  field(json, "plot", PLOT, PlotSetting.NOTHING)),
          saved -> {
            var json = Codec.object().put("name", saved.name());
            json.set("plot", PLOT.write().apply(saved.plot()));
            return json;
          });

  static final Codec<Envelopes> ENVELOPES =
      Codec.map(Codec.TEXT).as(ports -> Optional.of(envelopes(ports)), SettingCodecs::texts);

  private SettingCodecs() {}

  private static <T> Codec<T> object(Function<JsonNode, T> read, Function<T, ObjectNode> write) {
    return new Codec<>(
        json -> json.isObject() ? Optional.of(read.apply(json)) : Optional.empty(), write::apply);
  }

  private static <T> T field(JsonNode json, String name, Codec<T> codec, T otherwise) {
    return codec.read().apply(json.path(name)).orElse(otherwise);
  }

  private static Optional<PortSpec> portSpec(String text) {
    try {
      return Optional.of(PortSpec.parse(text).getFirst());
    } catch (NetworkException e) {
      return Optional.empty();
    }
  }

  private static Envelopes envelopes(Map<String, String> texts) {
    var ports = new LinkedHashMap<Integer, Envelope>();
    var senders = new LinkedHashMap<PortSender, Envelope>();
    texts.forEach((key, text) -> {
      try {
        var envelope = Envelope.of(text);
        var sender = PortSender.of(key);
        if (sender.isPresent()) {
          senders.put(sender.get(), envelope);
        } else {
          ports.put(Integer.valueOf(key), envelope);
        }
      } catch (NumberFormatException | SourceException e) {
        // As everything that cannot be read: the default.
      }
    });
    return new Envelopes(Envelope.auto(), ports, senders);
  }

  private static Map<String, String> texts(Envelopes envelopes) {
    var texts = new LinkedHashMap<String, String>();
    envelopes.ports().forEach((port, envelope) -> texts.put(port.toString(), envelope.text()));
    envelopes.senders().forEach((sender, envelope) -> texts.put(sender.text(), envelope.text()));
    return texts;
  }
}
