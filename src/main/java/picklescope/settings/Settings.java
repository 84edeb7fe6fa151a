package picklescope.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picklescope.event.Envelopes;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings that are kept from one start to the next: a value for each {@link Setting}.
 * Immutable; each value is in the range of its setting.
 *
 * <p>A new setting is one constant here: its name in the settings file, default, range and form in
 * JSON.
 */
public final class Settings {
  private static final List<Setting<?>> ALL = new ArrayList<>(); // filled by the constants below

  /** Whether the window is light or dark. */
  public static final Setting<ThemeChoice> THEME =
      add(
          "theme",
          ThemeChoice.SYSTEM,
          Ranges.any(),
          Codec.oneOf(ThemeChoice.values(), ThemeChoice::text));

  /** The font size of the window, in pixels. */
  public static final Setting<Integer> FONT_SIZE = add("fontSize", 13, Ranges.of(8, 40), Codec.INT);

  /** The bounds of the window; empty until it has been shown once. */
  public static final Setting<Optional<WindowBounds>> WINDOW =
      add("window", Optional.empty(), Ranges.any(), Codec.optional(SettingCodecs.WINDOW));

  /** The positions of edges between panes that the user has dragged, as a share or in em. */
  public static final Setting<Map<String, Double>> SPLITS =
      add("splits", Map.of(), Ranges::paneSizes, Codec.map(Codec.NUMBER));

  /** The listening ports in the order in which they are shown. */
  public static final Setting<List<PortSetting>> PORTS =
      add("ports", List.of(PortSetting.DEFAULT), Ranges::ports, Codec.list(SettingCodecs.PORT));

  /** The relays in the order in which they are shown. */
  public static final Setting<List<RelaySetting>> RELAYS =
      add("relays", List.of(), Ranges::relays, Codec.list(SettingCodecs.RELAY));

  /** The passive captures in the order in which they are shown. */
  public static final Setting<List<CaptureSetting>> CAPTURES =
      add("captures", List.of(), Ranges::captures, Codec.list(SettingCodecs.CAPTURE));

  /** The nats-servers to which the window publishes, in the order in which they are shown. */
  public static final Setting<List<PublishSetting>> PUBLISHINGS =
      add("publishings", List.of(), Ranges::publishings, Codec.list(SettingCodecs.PUBLISHING));

  /** The latest destinations as the user wrote them, the latest first. */
  public static final Setting<List<String>> RECENT_DESTINATIONS =
      add("recentDestinations", List.of(), Ranges.latest(20), Codec.list(Codec.TEXT));

  /** The user's names for computers, by IP address. */
  public static final Setting<Map<String, String>> ALIASES =
      add("aliases", Map.of(), Ranges::names, Codec.map(Codec.TEXT));

  /** The table's columns in order; empty for the default ones. */
  public static final Setting<List<ColumnLayout>> COLUMNS =
      add("columns", List.of(), Ranges::columns, Codec.list(SettingCodecs.COLUMN));

  /** The colouring rules; the first that matches a row applies. */
  public static final Setting<List<ColorRule>> COLOR_RULES =
      add("colorRules", ColorRule.defaults(), List::copyOf, Codec.list(SettingCodecs.COLOR_RULE));

  /** The saved filters, in the order of their buttons. */
  public static final Setting<List<SavedFilter>> SAVED_FILTERS =
      add("savedFilters", List.of(), Ranges::filters, Codec.list(SettingCodecs.SAVED_FILTER));

  /** The series of the plot, and how they are drawn. */
  public static final Setting<PlotSetting> PLOT =
      add("plot", PlotSetting.NOTHING, Ranges.any(), SettingCodecs.PLOT);

  /** The saved plots, in the order of their menu. */
  public static final Setting<List<SavedPlot>> SAVED_PLOTS =
      add("savedPlots", List.of(), Ranges::plots, Codec.list(SettingCodecs.SAVED_PLOT));

  /** The alarms about streams, as the user wrote them. */
  public static final Setting<List<String>> ALARMS =
      add("alarms", List.of(), Ranges::texts, Codec.list(Codec.TEXT));

  /** Whether an alarm can be heard. */
  public static final Setting<Boolean> ALARM_SOUND =
      add("alarmSound", false, Ranges.any(), Codec.SWITCH);

  /** The address of the nats-server that was watched last, without the password. */
  public static final Setting<String> LAB_SERVER = add("labServer", "", Ranges.any(), Codec.TEXT);

  /** The paths of the latest capture files, the latest first. */
  public static final Setting<List<String>> RECENT_CAPTURES =
      add("recentCaptures", List.of(), Ranges.latest(10), Codec.list(Codec.TEXT));

