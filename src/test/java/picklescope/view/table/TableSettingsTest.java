package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picklescope.settings.ColumnLayout;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

class TableSettingsTest {
  private final SettingsKeeper keeper = SettingsKeeper.inMemory(Settings.defaults());
  private final TableSettings table = new TableSettings(keeper);

  @Test
  void columnsAndTimesAreKeptTogether() {
    assertEquals(List.of(), table.columns());
    assertEquals(TimeForm.CLOCK, table.timeForm());
    var columns = List.of(new ColumnLayout("size", 80, true));
    table.save(columns, TimeForm.SINCE_START);
    assertEquals(columns, table.columns());
    assertEquals(TimeForm.SINCE_START, table.timeForm());
  }

  @Test
  void aFormOfTimesThatDoesNotExistIsTheClock() {
    keeper.update(old -> old.with(Settings.CHOICES, Map.of("time", "sundial")));
    assertEquals(TimeForm.CLOCK, table.timeForm());
  }

  @Test
  void otherChoicesStay() {
    keeper.update(old -> old.with(Settings.CHOICES, Map.of("tab", "hex")));
    table.save(List.of(), TimeForm.SINCE_PREVIOUS);
    assertEquals("hex", keeper.get(Settings.CHOICES).get("tab"));
  }
}
