package picklescope.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.LoopbackAddresses;
import picklescope.Python;
import picklescope.settings.Settings;
import picklescope.ui.WindowHarness;

/** Names of senders that become known after their messages have been looked at. */
@ExtendWith(ApplicationExtension.class)
class SenderChangesTest {
  private WindowHarness harness;

  @Start
  void start(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
  }

  @BeforeEach
  void send() throws Exception {
    LoopbackAddresses.assumeMany();
    name("LAB-1", "LAB-2");
    Python.run(
        """
        import socket
        for address in ('127.0.0.1', '127.0.0.2', '127.0.0.1'):
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.bind((address, 0))
            s.sendto(b'x', ('127.0.0.1', %d))
        """
            .formatted(harness.port()));
    awaitNumbers(1, 2, 3);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private void name(String first, String second) {
    harness.session.senderNames().setAliases(Map.of("127.0.0.1", first, "127.0.0.2", second));
  }

  private void awaitNumbers(long... numbers) {
    var wanted = Arrays.stream(numbers).boxed().toList();
    WindowHarness.await(wanted.toString(), () -> harness.numbers().equals(wanted));
  }

  @Tag("slow")
  @Test
  void theFilterLooksAgain() {
    WindowHarness.fx(() -> harness.<TextInputControl>find("filter").setText("sender == 'TRACKER'"));
    WindowHarness.await("no match", () -> harness.find("no-match").isVisible());
    name("TRACKER", "LAB-2");
    awaitNumbers(1, 3);
    name("LAB-1", "TRACKER");
    awaitNumbers(2);
  }

  @Test
  void rowsAreSortedAgain() {
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.S);
    WindowHarness.await(
        "the menu", () -> harness.robot.lookup("#sort-sender").tryQuery().isPresent());
    harness.robot.clickOn("#sort-sender");
    awaitNumbers(1, 3, 2);
    name("LAB-3", "LAB-2");
    awaitNumbers(2, 1, 3);
  }

  @Tag("slow")
  @Test
  void aSearchThatFoundNothingIsMadeAgain() {
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.F);
    WindowHarness.await("the question", () -> harness.isFocused("find"));
    harness.robot.write("TRACKER").push(KeyCode.ENTER);
    WindowHarness.await("nothing", () -> harness.label("find-result").startsWith("No row"));
    name("LAB-1", "TRACKER");
    WindowHarness.await(
        "it", () -> harness.table().model().leadNumber().equals(OptionalLong.of(2)));
  }

  @Test
  void anAddressIsNamedAndTheNameRemovedAtARow() {
    WindowHarness.fx(() -> harness.table().model().goTo(2));
    harness.command("name-address");
    WindowHarness.await(
        "the field",
        () -> harness.robot.lookup("#address-name").tryQuery().filter(Node::isFocused).isPresent());
    harness.robot.write("left").push(KeyCode.ENTER);
    WindowHarness.await("the name", () -> harness.cell(2, "sender").equals("left"));
    WindowHarness.await(
        "the inspector", () -> harness.label("detail-facts").contains("from  left 127.0.0.2"));
    assertEquals(Map.of("127.0.0.2", "left"), harness.session.settings().get(Settings.ALIASES));
    WindowHarness.fx(() -> harness.table().model().goTo(1));
    harness.command("name-address");
    WindowHarness.await(
        "the other name",
        () -> harness.robot.lookup("#address-names .button").tryQuery().isPresent());
    WindowHarness.fx(() -> harness.robot.lookup("#address-names .button").queryButton().fire());
    WindowHarness.await("no name", () -> harness.session.addressNames().all().isEmpty());
  }

  @Tag("slow")
  @Test
  void lookUpsAreSwitchedOffAndThatIsRemembered() {
    var names = harness.session.senderNames();
    assertTrue(names.looksUp());
    harness.robot.clickOn("#columns");
    WindowHarness.await(
        "the menu", () -> harness.robot.lookup("#look-up-names").tryQuery().isPresent());
    harness.robot.clickOn("#look-up-names");
    WindowHarness.await("off", () -> !names.looksUp());
    assertFalse(harness.session.settings().get(Settings.LOOK_UP_NAMES));
  }
}
