package picklescope.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.event.Envelopes;

/** Settings being changed: the one place that copies them field by field. */
final class SettingsDraft {
  Settings.Theme theme;
  int fontSize;
  Optional<Settings.WindowBounds> window;
  Map<String, Double> splits;
  List<Settings.Port> ports;
  List<String> recentDestinations;
  Map<String, String> aliases;
  List<Settings.Column> columns;
  List<ColorRule> colorRules;
  List<SavedFilter> savedFilters;
  List<String> recentCaptures;
  List<String> openedSends;
  Envelopes envelopes;
  Map<String, String> choices;
  boolean lookUpNames;
  long journalCapBytes;

  SettingsDraft(Settings from) {
    theme = from.theme();
    fontSize = from.fontSize();
    window = from.window();
    splits = from.splits();
    ports = from.ports();
    recentDestinations = from.recentDestinations();
    aliases = from.aliases();
    columns = from.columns();
    colorRules = from.colorRules();
    savedFilters = from.savedFilters();
    recentCaptures = from.recentCaptures();
    openedSends = from.openedSends();
    envelopes = from.envelopes();
    choices = from.choices();
    lookUpNames = from.lookUpNames();
    journalCapBytes = from.journalCapBytes();
  }

  Settings settings() {
    return new Settings(
        theme,
        fontSize,
        window,
        splits,
        ports,
        recentDestinations,
        aliases,
        columns,
        colorRules,
        savedFilters,
        recentCaptures,
        openedSends,
        envelopes,
        choices,
        lookUpNames,
        journalCapBytes);
  }
}
