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
    assertEquals(4, table.floatDigits());
    table.save(columns, TimeForm.SINCE_START, 6);
    assertEquals(6, table.floatDigits());
    assertEquals(columns, table.columns());
    assertEquals(TimeForm.SINCE_START, table.timeForm());
  }

  @Test
  void aFormOfTimesThatDoesNotExistIsTheClock() {
    keeper.update(old -> old.with(Settings.CHOICES, Map.of("time", "sundial")));
    assertEquals(TimeForm.CLOCK, table.timeForm());
  }

  @Test
  void anyNumberOfDigitsThatAFloatCannotHaveIsBroughtIntoRange() {
    for (var wrong : Map.of("many", 4, "0", 1, "99", 17, "-3", 4, "100", 4).entrySet()) {
      keeper.update(old -> old.withEntry(Settings.CHOICES, "floatDigits", wrong.getKey()));
      assertEquals(wrong.getValue(), table.floatDigits(), wrong.getKey());
    }
  }

  @Test
  void otherChoicesStay() {
    keeper.update(old -> old.with(Settings.CHOICES, Map.of("tab", "hex")));
    table.save(List.of(), TimeForm.SINCE_PREVIOUS, 4);
    assertEquals("hex", keeper.get(Settings.CHOICES).get("tab"));
  }

  @Test
  void aColumnThatWasShownForALabIsHiddenInTheNextWindow() {
    var others = new ColumnLayout("size", 80, true);
    table.save(List.of(others, new ColumnLayout("host", 70, false)), TimeForm.CLOCK, 4);
    table.showForLab("host");
    table.save(List.of(others, new ColumnLayout("host", 70, true)), TimeForm.CLOCK, 4);
    table.hideOfLab();
    assertEquals(List.of(others, new ColumnLayout("host", 70, false)), table.columns());
    // The user shows it.
    var own = List.of(others, new ColumnLayout("host", 70, true));
    table.save(own, TimeForm.CLOCK, 4);
    table.showForLab("host");
    table.hideOfLab();
    assertEquals(own, table.columns());
  }
}
