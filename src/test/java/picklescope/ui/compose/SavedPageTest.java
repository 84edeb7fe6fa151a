package picklescope.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.saved.SavedFiles;
import picklescope.send.PythonReceiver;
import picklescope.ui.WindowHarness;
import picklescope.view.compose.SavedEntry;

/** The saved sends through the window. */
class SavedPageTest extends ComposerWindow {
  @Start
  void start(Stage first) throws Exception {
    begin(first);
  }

  private TreeView<?> tree() {
    return harness.find("saved-list");
  }

  private static String row(SavedEntry entry) {
    return switch (entry) {
      case SavedEntry.File(var shown) -> shown.title();
      case SavedEntry.Folder(_, var folder, _) -> folder.path() + "/";
      case SavedEntry.Send(_, var send) -> send.path();
    };
  }

  /** The rows by their paths, folders with a slash at their end. */
  private List<String> rows() {
    var rows = new ArrayList<String>();
    for (int i = 0; i < tree().getExpandedItemCount(); i++) {
      rows.add(row((SavedEntry) tree().getTreeItem(i).getValue()));
    }
    return rows;
  }

  private void awaitRows(String... rows) {
    WindowHarness.await(
        String.join(" ", rows) + " instead of " + WindowHarness.fx(this::rows),
        () -> rows().equals(List.of(rows)));
  }

  private void select(String row) {
    // Without its skin, which it gets with its first frame, the tree does not react to keys.
    WindowHarness.await("the tree is drawn", () -> tree().getSkin() != null);
    WindowHarness.fx(() -> {
      tree().requestFocus();
      tree().getSelectionModel().clearAndSelect(rows().indexOf(row));
    });
    WindowHarness.await("the tree has the keyboard", () -> tree().isFocused());
    awaitSelected(row); // the files may just have been displayed again
  }

  /** A row is selected a moment after the rows are shown in their new order. */
  private void awaitSelected(String row) {
    WindowHarness.await(
        row + " is selected",
        () -> tree().getSelectionModel().getSelectedIndex() == rows().indexOf(row));
  }

  /** Presses a button in a row. The cells of a tree are in no order of their own. */
  private void fireIn(String row, String button) {
    WindowHarness.await(
        button + " of " + row,
        () -> {
          var found = buttonIn(row, button);
          found.ifPresent(ButtonBase::fire);
          return found.isPresent();
        });
  }

  private Optional<ButtonBase> buttonIn(String row, String button) {
    return all(".tree-cell").stream()
        .filter(node ->
            node instanceof SavedCell cell
                && cell.getItem() != null
                && row(cell.getItem()).equals(row))
        .flatMap(cell -> cell.lookupAll(button).stream())
        .map(node -> (ButtonBase) node)
        .findFirst();
  }

  private void open(String id) {
    WindowHarness.fx(() ->
        this.<MenuButton>node("saved-open").getItems().stream()
            .filter(one -> id.equals(one.getId()))
            .forEach(one -> one.fire()));
  }

  private static final String TEAM =
      """
      {
        "sends": [
          { "name": "start", "folder": "trial", "text": "send('start')", "to": "127.0.0.1:PORT", "icon": 7 },
          { "name": "stop", "folder": "trial", "text": "send('stop')", "to": "127.0.0.1:PORT" },
          { "name": "reset", "text": "send('reset')", "to": "127.0.0.1:PORT" }
        ]
      }
      """;

  private Path team(int port) throws Exception {
    Path repository = Files.createDirectories(folder.resolve("repo"));
    return Files.writeString(
        repository.resolve("team.json"), TEAM.replace("PORT", Integer.toString(port)));
  }

  @Test
  void textsOfAFileThatTakeLongToDrawAreCut() throws Exception {
    String slow = "\u0915\u094d\u0937".repeat(3_000);
    String send = "{\"name\": \"%1$s\", \"key\": \"%1$s\", \"to\": \"%1$s\"}".formatted(slow);
    Path file = folder.resolve("theirs.json");
    Files.writeString(file, "{\"sends\": [%s]}".formatted(send));
    harness.session.savedFiles().open(file);
    fire("page-saved");
    awaitRows("theirs.json", slow);
    for (String style : List.of(".saved-name", ".key")) {
      WindowHarness.await(
          style, () -> all("#saved-list " + style).stream().anyMatch(SavedPageTest::isCut));
    }
    fireIn(slow, ".saved-edit");
    WindowHarness.await("in the composer", () -> label("compose-send").equals("Send"));
  }

  private static boolean isCut(Node node) {
    String text = ((Labeled) node).getText();
    return text.endsWith("…") && text.length() < 1_000;
  }

