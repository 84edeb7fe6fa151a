package picklescope.ui.inspect;

import java.util.List;
import javafx.beans.value.ObservableValue;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;
import picklescope.view.inspect.ViewChoices;
import picklescope.view.text.CodeLines;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/** Displays the differences between two messages. */
final class CompareView {
  private static final StyledText HINT =
      StyledText.of(
          "Select two rows of the table (Ctrl+click) to see their differences.", TokenKind.NOTE);

  private final CodeView text;

  CompareView(ObservableValue<CodeStyle> style) {
    text = new CodeView(style);
    text.setId("detail-compare");
    text.setAccessibleText("Differences between the two selected messages");
    clear();
  }

  ViewTabs.View view() {
    return new ViewTabs.View(ViewChoices.COMPARE, "Compare", text);
  }

  void clear() {
    display(List.of(HINT));
  }

  void display(List<StyledText> lines) {
    text.display(CodeLines.of(lines));
  }
}