  /** The paths of open files and folders of saved sends, in order. */
  public static final Setting<List<String>> OPENED_SENDS =
      add("openedSends", List.of(), Ranges::texts, Codec.list(Codec.TEXT));

  /** The envelopes of the ports. */
  public static final Setting<Envelopes> ENVELOPES =
      add("envelopes", Envelopes.auto(), Ranges.any(), SettingCodecs.ENVELOPES);

  /** Choices in the panes, such as the selected tab, by the name of the choice. */
  public static final Setting<Map<String, String>> CHOICES =
      add("choices", Map.of(), Ranges::copy, Codec.map(Codec.TEXT));

  /** Whether name servers are queried for the names of senders. */
  public static final Setting<Boolean> LOOK_UP_NAMES =
      add("lookUpNames", true, Ranges.any(), Codec.SWITCH);

  /** The size limit of the live capture on disk, in bytes. */
  public static final Setting<Long> JOURNAL_CAP =
      add("journalCapBytes", 4L << 30, Ranges.of(16L << 20, Long.MAX_VALUE), Codec.WHOLE);

  /** Whether what was not saved is kept for the next start when the window is closed. */
  public static final Setting<Boolean> KEEP_SESSION =
      add("keepSession", true, Ranges.any(), Codec.SWITCH);

  /** The address that <em>Help &gt; Look for updates</em> asks. */
  public static final Setting<String> RELEASES_ADDRESS =
      add(
          "releasesAddress",
          "https://api.github.com/repos/picklescope/picklescope/releases/latest",
          Ranges.any(),
          Codec.TEXT);

  private static final Settings DEFAULTS = new Settings(Map.of());

  /** The value of each setting that differs from its default. */
  private final Map<Setting<?>, Object> values;

  private Settings(Map<Setting<?>, Object> values) {
    this.values = values;
  }

  private static <T> Setting<T> add(
      String name, T defaultValue, UnaryOperator<T> range, Codec<T> codec) {
    var setting = new Setting<>(name, defaultValue, range, codec);
    ALL.add(setting);
    return setting;
  }

  /** Returns every setting, in the order of the settings file. */
  static List<Setting<?>> all() {
    return Collections.unmodifiableList(ALL);
  }

  /** Returns the default of each setting. */
  public static Settings defaults() {
    return DEFAULTS;
  }

  /** Returns the value of a setting. */
  @SuppressWarnings("unchecked") // with() accepts only values of its type
  public <T> T get(Setting<T> setting) {
    return (T) values.getOrDefault(setting, setting.defaultValue());
  }

  /** Returns a copy with another value, brought into its range. */
  public <T> Settings with(Setting<T> setting, T value) {
    T inRange = setting.inRange(value);
    var changed = new LinkedHashMap<>(values);
    changed.remove(setting);
    if (!inRange.equals(setting.defaultValue())) {
      changed.put(setting, inRange);
    }
    return new Settings(changed);
  }

  /** Returns a copy in which an item is the first one of a list; it is in the list once. */
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

  /** Reads settings; a value that is missing or has the wrong type is the default. */
  static Settings read(ObjectNode json) {
    var settings = DEFAULTS;
    for (Setting<?> setting : ALL) {
      settings = settings.read(setting, json);
    }
    return settings;
  }

  /** Returns the names of the settings of which not all items are read. */
  static List<String> cut(ObjectNode json) {
    return ALL.stream()
        .map(Setting::name)
        .filter(name -> Codec.isTooLong(json.path(name)))
        .toList();
  }

  private <T> Settings read(Setting<T> setting, ObjectNode json) {
    return with(setting, setting.read(json));
  }

  /**
   * Returns these settings, as another program has changed them, with our changes.
   *
   * @param before the settings before both changes
   */
  Settings merged(Settings before, Settings ours) {
    var merged = this;
    for (Setting<?> setting : ALL) {
      merged = merged.merged(setting, before, ours);
    }
    return merged;
  }

  @SuppressWarnings("unchecked") // a merged value has the type of those that are merged
  private <T> Settings merged(Setting<T> setting, Settings before, Settings ours) {
    return with(setting, (T) Merge.of(before.get(setting), ours.get(setting), get(setting)));
  }

  /**
   * Writes the settings that differ from others, or are missing, into a tree; other fields of the
   * tree stay as they are.
   */
  void write(ObjectNode json, Settings others) {
    for (Setting<?> setting : ALL) {
      if (!json.has(setting.name()) || !get(setting).equals(others.get(setting))) {
        write(setting, json);
      }
    }
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
    write(json, DEFAULTS);
    return json.toString();
  }
}
