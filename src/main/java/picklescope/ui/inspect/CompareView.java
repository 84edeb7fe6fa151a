package picklescope.ui.inspect;

import java.util.List;
import javafx.beans.value.ObservableValue;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;
import picklescope.view.text.CodeLines;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/** What two messages differ in. */
final class CompareView {
  private static final StyledText HOW =
      StyledText.of(
          "Select two rows of the table (Ctrl+click) to see what differs.", TokenKind.NOTE);

  private final CodeView text;

  CompareView(ObservableValue<CodeStyle> style) {
    text = new CodeView(style);
    text.setId("detail-compare");
    text.setAccessibleText("What the two selected messages differ in");
    clear();
  }

  ViewTabs.View view() {
    return new ViewTabs.View("compare", "Compare", text);
  }

  void clear() {
    show(List.of(HOW));
  }

  void show(List<StyledText> lines) {
    text.show(CodeLines.of(lines));
  }
}
