package picklescope.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picklescope.event.Envelopes;
import picklescope.net.PortSharing;
import picklescope.net.UdpPort;

/**
 * What Picklescope remembers from one start to the next. Immutable, and always sensible: what is
 * out of range is brought into it, what is no port or no name is left out.
 *
 * @param theme light, dark, or as the system has it
 * @param fontSize in pixels, {@value #MIN_FONT_SIZE} to {@value #MAX_FONT_SIZE}
 * @param window where the window stood; empty until it has been shown once
 * @param splits where panes are divided: the divider's name to its position, 0 to 1
 * @param ports the listening ports in the order in which they are shown
 * @param recentDestinations as the user wrote them, the latest first
 * @param aliases the user's names for computers: IP address to name
 * @param columns the table's columns in order; empty for the usual ones
 * @param colorRules how rows are coloured; the first that fits counts
 * @param savedFilters the filters that the user keeps, in the order of their buttons
 * @param recentCaptures paths of capture files, the latest first
 * @param openedSends paths of files and folders of saved sends that are open, in order
 * @param envelopes how the payloads of ports are laid out
 * @param choices what was chosen in the panes, such as a tab: the choice's name to what was chosen
 * @param lookUpNames whether name servers are asked for the names of senders
 * @param journalCapBytes how much of the live capture is kept on disk, in bytes
 */
