package picklescope.ui;

import java.util.function.Consumer;
import picklescope.settings.ColorRule;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.filter.FilterBar;
import picklescope.ui.table.EventTable;
import picklescope.ui.table.FindBar;
import picklescope.ui.text.ClipboardText;
import picklescope.view.table.RowColors;
import picklescope.view.table.RowRules;
import picklescope.view.value.FilterChange;
import picklescope.view.value.ValueActions;

/**
 * What is done with a chosen value: filters, finds and colours rows of a table, and adds columns.
 *
 * @param plotter plots an expression
 * @param report shows the user a short message
 */
record EventsActions(
    EventTable table,
    FilterBar filterBar,
    FindBar findBar,
    SettingsKeeper settings,
    Consumer<String> plotter,
    Consumer<String> report)
    implements ValueActions {
  @Override
  public void filter(FilterChange change, String condition) {
    filterBar.write(change.apply(filterBar.filter(), condition));
  }

  @Override
  public boolean isFiltered() {
    return !filterBar.filter().text().isBlank();
  }

  @Override
  public void addColumn(String path) {
    boolean added = table.columns().add(path);
    report.accept((added ? "Column added: " : "Not a column: ") + path);
  }

  @Override
  public void plot(String path) {
    plotter.accept(path);
  }

  @Override
  public void color(String condition) {
    var rules = RowColors.with(settings.get(Settings.COLOR_RULES), condition);
    settings.update(old -> old.with(Settings.COLOR_RULES, rules));
    table.colorBy(RowRules.of(rules));
    ColorRule rule = rules.getFirst();
    report.accept(
        "Coloured %s. Repeat for another colour; see View > Colours"
            .formatted(rule.color().word()));
  }

  @Override
  public void findNext(String condition) {
    findBar.findNext(condition);
  }

  @Override
  public boolean endFind() {
    return findBar.end();
  }

  @Override
  public void copy(String text) {
    ClipboardText.copy(text);
    report.accept("Copied " + text);
  }

  @Override
  public void refuse() {
    report.accept("A filter cannot read this value, or cannot compare it.");
  }
}
