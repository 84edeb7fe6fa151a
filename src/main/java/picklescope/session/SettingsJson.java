package picklescope.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.net.PortSharing;
import picklescope.python.SourceException;
import picklescope.session.Settings.Column;
import picklescope.session.Settings.Port;
import picklescope.session.Settings.Theme;
import picklescope.session.Settings.WindowBounds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Settings as a JSON tree. What is missing or of the wrong kind is as in the defaults. */
final class SettingsJson {
  private SettingsJson() {}

  static Settings read(JsonNode json) {
    var usual = Settings.defaults();
    return new Settings(
        theme(json.path("theme"), usual.theme()),
        json.path("fontSize").asInt(usual.fontSize()),
        window(json.path("window")),
        map(json.path("splits"), node -> node.isNumber() ? Optional.of(node.asDouble()) : empty()),
        json.path("ports").isArray() ? ports(json.path("ports")) : usual.ports(),
        list(json.path("recentDestinations"), SettingsJson::text),
        map(json.path("aliases"), SettingsJson::text),
        list(json.path("columns"), SettingsJson::column),
        json.path("colorRules").isArray()
            ? list(json.path("colorRules"), SettingsJson::colorRule)
            : usual.colorRules(),
        list(json.path("savedFilters"), SettingsJson::savedFilter),
        list(json.path("recentCaptures"), SettingsJson::text),
        list(json.path("openedSends"), SettingsJson::text),
        envelopes(json.path("envelopes")),
        map(json.path("choices"), SettingsJson::text),
        json.path("lookUpNames").asBoolean(usual.lookUpNames()),
        json.path("journalCapBytes").asLong(usual.journalCapBytes()));
  }

  /** Sets our fields in a tree; the fields that we do not know stay in it. */
  static void write(Settings settings, ObjectNode json) {
    json.put("theme", settings.theme().text());
    json.put("fontSize", settings.fontSize());
    settings
        .window()
        .ifPresent(window -> {
          var node = object(json, "window");
          node.put("x", window.x());
          node.put("y", window.y());
          node.put("width", window.width());
          node.put("height", window.height());
          node.put("maximized", window.maximized());
        });
    settings.splits().forEach(object(json, "splits")::put);
    var ports = json.putArray("ports");
    for (Port port : settings.ports()) {
      ports
          .addObject()
          .put("number", port.number())
          .put("on", port.on())
          .put("sharing", port.sharing().text());
    }
    var recent = json.putArray("recentDestinations");
    settings.recentDestinations().forEach(recent::add);
    var aliases = json.putObject("aliases");
    settings.aliases().forEach(aliases::put);
    var rules = json.putArray("colorRules");
    settings.colorRules().forEach(rule -> write(rule, rules.addObject()));
    var columns = json.putArray("columns");
    for (Column column : settings.columns()) {
      columns
          .addObject()
          .put("name", column.name())
          .put("width", column.width())
          .put("shown", column.shown());
    }
    var filters = json.putArray("savedFilters");
    for (SavedFilter saved : settings.savedFilters()) {
      filters.addObject().put("name", saved.name()).put("text", saved.text());
    }
    var captures = json.putArray("recentCaptures");
    settings.recentCaptures().forEach(captures::add);
    var opened = json.putArray("openedSends");
    settings.openedSends().forEach(opened::add);
    var envelopes = json.putObject("envelopes");
    settings
        .envelopes()
        .ports()
        .forEach((port, envelope) -> envelopes.put(port.toString(), envelope.text()));
    settings.choices().forEach(object(json, "choices")::put);
    json.put("lookUpNames", settings.lookUpNames());
    json.put("journalCapBytes", settings.journalCapBytes());
  }

  /** The object in a field; a new one in place of anything else. */
  private static ObjectNode object(ObjectNode json, String field) {
    return json.get(field) instanceof ObjectNode there ? there : json.putObject(field);
  }

  private static Theme theme(JsonNode json, Theme otherwise) {
    for (Theme theme : Theme.values()) {
      if (json.isString() && theme.text().equalsIgnoreCase(json.stringValue())) {
        return theme;
      }
    }
    return otherwise;
  }

  private static Optional<WindowBounds> window(JsonNode json) {
    if (!json.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new WindowBounds(
            json.path("x").asDouble(0),
            json.path("y").asDouble(0),
            json.path("width").asDouble(0),
            json.path("height").asDouble(0),
            json.path("maximized").asBoolean(false)));
  }

  private static List<Port> ports(JsonNode json) {
    return list(
        json,
        node ->
            Optional.of(
                new Port(
                    node.path("number").asInt(0),
                    node.path("on").asBoolean(true),
                    sharing(node.path("sharing")))));
  }

  private static PortSharing sharing(JsonNode json) {
    return text(json).flatMap(PortSharing::of).orElse(PortSharing.EXCLUSIVE);
  }

  private static Optional<Column> column(JsonNode json) {
    return text(json.path("name"))
        .map(name ->
            new Column(name, json.path("width").asDouble(100), json.path("shown").asBoolean(true)));
  }

  private static Envelopes envelopes(JsonNode json) {
    var ports = new LinkedHashMap<Integer, Envelope>();
    map(json, SettingsJson::text)
        .forEach((port, text) -> {
          try {
            ports.put(Integer.valueOf(port), Envelope.of(text));
          } catch (NumberFormatException | SourceException e) {
            // As everything that cannot be read: as in the defaults.
          }
        });
    return new Envelopes(Envelope.auto(), ports);
  }

  private static Optional<ColorRule> colorRule(JsonNode json) {
    return text(json.path("filter"))
        .map(filter ->
            new ColorRule(
                filter,
                color(json.path("color")),
                text(json.path("glyph")).orElse(""),
                json.path("on").asBoolean(true)));
  }

  private static ColorRule.Color color(JsonNode json) {
    for (ColorRule.Color color : ColorRule.Color.values()) {
      if (text(json).filter(color.text()::equalsIgnoreCase).isPresent()) {
        return color;
      }
    }
    return ColorRule.Color.GRAY;
  }

  private static void write(ColorRule rule, ObjectNode json) {
    json.put("filter", rule.filter());
    json.put("color", rule.color().text());
    json.put("glyph", rule.glyph());
    json.put("on", rule.on());
  }

  private static Optional<SavedFilter> savedFilter(JsonNode json) {
    return text(json.path("text"))
        .map(text -> new SavedFilter(text(json.path("name")).orElse(text), text));
  }

  private static Optional<String> text(JsonNode json) {
    return json.isString() ? Optional.of(json.stringValue()) : Optional.empty();
  }

  private static <T> Optional<T> empty() {
    return Optional.empty();
  }

  private static <T> List<T> list(JsonNode json, Function<JsonNode, Optional<T>> item) {
    var items = new ArrayList<T>();
    if (json.isArray()) {
      json.forEach(node -> item.apply(node).ifPresent(items::add));
    }
    return items;
  }

  private static <T> Map<String, T> map(JsonNode json, Function<JsonNode, Optional<T>> value) {
    var map = new LinkedHashMap<String, T>();
    if (json.isObject()) {
      json.forEachEntry((key, node) -> value.apply(node).ifPresent(v -> map.put(key, v)));
    }
    return map;
  }

  static ObjectNode emptyObject() {
    return JsonNodeFactory.instance.objectNode();
  }
}
