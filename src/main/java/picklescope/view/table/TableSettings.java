package picklescope.view.table;

import java.util.List;
import picklescope.python.Repr;
import picklescope.settings.ColumnLayout;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/**
 * The columns of a table and the form of its times in the settings.
 *
 * @param settings the settings of all tables
 */
public record TableSettings(SettingsKeeper settings) {
  /** The significant digits of floats in cells before the user chooses others. */
  public static final int USUAL_DIGITS = 4;

  private static final String TIME = "time";
  private static final String LAB_COLUMN = "columnOfLab";
  private static final String DIGITS = "floatDigits";

  /** Returns the columns in their order; empty for the usual ones. */
  public List<ColumnLayout> columns() {
    return settings.get(Settings.COLUMNS);
  }

  /**
   * Records that a column is shown because a lab is watched; the next window hides it. Has no
   * effect if the user shows it anyway.
   */
  public void showForLab(String column) {
    if (columns().stream().noneMatch(one -> one.name().equals(column) && one.shown())) {
      settings.update(old -> old.withEntry(Settings.CHOICES, LAB_COLUMN, column));
    }
  }

  /** Hides the column that a window before has shown because a lab was watched. */
  public void hideOfLab() {
    String column = settings.get(Settings.CHOICES).getOrDefault(LAB_COLUMN, "");
    if (!column.isEmpty()) {
      var hidden =
          columns().stream()
              .map(one ->
                  one.name().equals(column) ? new ColumnLayout(column, one.width(), false) : one)
              .toList();
      settings.update(
          old -> old.with(Settings.COLUMNS, hidden).withEntry(Settings.CHOICES, LAB_COLUMN, ""));
    }
  }

  /** Returns how times are shown; the clock if the settings name no form that exists. */
  public TimeForm timeForm() {
    return TimeForm.named(settings.get(Settings.CHOICES).getOrDefault(TIME, ""))
        .orElse(TimeForm.CLOCK);
  }

  /** Returns the significant digits of floats in cells, 1 to {@link Repr#ALL_DIGITS}. */
  public int floatDigits() {
    String digits = settings.get(Settings.CHOICES).getOrDefault(DIGITS, "");
    return digits.matches("[0-9]{1,2}")
        ? Math.clamp(Integer.parseInt(digits), 1, Repr.ALL_DIGITS)
        : USUAL_DIGITS;
  }

  /** Sets them all. */
  public void save(List<ColumnLayout> columns, TimeForm form, int floatDigits) {
    settings.update(old ->
        old.with(Settings.COLUMNS, columns)
            .withEntry(Settings.CHOICES, TIME, form.id())
            .withEntry(Settings.CHOICES, DIGITS, Integer.toString(floatDigits)));
  }
}
