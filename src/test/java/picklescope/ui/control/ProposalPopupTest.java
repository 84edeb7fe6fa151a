package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;

/** Proposals that come while one of them is being chosen. */
@ExtendWith(ApplicationExtension.class)
class ProposalPopupTest {
  private final List<String> taken = new ArrayList<>();
  private TextField field;
  private ProposalPopup<String> popup;

  @Start
  void start(Stage stage) {
    field = new TextField("f");
    stage.setScene(new Scene(new StackPane(field), 300, 200));
    stage.show();
    field.requestFocus();
    popup =
        new ProposalPopup<>(
            field,
            "proposals",
            proposal -> new ProposalPopup.Item(proposal, ""),
            () -> new Point2D(10, 30),
            taken::add);
  }

  @AfterEach
  void close() {
    WindowHarness.fx(popup::hide);
  }

  private boolean press(KeyCode code) {
    return popup.handleKey(
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  @Test
  void whatIsChosenStaysChosenWhenMoreIsKnown() {
    WindowHarness.await("the keyboard", field::isFocused);
    WindowHarness.fx(() -> {
      popup.show(List.of("foo", "format"));
      assertTrue(press(KeyCode.DOWN));
      popup.show(List.of("far", "foo", "format"));
      assertTrue(press(KeyCode.ENTER));
    });
    assertEquals(List.of("foo"), taken);
  }

  /** A list without a null refuses to look for one. */
  @Test
  void theSameProposalsAreShownAgainWhileNothingIsChosen() {
    WindowHarness.await("the keyboard", field::isFocused);
    WindowHarness.fx(() -> {
      popup.show(List.of("foo", "format"));
      popup.show(List.of("foo", "format"));
      assertFalse(press(KeyCode.ENTER));
    });
    assertEquals(List.of(), taken);
  }

  @Test
  void anotherTextHasNothingChosen() {
    WindowHarness.await("the keyboard", field::isFocused);
    WindowHarness.fx(() -> {
      popup.show(List.of("foo", "format"));
      assertTrue(press(KeyCode.DOWN));
      field.setText("fo");
      popup.show(List.of("foo", "format"));
      assertFalse(press(KeyCode.ENTER));
    });
    assertEquals(List.of(), taken);
  }
}