  @Test
  void aMistakeInASavedSendIsNotMarkedInTheMessageThatIsWritten() {
    save("later", "send(1, [2", "");
    type("compose-text", "send(5, 'hello')");
    fire("page-saved");
    fireIn("later", ".saved-send");
    WindowHarness.await("the reason", () -> label("saved-status").startsWith("✕ later: "));
    fire("page-compose");
    assertTrue(label("compose-outcome").startsWith("✕ later: "), label("compose-outcome"));
    assertFalse(node("compose-mark").isVisible());
  }

  @Test
  void savedSendsAreKeptSentAndRepeatedByKeyboard() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      type("compose-destination-text", "127.0.0.1:" + python.port());
      save("start", "send('start')", "F8");
      save("stop", "send('stop')", "");
      fire("page-saved");
      awaitRows("start", "stop");
      fireIn("start", ".saved-send");
      assertEquals("(('start',), {})", python.next());
      harness.robot.push(KeyCode.F8);
      assertEquals("(('start',), {})", python.next());
      select("stop");
      harness.robot.push(KeyCode.CONTROL, KeyCode.ENTER);
      assertEquals("(('stop',), {})", python.next());

      select("start");
      harness.robot.push(KeyCode.ALT, KeyCode.DOWN);
      awaitRows("stop", "start");
      awaitSelected("start");
      select("stop");
      harness.robot.push(KeyCode.ENTER);
      WindowHarness.await("taken up", () -> field("compose-text").equals("send('stop')"));
      type("compose-text", "send('stop', now=True)");
      fire("compose-save");
      await("save-name");
      assertEquals("stop", field("save-name"));
      assertEquals("Replace", label("save-confirm"));
      fire("save-confirm");
      WindowHarness.await("kept", () -> label("compose-outcome").equals("✓ Saved stop"));
      fire("page-saved");
      WindowHarness.await(
          "replaced", () -> all("#saved-list .code").toString().contains("now=True"));
      select("stop");
      harness.robot.push(KeyCode.CONTROL, KeyCode.ENTER);
      assertEquals("(('stop',), {'now': True})", python.next());

