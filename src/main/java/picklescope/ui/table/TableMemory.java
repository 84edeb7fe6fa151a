package picklescope.ui.table;

import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.view.table.TimeForm;

/** Keeps the columns of a table, and how its times are said, in the settings. */
public final class TableMemory {
  private static final String TIME = "time";

  private TableMemory() {}

  /** Makes the table as it was remembered, and remembers what is changed from now on. */
  public static void install(EventTable table, SettingsKeeper settings) {
    table.columns().restore(settings.get(Settings.COLUMNS));
    TimeForm.named(settings.get(Settings.CHOICES).getOrDefault(TIME, ""))
        .ifPresent(table::setTimeForm);
    table
        .columns()
        .onChange(() ->
            settings.update(old ->
                old.with(Settings.COLUMNS, table.columns().layout())
                    .withEntry(Settings.CHOICES, TIME, table.model().timeForm().id())));
  }
}
