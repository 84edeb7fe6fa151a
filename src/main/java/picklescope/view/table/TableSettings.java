package picklescope.view.table;

import java.util.List;
import picklescope.settings.ColumnLayout;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/**
 * The columns of a table and the form of its times in the settings.
 *
 * @param settings the settings of all tables
 */
public record TableSettings(SettingsKeeper settings) {
  private static final String TIME = "time";

  /** Returns the columns in their order; empty for the usual ones. */
  public List<ColumnLayout> columns() {
    return settings.get(Settings.COLUMNS);
  }

  /** Returns how times are shown; the clock if the settings name no form that exists. */
  public TimeForm timeForm() {
    return TimeForm.named(settings.get(Settings.CHOICES).getOrDefault(TIME, ""))
        .orElse(TimeForm.CLOCK);
  }

  /** Sets both. */
  public void save(List<ColumnLayout> columns, TimeForm form) {
    settings.update(
        old -> old.with(Settings.COLUMNS, columns).withEntry(Settings.CHOICES, TIME, form.id()));
  }
}
