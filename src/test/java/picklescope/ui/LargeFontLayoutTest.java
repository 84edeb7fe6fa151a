package picklescope.ui;

import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.Start;

/** The window at each size with the larger fonts, and in each theme. */
@Tag("slow")
class LargeFontLayoutTest extends SizedWindow {
  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 28})
  void nothingIsCutOrOverlaps(int font) throws Exception {
    atEachSize(font);
  }
}
