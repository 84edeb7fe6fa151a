package picklescope.view.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

class RecentCapturesTest {
  @Test
  void theLatestIsTheFirstAndNoneIsThereTwice() {
    var recent = new RecentCaptures(SettingsKeeper.inMemory(Settings.defaults()));
    var one = Path.of("one.pcapng").toAbsolutePath();
    var two = Path.of("two.pcapng").toAbsolutePath();
    recent.add(one);
    recent.add(two);
    recent.add(Path.of("one.pcapng"));
    assertEquals(List.of(one.toString(), two.toString()), recent.list());
  }
}
