package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.session.Session;
import picklescope.view.command.Command;
import picklescope.view.command.KeyNote;
import picklescope.view.command.Keys;
import picklescope.view.command.Place;

/** Menu bar, keys and key help are made from one catalogue. */
@ExtendWith(ApplicationExtension.class)
class MenuBarTest {
  private WindowHarness harness;

  @Start
  void start(Stage stage) {
    harness = new WindowHarness(stage, new Session());
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private MenuBar bar() {
    return harness.find("menus");
  }

  private List<MenuItem> items() {
    var found = new ArrayList<MenuItem>();
    WindowHarness.fx(() -> bar().getMenus().forEach(menu -> collect(menu, found)));
    return found;
  }

  private static void collect(Menu menu, List<MenuItem> found) {
    for (MenuItem item : menu.getItems()) {
      found.add(item);
      if (item instanceof Menu submenu) {
        collect(submenu, found);
      }
    }
  }

  private MenuItem item(String id) {
    return items().stream().filter(one -> ("menu-" + id).equals(one.getId())).findFirst().get();
  }

  @Test
  void everyCommandIsInTheMenuBarWithItsKey() {
    assertTrue(bar().isUseSystemMenuBar());
    var titles = bar().getMenus().stream().map(menu -> menu.getText().replace("_", "")).toList();
    assertEquals(List.of("File", "Edit", "View", "Capture", "Send", "Help"), titles);
    for (Command command : harness.window.commands().all()) {
      var item = item(command.id());
      String keys = item.getAccelerator() == null ? "" : item.getAccelerator().getDisplayText();
      assertEquals(firstKey(command), keys, item.getText());
      assertFalse(
          !keys.isEmpty() && item.getText().contains("(" + keys), "twice: " + item.getText());
      assertEquals(command.selected().isPresent(), item instanceof CheckMenuItem, command.id());
    }
  }

  private static String firstKey(Command command) {
    return command.keys().stream().map(Keys::shown).findFirst().orElse("");
  }

  @Test
  void theKeyHelpShowsEachKeyOfTheCatalogueOnce() {
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.SHIFT, KeyCode.F1);
    WindowHarness.await("the keys", () -> harness.robot.lookup("#key-help").tryQuery().isPresent());
    var shown =
        harness.robot.lookup("#key-help .keys").queryAllAs(Labeled.class).stream()
            .map(Labeled::getText)
            .sorted()
            .toList();
    var known =
        Stream.of(Place.values())
            .flatMap(place -> harness.window.commands().keyHelp(place).stream())
            .map(KeyNote::keys)
            .sorted()
            .toList();
    assertEquals(known, shown);
    var keys = new TreeSet<String>();
    harness.window.commands().all().stream()
        .flatMap(command -> command.keys().stream())
        .forEach(key -> keys.add(key.shown()));
    keys.removeIf(key -> shown.stream().anyMatch(line -> List.of(line.split(", ")).contains(key)));
    assertEquals(new TreeSet<>(), keys, "keys of commands that the help lacks");
  }

