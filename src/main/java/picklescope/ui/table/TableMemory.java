package picklescope.ui.table;

import picklescope.session.SettingsKeeper;
import picklescope.view.table.TimeForm;

/** Keeps the columns of a table, and how its times are said, in the settings. */
public final class TableMemory {
  private static final String TIME = "time";

  private TableMemory() {}

  /** Makes the table as it was remembered, and remembers what is changed from now on. */
  public static void install(EventTable table, SettingsKeeper settings) {
    table.columns().restore(settings.get().columns());
    TimeForm.named(settings.get().choices().getOrDefault(TIME, "")).ifPresent(table::setTimeForm);
    table
        .columns()
        .onChange(() ->
            settings.update(old ->
                old.withColumns(table.columns().layout()).withChoice(TIME, table.timeForm().id())));
  }
}
