package picklescope.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picklescope.event.Envelopes;
import picklescope.net.PortSharing;
import picklescope.net.UdpPort;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Picklescope remembers from one start to the next: a value for each {@link Setting}.
 * Immutable, and always sensible: what is out of range is brought into it, what is no port or no
 * name is left out.
 */
public final class Settings {
  private static final List<Setting<?>> ALL = new ArrayList<>(); // complete below, in this order

  /** Light, dark, or as the system has it. */
  public static final Setting<Theme> THEME =
      add("theme", Theme.SYSTEM, Ranges.any(), Codec.oneOf(Theme.values(), Theme::text));

  /** In pixels. */
  public static final Setting<Integer> FONT_SIZE = add("fontSize", 13, Ranges.of(8, 40), Codec.INT);

  /** Where the window stood; empty until it has been shown once. */
  public static final Setting<Optional<WindowBounds>> WINDOW =
      add("window", Optional.empty(), Ranges.any(), Codec.optional(SettingCodecs.WINDOW).kept());

  /** Where panes are divided: the divider's name to its position, 0 to 1. */
  public static final Setting<Map<String, Double>> SPLITS =
      add("splits", Map.of(), Ranges::shares, Codec.map(Codec.NUMBER).kept());

  /** The listening ports in the order in which they are shown. */
  public static final Setting<List<Port>> PORTS =
      add("ports", List.of(Port.USUAL), Ranges::ports, Codec.list(SettingCodecs.PORT));

  /** As the user wrote them, the latest first. */
  public static final Setting<List<String>> RECENT_DESTINATIONS =
      add("recentDestinations", List.of(), Ranges.texts(20), Codec.list(Codec.TEXT));

  /** The user's names for computers: IP address to name. */
  public static final Setting<Map<String, String>> ALIASES =
      add("aliases", Map.of(), Ranges::names, Codec.map(Codec.TEXT));

  /** The table's columns in order; empty for the usual ones. */
  public static final Setting<List<Column>> COLUMNS =
      add("columns", List.of(), Ranges::columns, Codec.list(SettingCodecs.COLUMN));

  /** How rows are coloured; the first that fits counts. */
  public static final Setting<List<ColorRule>> COLOR_RULES =
      add("colorRules", ColorRule.usual(), List::copyOf, Codec.list(SettingCodecs.COLOR_RULE));

  /** The filters that the user keeps, in the order of their buttons. */
  public static final Setting<List<SavedFilter>> SAVED_FILTERS =
      add("savedFilters", List.of(), Ranges::filters, Codec.list(SettingCodecs.SAVED_FILTER));

  /** Paths of capture files, the latest first. */
  public static final Setting<List<String>> RECENT_CAPTURES =
      add("recentCaptures", List.of(), Ranges.texts(10), Codec.list(Codec.TEXT));

  /** Paths of files and folders of saved sends that are open, in order. */
  public static final Setting<List<String>> OPENED_SENDS =
      add("openedSends", List.of(), Ranges.texts(50), Codec.list(Codec.TEXT));

  /** How the payloads of ports are laid out. */
  public static final Setting<Envelopes> ENVELOPES =
      add("envelopes", Envelopes.auto(), Ranges.any(), SettingCodecs.ENVELOPES);

  /** What was chosen in the panes, such as a tab: the choice's name to what was chosen. */
  public static final Setting<Map<String, String>> CHOICES =
      add("choices", Map.of(), Ranges::copy, Codec.map(Codec.TEXT).kept());

  /** Whether name servers are asked for the names of senders. */
  public static final Setting<Boolean> LOOK_UP_NAMES =
      add("lookUpNames", true, Ranges.any(), Codec.SWITCH);

  /** How much of the live capture is kept on disk, in bytes. */
  public static final Setting<Long> JOURNAL_CAP =
      add("journalCapBytes", 4L << 30, Ranges.of(16L << 20, Long.MAX_VALUE), Codec.WHOLE);

  /** Light or dark. */
  public enum Theme {
    LIGHT,
    DARK,
    /** As the system has it. */
    SYSTEM;