  @Test
  void menusOpenByKeyAndShowTheStateOfTheirCommands() {
    harness.robot.push(KeyCode.ALT, KeyCode.C);
    WindowHarness.await("the menu", () -> menu("capture").isShowing());
    assertTrue(item("back-to-live").isDisable());
    assertFalse(((CheckMenuItem) item("pause")).isSelected());
    assertEquals(5, WindowHarness.fx(() -> ((Menu) item("cap")).getItems().size()));
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("closed", () -> !menu("capture").isShowing());
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.P);
    harness.robot.push(KeyCode.ALT, KeyCode.C);
    WindowHarness.await("the state", () -> ((CheckMenuItem) item("pause")).isSelected());
  }

  @Tag("slow")
  @Test
  void aboutShowsTheVersionAndCopiesIt() {
    WindowHarness.fx(() -> harness.window.commands().get("about").run());
    WindowHarness.await(
        "the facts", () -> harness.robot.lookup("#about-copy").tryQuery().isPresent());
    harness.robot.clickOn("#about-copy");
    WindowHarness.await(
        "copied",
        () -> String.valueOf(Clipboard.getSystemClipboard().getString()).contains("Java: "));
  }

  @Test
  void saveAllIsDisabledWhileThereIsNothingToSaveAndItsKeyTellsSo() {
    harness.robot.push(KeyCode.ALT, KeyCode.F);
    WindowHarness.await("the menu", () -> menu("file").isShowing());
    assertTrue(item("save-all").isDisable());
    assertEquals("Save all…", item("save-all").getText());
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("the button", () -> harness.find("save-all").isDisabled());
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.S);
    WindowHarness.await(
        "an answer", () -> harness.label("status-message").equals("Not possible now: Save all"));
  }

  @Tag("slow")
  @Test
  void aLongDestinationIsShortenedInTheMiddle() {
    String to = "host-" + "1234567890".repeat(20) + ".example:4950";
    WindowHarness.fx(() -> harness.composer().setRecent(List.of(to)));
    String text = WindowHarness.fx(() -> harness.window.commands().get("row-resend").label().get());
    assertTrue(text.length() < 100 && text.contains("…") && text.contains("ple:4950"), text);
  }

  @Tag("slow")
  @Test
  void theTooltipOfTheFocusedControlIsShownByKey() {
    WindowHarness.fx(() -> harness.find("compose-send").requestFocus());
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.F1);
    WindowHarness.await("the tooltip", () -> tips().equals(List.of("Send (Ctrl+Enter)")));
    harness.robot.push(KeyCode.TAB);
    WindowHarness.await("no tooltip", () -> tips().isEmpty());
  }

  private static List<String> tips() {
    return Window.getWindows().stream()
        .filter(Tooltip.class::isInstance)
        .map(window -> ((Tooltip) window).getText())
        .toList();
  }

  private boolean isAtTitle() {
    return WindowHarness.fx(() -> bar().lookupAll(".menu-button").stream().anyMatch(Node::isHover));
  }

  private void altAlone() {
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      boolean down = type == KeyEvent.KEY_PRESSED;
      var alt = new KeyEvent(type, "", "", KeyCode.ALT, false, false, down, false);
      WindowHarness.fx(() -> Event.fireEvent(harness.table(), alt));
    }
  }

  /** A popup takes Alt+Up from the window, for which it looks as if Alt were pressed alone. */
  @Tag("slow")
  @Test
  void altThatWasPressedForAPopupDoesNotGoToTheMenuBar() {
    WindowHarness.fx(() -> harness.window.commands().get("columns-arrange").run());
    WindowHarness.await(
        "the list", () -> harness.robot.lookup("#column-list").queryListView().isFocused());
    altAlone();
    assertFalse(isAtTitle());
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("closed", () -> harness.robot.lookup("#column-list").tryQuery().isEmpty());
    altAlone();
    assertTrue(isAtTitle());
  }

  @Tag("slow")
  @Test
  void enterOpensTheMenuAtWhichTheKeyboardIs() {
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.moveTo("#status"); // else it may be at a menu, which gets the keyboard
    harness.robot.push(KeyCode.F10);
    WindowHarness.await("the bar", this::isAtTitle);
    harness.robot.push(KeyCode.RIGHT).push(KeyCode.ENTER);
    WindowHarness.await("the second menu", () -> menu("edit").isShowing());
  }

  /** What the menu of rows has beyond values is a command of the catalogue, with its text. */
  @Test
  void theMenuOfTheRowsHasCommandsOfTheCatalogue() {
    var catalogue = harness.window.commands();
    var own = WindowHarness.fx(() -> List.copyOf(harness.menu().getItems()));
    var showing = new WindowEvent(harness.stage, WindowEvent.WINDOW_SHOWING);
    WindowHarness.fx(() -> harness.menu().getOnShowing().handle(showing));
    for (MenuItem item : own) {
      if (!(item instanceof SeparatorMenuItem)) {
        var command = catalogue.get(item.getId());
        String text = command.label().get();
        boolean copies = command.id().startsWith("copy-as-");
        assertTrue(copies ? item.getText().contains(text) : item.getText().equals(text), text);
      }
    }
    var resend = catalogue.get("row-resend").label().get();
    assertTrue(resend.contains(harness.composer().destination()), resend);
  }

  @Test
  void aPageOfTheComposerIsOpenedByItsCommand() {
    WindowHarness.fx(() -> harness.window.commands().get("page-replay").run());
    WindowHarness.await("the page", () -> harness.find("replay-page").isVisible());
    assertTrue(WindowHarness.fx(() -> harness.find("page-replay").isFocused()));
    harness.robot.push(KeyCode.ALT, KeyCode.S);
    WindowHarness.await("the menu", () -> menu("send").isShowing());
    assertTrue(((CheckMenuItem) item("page-replay")).isSelected());
    assertFalse(((CheckMenuItem) item("page-compose")).isSelected());
  }

  /** Pictures to be looked at. */
  @Tag("slow")
  @Test
  void picturesOfTheMenus() {
    for (Theme theme : Theme.values()) {
      harness.setTheme(theme);
      for (Menu menu : bar().getMenus()) {
        WindowHarness.fx(menu::show);
        WindowHarness.awaitFrames(6);
        var popup = WindowHarness.fx(() -> menu.getItems().getFirst().getParentPopup());
        shot(popup.getScene(), theme, menu.getId());
        WindowHarness.fx(menu::hide);
      }
      WindowHarness.fx(() -> harness.window.commands().get("keys").run());
      WindowHarness.awaitFrames(20);
      shot(harness.find("key-help").getScene(), theme, "keys");
      WindowHarness.fx(() -> harness.find("key-help").getScene().getWindow().hide());
      shot(harness.stage.getScene(), theme, "menu-bar");
    }
  }

  private static void shot(Scene scene, Theme theme, String name) {
    var image = WindowHarness.fx(() -> scene.snapshot(null));
    var file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
    Png.write(image, Path.of("target", "screenshots", file));
  }

  private Menu menu(String title) {
    return bar().getMenus().stream()
        .filter(menu -> ("menu-" + title).equals(menu.getId()))
        .findFirst()
        .get();
  }
}
