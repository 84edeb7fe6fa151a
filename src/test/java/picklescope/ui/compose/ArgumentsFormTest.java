package picklescope.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;

@ExtendWith(ApplicationExtension.class)
class ArgumentsFormTest {
  private ArgumentsForm form;

  @Start
  void start(Stage stage) {
    form = new ArgumentsForm(_ -> {});
    stage.setScene(new Scene(form, 600, 300));
    stage.show();
  }

  private int rows(int arguments) {
    return WindowHarness.fx(() -> {
      form.display("send(%s)".formatted(String.join(", ", Collections.nCopies(arguments, "1"))));
      form.applyCss();
      form.layout();
      return (int)
          form.lookupAll(".text-field").stream()
              .filter(field -> field instanceof TextField && field.getId().contains("value"))
              .count();
    });
  }

  /** A datagram can have 20,000. */
  @Tag("slow")
  @Test
  void aCallOfMoreArgumentsThanRowsIsChangedAsText() {
    assertEquals(3, rows(3));
    assertFalse(form.lookup("#argument-add").isDisabled());
    assertEquals(0, rows(201));
    assertTrue(form.lookup("#argument-add").isDisabled());
    assertEquals(200, rows(200));
    assertFalse(form.lookup("#argument-add").isDisabled());
  }
}