      fireIn("stop", ".saved-repeat");
      await("repeat-start");
      type("repeat-rate", "250");
      type("repeat-count", "3");
      fire("repeat-start");
      assertEquals(3, python.next(3).size());
      WindowHarness.await(
          "kept", () -> all(".saved-repeat").toString().contains("250/s, 3 in all"));
      select("stop");
      harness.robot.push(KeyCode.ENTER);
      fire("compose-repeat");
      await("repeat-start");
      assertEquals("250", field("repeat-rate"));
      assertEquals("3", field("repeat-count"));
    }
  }

  @Test
  void deletingRenamingAndCopyingAreUndoneOrRefused() {
    save("one", "send(1)", "F8");
    save("two", "send(2)", "");
    fire("page-saved");
    awaitRows("one", "two");
    select("one");
    harness.robot.push(KeyCode.DELETE);
    awaitRows("two");
    WindowHarness.await("deleted", () -> label("saved-status").equals("Deleted one."));
    awaitSelected("two");
    WindowHarness.fx(() -> this.<Hyperlink>node("saved-undo").fire());
    awaitRows("one", "two");
    awaitSelected("one");
    harness.robot.push(KeyCode.DELETE);
    awaitRows("two");
    harness.robot.push(KeyCode.CONTROL, KeyCode.Z);
    awaitRows("one", "two");
    WindowHarness.await("undone", () -> label("saved-status").equals("Deletion of one undone."));

    select("two");
    harness.robot.push(KeyCode.F2);
    await("save-name");
    type("save-name", "one");
    fire("save-confirm");
    assertEquals("Another saved send has this name.", label("save-mistake"));
    type("save-name", "three");
    type("save-wait", "much");
    fire("save-confirm");
    assertEquals("Wait: enter a time such as 500ms or 2s.", label("save-mistake"));
    type("save-wait", "1.5s");
    for (String key : List.of("F8", "Ctrl+P", "F6", "x", "Ctrl")) {
      type("save-key", key);
      fire("save-confirm");
      assertFalse(label("save-mistake").isEmpty(), key);
    }
    type("save-key", "Ctrl+Alt+3");
    type("save-folder", "f/g");
    fire("save-confirm");
    awaitRows("one", "f/", "f/g/", "f/g/three");
  }

  private void moveUp(String... rowsAfter) {
    harness.robot.push(KeyCode.ALT, KeyCode.UP);
    awaitRows(rowsAfter);
  }

  private void chooseFile(String title) {
    var box = this.<ComboBox<SavedFiles.Snapshot>>node("save-file");
    box.getItems().stream()
        .filter(one -> one.title().equals(title))
        .forEach(box.getSelectionModel()::select);
  }

  @Tag("slow")
  @Test
  void messagesAreSavedInTheFileTheyAreFromThoughAnotherHasItsName() throws Exception {
    var labs = List.of("labA", "labB");
    fire("page-saved");
    for (String lab : labs) {
      Path sends = Files.createDirectories(folder.resolve(lab)).resolve("sends.json");
      Files.writeString(
          sends,
          "{\"sends\":[{\"name\":\"start\",\"text\":\"send('%s')\",\"to\":\"\"}]}".formatted(lab));
      files.file = Optional.of(sends);
      open("saved-open-file");
      WindowHarness.await("listed", () -> all(".saved-edit").size() > labs.indexOf(lab));
    }
    awaitRows("labA/sends.json", "start", "labB/sends.json", "start");
    WindowHarness.await("the tree is drawn", () -> tree().getSkin() != null);
    WindowHarness.fx(() -> {
      tree().requestFocus();
      tree().getSelectionModel().clearAndSelect(3);
    });
    WindowHarness.await("the tree has the keyboard", () -> tree().isFocused());
    harness.robot.push(KeyCode.ENTER);
    WindowHarness.await("loaded", () -> field("compose-text").equals("send('labB')"));
    type("compose-text", "send('changed')");
    fire("compose-save");
    await("save-name");
    fire("save-confirm");
    WindowHarness.await("saved", () -> file("labB/sends.json").contains("send('changed')"));
    assertTrue(file("labA/sends.json").contains("send('labA')"));
  }

  @Tag("slow")
  @Test
  void foldersAreATreeThatKeysAndTheMouseBringIntoOrder() throws Exception {
    files.file = Optional.of(team(4950));
    fire("page-saved");
    fire("saved-import");
    awaitRows("trial/", "trial/start", "trial/stop", "reset");
    select("reset");
    moveUp("trial/", "trial/start", "trial/stop", "trial/reset");
    awaitSelected("trial/reset");
    moveUp("trial/", "trial/start", "trial/reset", "trial/stop");
    awaitSelected("trial/reset");
    moveUp("trial/", "trial/reset", "trial/start", "trial/stop");
    awaitSelected("trial/reset");
    moveUp("reset", "trial/", "trial/start", "trial/stop");
    select("trial/");
    moveUp("trial/", "trial/start", "trial/stop", "reset");
    harness.robot.push(KeyCode.LEFT);
    awaitRows("trial/", "reset");
    select("reset");
    moveUp("reset", "trial/");
  }

  @Tag("slow")
  @Test
  void rowsAreDraggedToTheirPlace() throws Exception {
    files.file = Optional.of(team(4950));
    fire("page-saved");
    fire("saved-import");
    awaitRows("trial/", "trial/start", "trial/stop", "reset");
    drag("trial/stop", "trial/start", 0.2);
    awaitRows("trial/", "trial/stop", "trial/start", "reset");
    drag("reset", "trial/", 0.5);
    awaitRows("trial/", "trial/stop", "trial/start", "trial/reset");
    drag("trial/start", "trial/", 0.1);
    awaitRows("start", "trial/", "trial/stop", "trial/reset");
    drag("start", "trial/reset", 0.8);
    awaitRows("trial/", "trial/stop", "trial/reset", "trial/start");
    awaitSelected("trial/start");

    hold("trial/start", "trial/stop", 0.2);
    WindowHarness.await("where", () -> !all("#saved-list .drop-before").isEmpty());
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("let be", () -> all("#saved-list .drop-before").isEmpty());
    harness.robot.release(MouseButton.PRIMARY);
    awaitRows("trial/", "trial/stop", "trial/reset", "trial/start");
  }

  private void drag(String row, String to, double part) {
    hold(row, to, part);
    harness.robot.release(MouseButton.PRIMARY);
  }

  /** Presses the mouse at a row and moves it to so much of another one's height. */
  private void hold(String row, String to, double part) {
    harness.robot.moveTo(place(row, 0.5)).press(MouseButton.PRIMARY);
    harness.robot.moveTo(place(to, part));
  }

  private Point2D place(String row, double part) {
    WindowHarness.await(row + " is drawn", () -> cell(row).isPresent());
    return WindowHarness.fx(() -> {
      var cell = cell(row).orElseThrow();
      return cell.localToScreen(cell.getWidth() * 0.5, cell.getHeight() * part);
    });
  }

  private Optional<TreeCell<?>> cell(String row) {
    int index = rows().indexOf(row);
    return all("#saved-list .tree-cell").stream()
        .<TreeCell<?>>map(node -> (TreeCell<?>) node)
        .filter(cell -> cell.getIndex() == index && cell.isVisible() && !cell.isEmpty())
        .findFirst();
  }

  @Tag("slow")
  @Test
  void aFolderIsRenamedInItsFile() throws Exception {
    Path team = team(4950);
    files.file = Optional.of(team);
    fire("page-saved");
    open("saved-open-file");
    awaitRows("team.json", "trial/", "trial/start", "trial/stop", "reset");
    select("trial/");
    harness.robot.push(KeyCode.LEFT);
    awaitRows("team.json", "trial/", "reset");
    renameTo("day 2/first");
    awaitRows("team.json", "day 2/", "day 2/first/", "reset");
    awaitSelected("day 2/first/");
    String written = Files.readString(team);
    assertEquals(2, written.split("\"folder\": \"day 2/first\"", -1).length - 1, written);
    assertTrue(written.contains("\"icon\": 7"), written);

    renameTo("/");
    WindowHarness.await("refused", () -> label("folder-mistake").equals("Enter a name."));
    harness.robot.push(KeyCode.ESCAPE);
    Files.writeString(team, written.replaceFirst("day 2/first", "other"));
    awaitRows("team.json", "other/", "other/start", "day 2/", "day 2/first/", "reset");
    select("day 2/");
    renameTo("other");
    WindowHarness.await("taken", () -> label("folder-mistake").startsWith("There is another"));
    String damaged = "{\n" + written;
    Files.writeString(team, damaged);
    fire("folder-confirm");
    WindowHarness.await("the line", () -> label("folder-mistake").contains("line 2"));
    assertEquals(damaged, Files.readString(team));
  }

  private void renameTo(String path) {
    harness.robot.push(KeyCode.F2);
    await("folder-path");
    type("folder-path", path);
    fire("folder-confirm");
  }

  @Tag("slow")
  @Test
  void aFileOfARepositoryIsChangedInPlace() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      Path team = team(python.port());
      files.file = Optional.of(team);
      fire("page-saved");
      open("saved-open-folder");
      awaitRows("repo/team.json", "trial/", "trial/start", "trial/stop", "reset");
      select("trial/start");
      harness.robot.push(KeyCode.CONTROL, KeyCode.ENTER);
      assertEquals("(('start',), {})", python.next());

      harness.robot.push(KeyCode.F2);
      await("save-name");
      type("save-name", "begin");
      fire("save-confirm");
      awaitRows("repo/team.json", "trial/", "trial/begin", "trial/stop", "reset");
      String written = Files.readString(team);
      assertTrue(written.contains("\"icon\": 7"), written);
      Files.writeString(team, written.replace("\"begin\"", "\"go\""));
      awaitRows("repo/team.json", "trial/", "trial/go", "trial/stop", "reset");

      // What another has changed is not written over unseen.
      select("trial/go");
      harness.robot.push(KeyCode.F2);
      await("save-name");
      type("save-name", "mine");
      Files.writeString(team, Files.readString(team).replace("'start'", "'theirs'"));
      fire("save-confirm");
      WindowHarness.await(
          "it says so", () -> label("save-mistake").startsWith("Another program has changed this"));
      assertTrue(Files.readString(team).contains("'theirs'"));
      harness.robot.push(KeyCode.ESCAPE);

      String damaged = Files.readString(team).replace("\"sends\": [", "\"sends\": [\n=======\n");
      Files.writeString(team, damaged);
      WindowHarness.await(
          "the line",
          () ->
              all("#saved-list .mistake").stream()
                  .anyMatch(it -> it.toString().contains("line 3")));
      select("reset");
      harness.robot.push(KeyCode.DELETE);
      WindowHarness.await("refused", () -> label("saved-status").contains("line 3"));
      assertEquals(damaged, Files.readString(team));
      Files.writeString(team, TEAM);
      WindowHarness.await("well again", () -> all("#saved-list .mistake").isEmpty());

      restart();
      fire("page-saved");
      awaitRows("repo/team.json", "trial/", "trial/start", "trial/stop", "reset");
      fire("page-compose");
      type("compose-text", "send('new')");
      fire("compose-save");
      await("save-name");
      type("save-name", "new");
      WindowHarness.fx(() -> chooseFile("repo/team.json"));
      fire("save-confirm");
      fire("page-saved");
      awaitRows("repo/team.json", "trial/", "trial/start", "trial/stop", "reset", "new");
      assertTrue(Files.readString(team).contains("send('new')"));
      select("repo/team.json");
      harness.robot.push(KeyCode.DELETE);
      awaitRows();
      assertTrue(Files.exists(team), "closed, not deleted");
    }
  }

  @Tag("slow")
  @Test
  void aKeyInSomeoneElsesFileSendsNothing() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      String theirs = TEAM.replace("\"name\": \"start\"", "\"name\": \"start\", \"key\": \"F8\"");
      theirs = theirs.replace("\"name\": \"stop\"", "\"name\": \"stop\", \"key\": \"Ctrl+C\"");
      Path file = team(python.port());
      Files.writeString(file, theirs.replace("PORT", "" + python.port()));
      files.file = Optional.of(file);
      fire("page-saved");
      open("saved-open-file");
      awaitRows("team.json", "trial/", "trial/start", "trial/stop", "reset");
      WindowHarness.await("off", () -> keys().equals(List.of("Ctrl+C (off)", "F8 (off)")));
      select("reset");
      harness.robot.push(KeyCode.F8).push(KeyCode.CONTROL, KeyCode.C);
      harness.robot.push(KeyCode.CONTROL, KeyCode.ENTER);
      assertEquals("(('reset',), {})", python.next());
      select("team.json");
      harness.robot.push(KeyCode.DELETE);
      awaitRows();
      fire("saved-import");
      awaitRows("trial/", "trial/start", "trial/stop", "reset");
      assertEquals(List.of(), WindowHarness.fx(this::keys));
    }
  }

  private List<String> keys() {
    return all("#saved-list .key").stream()
        .map(node -> ((Labeled) node).getText())
        .sorted()
        .toList();
  }

  @Tag("slow")
  @Test
  void exportedSendsAndThoseOfPacketSenderAreImported() throws Exception {
    save("start", "send('start')", "F8");
    fire("page-saved");
    awaitRows("start");
    files.file = Optional.of(folder.resolve("team.json"));
    fire("saved-export");
    WindowHarness.await("exported", () -> label("saved-status").startsWith("Exported 1"));
    fire("saved-import");
    awaitRows("start", "start");
    Files.writeString(folder.resolve("team.json"), "{\n\"sends\": [\n{,");
    fire("saved-import");
    WindowHarness.await("the line", () -> label("saved-status").contains("line 3"));
    files.file =
        Optional.of(
            Files.writeString(
                folder.resolve("packets.ini"),
                "[a]\nname=a\ntoIP=127.0.0.1\nport=4950\ntcpOrUdp=UDP\nhexString=41\n"));
    fire("saved-import");
    awaitRows("start", "start", "Packet Sender/", "Packet Sender/a");
    open("saved-folder");
    WindowHarness.await("shown", () -> files.shown.isPresent());
  }

  @Tag("slow")
  @Test
  void thePopupTakesOverNothingAndClosesWithItsPage() {
    save("one", "send(1)", "F8");
    type("compose-text", "send(2)");
    fire("compose-save");
    await("save-name");
    assertEquals("F8", field("save-key"));
    type("save-name", "two");
    assertEquals("", field("save-key"));
    type("save-name", "one");
    assertEquals("F8", field("save-key"));
    harness.robot.clickOn("#page-running");
    WindowHarness.await("closed", () -> harness.robot.lookup("#save-confirm").tryQuery().isEmpty());
    fire("page-compose");
    fire("compose-save");
    await("save-name");
    fire("page-running");
    WindowHarness.await(
        "closed again", () -> harness.robot.lookup("#save-confirm").tryQuery().isEmpty());
  }

  private boolean isMenuShowing() {
    return WindowHarness.fx(
        () -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance));
  }

  @Test
  void theListIsUsedByKeyboardAlone() {
    save("one", "send(1)", "");
    fire("page-saved");
    awaitRows("one");
    WindowHarness.await("the tree is drawn", () -> tree().getSkin() != null);
    WindowHarness.fx(() -> tree().requestFocus());
    awaitSelected("one");
    harness.robot.push(KeyCode.SHIFT, KeyCode.F10);
    WindowHarness.await("its menu", this::isMenuShowing);
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("no menu", () -> !isMenuShowing());
    harness.robot.push(KeyCode.F2);
    await("save-name");
    WindowHarness.fx(() -> node("save-file").setDisable(false));
    WindowHarness.fx(() -> node("save-file").requestFocus());
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await(
        "closed from a list", () -> harness.robot.lookup("#save-confirm").tryQuery().isEmpty());
  }
}