public record Settings(
    Theme theme,
    int fontSize,
    Optional<WindowBounds> window,
    Map<String, Double> splits,
    List<Port> ports,
    List<String> recentDestinations,
    Map<String, String> aliases,
    List<Column> columns,
    List<ColorRule> colorRules,
    List<SavedFilter> savedFilters,
    List<String> recentCaptures,
    List<String> openedSends,
    Envelopes envelopes,
    Map<String, String> choices,
    boolean lookUpNames,
    long journalCapBytes) {
  public static final int MIN_FONT_SIZE = 8;
  public static final int MAX_FONT_SIZE = 40;
  public static final int DEFAULT_FONT_SIZE = 13;

  /** How many destinations are remembered. */
  public static final int MAX_RECENT = 20;

  /** How many capture files are remembered. */
  public static final int MAX_RECENT_CAPTURES = 10;

  /** How many filters can be kept. */
  public static final int MAX_SAVED_FILTERS = 50;

  /** How many files and folders of saved sends can be open. */
  public static final int MAX_OPENED = 50;

  /** The least and the usual size of the live capture on disk, in bytes. */
  public static final long MIN_JOURNAL_CAP = 16L << 20;

  public static final long DEFAULT_JOURNAL_CAP = 4L << 30;

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
      x = clamp(x, -100_000, 100_000, 0);
      y = clamp(y, -100_000, 100_000, 0);
      width = clamp(width, 300, 20_000, 1000);
      height = clamp(height, 200, 20_000, 700);
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
      width = clamp(width, 10, 10_000, 100);
    }
  }

  /** Settings brought into range. */
  public Settings {
    fontSize = Math.clamp(fontSize, MIN_FONT_SIZE, MAX_FONT_SIZE);
    splits = positions(splits);
    ports = distinct(ports);
    recentDestinations =
        recentDestinations.stream()
            .filter(text -> !text.isBlank())
            .distinct()
            .limit(MAX_RECENT)
            .toList();
    aliases = names(aliases);
    columns = columns.stream().filter(column -> !column.name().isBlank()).toList();
    colorRules = List.copyOf(colorRules);
    savedFilters =
        savedFilters.stream()
            .filter(saved -> !saved.name().isBlank() && !saved.text().isBlank())
            .distinct()
            .limit(MAX_SAVED_FILTERS)
            .toList();
    recentCaptures =
        recentCaptures.stream()
            .filter(path -> !path.isBlank())
            .distinct()
            .limit(MAX_RECENT_CAPTURES)
            .toList();
    openedSends =
        openedSends.stream().filter(path -> !path.isBlank()).distinct().limit(MAX_OPENED).toList();
    choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    journalCapBytes = Math.max(MIN_JOURNAL_CAP, journalCapBytes);
  }

  /** What a first start has: port {@value UdpPort#DEFAULT}, and the system's theme. */
  public static Settings defaults() {
    return new Settings(
        Theme.SYSTEM,
        DEFAULT_FONT_SIZE,
        Optional.empty(),
        Map.of(),
        List.of(new Port(UdpPort.DEFAULT, true)),
        List.of(),
        Map.of(),
        List.of(),
        ColorRule.usual(),
        List.of(),
        List.of(),
        List.of(),
        Envelopes.auto(),
        Map.of(),
        true,
        DEFAULT_JOURNAL_CAP);
  }

  /** A copy with what the change sets in its draft. */
  private Settings with(Consumer<SettingsDraft> change) {
    var draft = new SettingsDraft(this);
    change.accept(draft);
    return draft.settings();
  }

  public Settings withTheme(Theme newTheme) {
    return with(draft -> draft.theme = newTheme);
  }

  public Settings withFontSize(int newSize) {
    return with(draft -> draft.fontSize = newSize);
  }

  public Settings withWindow(WindowBounds newWindow) {
    return with(draft -> draft.window = Optional.of(newWindow));
  }

  /** With one divider at a new position, 0 to 1. */
  public Settings withSplit(String divider, double position) {
    var newSplits = new LinkedHashMap<>(splits);
    newSplits.put(divider, position);
    return with(draft -> draft.splits = newSplits);
  }

  public Settings withPorts(List<Port> newPorts) {
    return with(draft -> draft.ports = newPorts);
  }

  /** With a destination as the latest one. */
  public Settings withRecentDestination(String destination) {
    var recent = new LinkedHashSet<String>();
    recent.add(destination.strip());
    recent.addAll(recentDestinations);
    return with(draft -> draft.recentDestinations = List.copyOf(recent));
  }

  public Settings withAliases(Map<String, String> newAliases) {
    return with(draft -> draft.aliases = newAliases);
  }

  public Settings withColorRules(List<ColorRule> newRules) {
    return with(draft -> draft.colorRules = newRules);
  }

  public Settings withSavedFilters(List<SavedFilter> newFilters) {
    return with(draft -> draft.savedFilters = newFilters);
  }

  public Settings withColumns(List<Column> newColumns) {
    return with(draft -> draft.columns = newColumns);
  }

  /** With a capture file as the latest one. */
  public Settings withRecentCapture(String path) {
    var recent = new LinkedHashSet<String>();
    recent.add(path);
    recent.addAll(recentCaptures);
    return with(draft -> draft.recentCaptures = List.copyOf(recent));
  }

  /** With other files and folders of saved sends open. */
  public Settings withOpenedSends(List<String> newPaths) {
    return with(draft -> draft.openedSends = newPaths);
  }

  public Settings withEnvelopes(Envelopes newEnvelopes) {
    return with(draft -> draft.envelopes = newEnvelopes);
  }

  /** With one thing chosen. */
  public Settings withChoice(String name, String chosen) {
    var newChoices = new LinkedHashMap<>(choices);
    newChoices.put(name, chosen);
    return with(draft -> draft.choices = newChoices);
  }

  public Settings withLookUpNames(boolean on) {
    return with(draft -> draft.lookUpNames = on);
  }

  public Settings withJournalCapBytes(long newCap) {
    return with(draft -> draft.journalCapBytes = newCap);
  }

  private static double clamp(double value, double min, double max, double otherwise) {
    return Double.isFinite(value) ? Math.clamp(value, min, max) : otherwise;
  }

  private static Map<String, Double> positions(Map<String, Double> splits) {
    var kept = new LinkedHashMap<String, Double>();
    splits.forEach((divider, position) -> kept.put(divider, clamp(position, 0, 1, 0.5)));
    return Collections.unmodifiableMap(kept);
  }

  private static List<Port> distinct(List<Port> ports) {
    var byNumber = new LinkedHashMap<Integer, Port>();
    for (Port port : ports) {
      if (port.number() >= 1 && port.number() <= 65_535) {
        byNumber.putIfAbsent(port.number(), port);
      }
    }
    return List.copyOf(byNumber.values());
  }

  private static Map<String, String> names(Map<String, String> aliases) {
    var kept = new LinkedHashMap<String, String>();
    aliases.forEach((address, name) -> {
      if (!address.isBlank() && !name.isBlank()) {
        kept.put(address.strip(), name.strip());
      }
    });
    return Collections.unmodifiableMap(kept);
  }
}