    /** As the settings file says it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where the window stands when it is not maximized, in pixels of the screen. */
  public record WindowBounds(double x, double y, double width, double height, boolean maximized) {
    /** Bounds whose size a screen can have. */
    public WindowBounds {
      x = Ranges.clamp(x, -100_000, 100_000, 0);
      y = Ranges.clamp(y, -100_000, 100_000, 0);
      width = Ranges.clamp(width, 300, 20_000, 1000);
      height = Ranges.clamp(height, 200, 20_000, 700);
    }
  }

  /**
   * A listening port.
   *
   * @param number 1 to 65535
   * @param on whether we listen on it when we start
   * @param sharing whether other programs may have it too
   */
  public record Port(int number, boolean on, PortSharing sharing) {
    static final Port USUAL = new Port(UdpPort.DEFAULT, true);

    /** A port that is ours alone. */
    public Port(int number, boolean on) {
      this(number, on, PortSharing.EXCLUSIVE);
    }
  }

  /**
   * A column of the table.
   *
   * @param name a field's name, or an expression
   * @param width in pixels
   * @param shown whether it is shown
   */
  public record Column(String name, double width, boolean shown) {
    /** A column that can be seen. */
    public Column {
      width = Ranges.clamp(width, 10, 10_000, 100);
    }
  }

  private static final Settings DEFAULTS = new Settings(Map.of());

  /** The value of each setting that is not as usual. */
  private final Map<Setting<?>, Object> values;

  private Settings(Map<Setting<?>, Object> values) {
    this.values = values;
  }

  private static <T> Setting<T> add(String name, T usual, UnaryOperator<T> range, Codec<T> codec) {
    var setting = new Setting<>(name, usual, range, codec);
    ALL.add(setting);
    return setting;
  }

  /** Returns every setting, in the order of the settings file. */
  static List<Setting<?>> all() {
    return Collections.unmodifiableList(ALL);
  }

  /** What a first start has: port {@value UdpPort#DEFAULT}, and the system's theme. */
  public static Settings defaults() {
    return DEFAULTS;
  }

  /** Returns the value of a setting. */
  @SuppressWarnings("unchecked") // with() lets in no value of another type
  public <T> T get(Setting<T> setting) {
    return (T) values.getOrDefault(setting, setting.usual());
  }

  /** Returns a copy with another value, brought into its range. */
  public <T> Settings with(Setting<T> setting, T value) {
    T inRange = setting.inRange(value);
    var changed = new LinkedHashMap<>(values);
    changed.remove(setting);
    if (!inRange.equals(setting.usual())) {
      changed.put(setting, inRange);
    }
    return new Settings(changed);
  }

  /** Returns a copy with an item as the first one of a list. */
  public <T> Settings withFirst(Setting<List<T>> setting, T item) {
    var all = new LinkedHashSet<T>();
    all.add(item);
    all.addAll(get(setting));
    return with(setting, List.copyOf(all));
  }

  /** Returns a copy with an entry in a map. */
  public <T> Settings withEntry(Setting<Map<String, T>> setting, String name, T value) {
    var all = new LinkedHashMap<>(get(setting));
    all.put(name, value);
    return with(setting, all);
  }

  /** Reads settings: what is missing or of the wrong kind is as in the defaults. */
  static Settings read(ObjectNode json) {
    var settings = DEFAULTS;
    for (Setting<?> setting : ALL) {
      settings = settings.read(setting, json);
    }
    return settings;
  }

  private <T> Settings read(Setting<T> setting, ObjectNode json) {
    return with(setting, setting.read(json));
  }

  /** Sets our fields in a tree; the fields that we do not know stay in it. */
  void write(ObjectNode json) {
    ALL.forEach(setting -> write(setting, json));
  }

  private <T> void write(Setting<T> setting, ObjectNode json) {
    setting.write(get(setting), json);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings settings && values.equals(settings.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    var json = Codec.object();
    write(json);
    return json.toString();
  }
}
