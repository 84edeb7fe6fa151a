package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.saved.SavedTree;
import picklescope.saved.SavedTree.Side;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/** Changes of the saved sends, and copies of them. */
@Timeout(120)
class SavedChangesTest {
  private static final String CHANGED = "Another program has changed this entry.";

  @TempDir Path folder;
  private final SavedSends own = SavedSends.inMemory();
  private final SettingsKeeper settings = SettingsKeeper.inMemory(Settings.defaults());
  private final SavedFiles files = new SavedFiles(own, settings);
  private final SavedChanges changes = new SavedChanges(files, Runnable::run);
  private final LinkedBlockingQueue<Object> answers = new LinkedBlockingQueue<>();

  @BeforeEach
  void fill() throws Exception {
    set("trial/start", "trial/stop", "reset");
    files.watch(_ -> {});
    Await.until("read", () -> files.snapshots().getFirst().content().sends().size() == 3);
  }

  @AfterEach
  void close() {
    files.close();
    settings.close();
  }

  private void set(String... paths) throws Exception {
    own.change(
        now -> now.withSends(_ -> List.of(paths).stream().map(SavedChangesTest::send).toList()));
  }

  private static SavedSend send(String path) {
    int slash = path.lastIndexOf('/');
    return SavedSend.of("", Message.of(MessageForm.CALL, "send()"), "localhost")
        .named(path.substring(slash + 1), path.substring(0, Math.max(0, slash)), "", "");
  }

  private SavedEntry.Send entry(String path) {
    return new SavedEntry.Send(own, send(path));
  }

  private SavedEntry.Folder folderEntry(String path) {
    return new SavedEntry.Folder(own, new SavedTree.Folder(path), 0);
  }

  private List<String> paths(SavedSends file) throws Exception {
    return file.read().sends().stream().map(SavedSend::path).toList();
  }

  /** The name of what was moved, or why it was not. */
  private SavedChanges.Answer<SavedEntry> answer() {
    return new SavedChanges.Answer<>(answers::add, answers::add);
  }

  private Object next() throws Exception {
    return Optional.ofNullable(answers.poll(60, TimeUnit.SECONDS)).orElseThrow();
  }

  private void assertChanged() throws Exception {
    String problem = assertInstanceOf(String.class, next());
    assertTrue(problem.startsWith(CHANGED), problem);
  }

  /** Undoes the latest change and returns what it was, or why it cannot be undone. */
  private String undo() throws Exception {
    changes.undo(new SavedChanges.Answer<>(one -> answers.add(one.what()), answers::add));
    return String.valueOf(next());
  }

  @Test
  void whatIsDeletedComesBackToItsPlace() throws Exception {
    changes.delete(folderEntry("trial"), answer());
    next();
    assertEquals(List.of("reset"), paths(own));
    assertEquals("Deletion of trial", undo());
    assertEquals(List.of("trial/start", "trial/stop", "reset"), paths(own));
  }

  @Test
  void whatIsDeletedComesBackToTheEndIfOthersHaveChanged() throws Exception {
    changes.delete(entry("trial/start"), answer());
    next();
    set("new");
    undo();
    assertEquals(List.of("new", "trial/start"), paths(own));
  }

  @Test
  void changesAreUndoneFromTheLatestOn() throws Exception {
    changes.delete(entry("trial/start"), answer());
    next();
    changes.move(entry("reset"), entry("trial/stop"), Side.BEFORE, answer());
    next();
    changes.duplicate(entry("trial/reset"), answer());
    next();
    changes.rename(folderEntry("trial"), "day", answer());
    next();
    var renamed = own.read();
    put(Optional.of(send("day/stop")), "day/halt");
    next();
    assertEquals("Change of stop", undo());
    put(Optional.of(send("day/stop")), "day/halt");
    next();
    set("new");
    assertEquals("This cannot be undone: the file has been changed since.", undo());
    own.change(_ -> renamed);
    assertEquals("Renaming of trial", undo());
    assertEquals("Copy of reset", undo());
    assertEquals("Move of reset", undo());
    assertEquals("Deletion of start", undo());
    assertEquals(List.of("trial/start", "trial/stop", "reset"), paths(own));
    changes.undo(new SavedChanges.Answer<>(answers::add, answers::add));
    assertTrue(answers.isEmpty(), "nothing is left to undo");
  }

  @Test
  void copiesHaveFreeNames() throws Exception {
    for (int i = 0; i < 3; i++) {
      changes.duplicate(entry("reset"), new SavedChanges.Answer<>(_ -> {}, answers::add));
    }
    Await.until(
        "three",
        () ->
            paths(own)
                .equals(
                    List.of(
                        "trial/start",
                        "trial/stop",
                        "reset",
                        "reset copy 3",
                        "reset copy 2",
                        "reset copy")));
    assertTrue(answers.isEmpty());
  }

  @Test
  void anEntryIsMovedAndNamed() throws Exception {
    changes.move(entry("reset"), entry("trial/stop"), Side.BEFORE, answer());
    assertEquals(entry("trial/reset"), next());
    assertEquals(List.of("trial/start", "trial/reset", "trial/stop"), paths(own));
    changes.move(entry("gone"), entry("trial/stop"), Side.BEFORE, answer());
    assertChanged();
  }

  /** Opens a file without sends. */
  private SavedFiles.Snapshot team() throws Exception {
    files.open(Files.writeString(folder.resolve("team.json"), "{\"sends\": []}"));
    Await.until("opened", () -> files.snapshots().size() == 2);
    return files.snapshots().get(1);
  }

  @Test
  void anEntryIsMovedToAnotherFile() throws Exception {
    var team = team();
    changes.move(folderEntry("trial"), new SavedEntry.File(team), Side.INTO, answer());
    Await.until("there", () -> paths(team.file()).equals(List.of("trial/start", "trial/stop")));
    assertEquals(folderEntry("trial"), next());
    assertEquals(List.of("reset"), paths(own));
    assertEquals("Move of trial", undo());
    assertEquals(List.of("trial/start", "trial/stop", "reset"), paths(own));
    assertEquals(List.of(), paths(team.file()));
  }

  @Test
  void aMoveIsUndoneThoughTheOtherFileHasChanged() throws Exception {
    var team = team();
    changes.move(entry("reset"), new SavedEntry.File(team), Side.INTO, answer());
    next();
    team.file().change(now -> SavedEdits.with(now, List.of(send("new"))));
    assertEquals("Move of reset", undo());
    assertEquals(List.of("trial/start", "trial/stop", "reset"), paths(own));
    assertEquals(List.of("new"), paths(team.file()));
  }

  /** A file may have the marks of a merge conflict; it can be changed when they are gone. */
  @Test
  void aMoveToTheOwnFileIsUndoneWhenItsFormerFileCanBeChanged() throws Exception {
    var team = team();
    team.file().change(_ -> own.read());
    set("reset");
    changes.move(
        new SavedEntry.Send(team.file(), send("trial/start")), ownFile(), Side.INTO, answer());
    next();
    assertEquals(List.of("reset", "start"), paths(own));
    String good = damage(team);
    assertTrue(undo().contains("team.json, line 1"));
    assertEquals(List.of("reset", "start"), paths(own));
    Files.writeString(team.file().location().orElseThrow(), good);
    assertEquals("Move of start", undo());
    assertEquals(List.of("reset"), paths(own));
    assertEquals(List.of("trial/start", "trial/stop", "reset"), paths(team.file()));
  }

  @Test
  void whatIsNotRemovedFromOneFileIsInBothUntilThatIsUndone() throws Exception {
    var team = team();
    changes.move(entry("reset"), new SavedEntry.File(team), Side.INTO, answer());
    next();
    String good = damage(team);
    String problem = undo();
    assertTrue(
        problem.startsWith("reset is back in its file, but was not removed from the other one: "),
        problem);
    assertEquals(List.of("trial/start", "trial/stop", "reset"), paths(own));
    Files.writeString(team.file().location().orElseThrow(), good);
    assertEquals(List.of("reset"), paths(team.file()));
    assertEquals("Move of reset", undo());
    assertEquals(List.of(), paths(team.file()));
    assertEquals(List.of("trial/start", "trial/stop", "reset"), paths(own));
  }

  @Test
  void whatCannotBeRemovedByAMoveIsCopiedUntilThatIsUndone() throws Exception {
    var team = team();
    team.file().change(_ -> own.read());
    damage(team);
    set();
    changes.move(new SavedEntry.Send(team.file(), send("reset")), ownFile(), Side.INTO, answer());
    String problem = assertInstanceOf(String.class, next());
    assertTrue(
        problem.startsWith("reset was copied, but not removed from its former file: "), problem);
    assertEquals(List.of("reset"), paths(own));
    assertEquals("Move of reset", undo());
    assertEquals(List.of(), paths(own));
  }

  private SavedEntry ownFile() {
    return new SavedEntry.File(files.snapshots().getFirst());
  }

  /** Returns the text of a file before it was damaged. */
  private static String damage(SavedFiles.Snapshot file) throws Exception {
    Path path = file.file().location().orElseThrow();
    String good = Files.readString(path);
    Files.writeString(path, "<<<<<<< HEAD\n" + good);
    return good;
  }

  @Test
  void whatOthersAddToAFolderIsNeitherMovedNorDeletedBeforeItIsShown() throws Exception {
    var team = team();
    set("trial/start", "trial/new", "trial/stop", "reset"); // in memory: not read by itself
    changes.move(folderEntry("trial"), new SavedEntry.File(team), Side.INTO, answer());
    next();
    assertEquals(List.of("trial/start", "trial/stop"), paths(team.file()));
    assertEquals(List.of("trial/new", "reset"), paths(own));
    set("trial/newest", "trial/new");
    changes.delete(folderEntry("trial"), answer());
    next();
    assertEquals(List.of("trial/newest"), paths(own));
    changes.delete(entry("trial/new"), answer());
    assertChanged();
  }

  @Test
  void anEntryThatIsMovedToItsOwnFileGoesToTheEnd() throws Exception {
    set("reset", "trial/start", "trial/stop");
    changes.move(entry("reset"), ownFile(), Side.INTO, answer());
    assertEquals(entry("reset"), next());
    assertEquals(List.of("trial/start", "trial/stop", "reset"), paths(own));
    set("trial/start", "trial/stop");
    changes.move(entry("trial/start"), ownFile(), Side.INTO, answer());
    assertEquals(entry("start"), next());
    assertEquals(List.of("trial/stop", "start"), paths(own));
  }

  @Test
  void aFolderIsRenamedUnlessTheNameIsTaken() throws Exception {
    changes.rename(folderEntry("trial"), "day 2/first", answer());
    var renamed = assertInstanceOf(SavedEntry.Folder.class, next());
    assertEquals("day 2/first", renamed.folder().path());
    assertEquals(List.of("day 2/first/start", "day 2/first/stop", "reset"), paths(own));

    changes.rename(renamed, " / ", answer());
    assertEquals("Enter a name.", next());
    changes.rename(folderEntry("gone"), "new", answer());
    assertChanged();
    set("one/a", "two/b");
    changes.rename(folderEntry("one"), "two", answer());
    assertTrue(next().toString().startsWith("There is another folder with this name."));
    assertEquals(List.of("one/a", "two/b"), paths(own));
  }

  private void put(Optional<SavedSend> instead, String path) {
    changes.put(own, instead, send(path), new SavedChanges.Answer<>(answers::add, answers::add));
  }

  @Test
  void aSendIsAddedOrReplaced() throws Exception {
    put(Optional.empty(), "new");
    assertEquals(send("new"), next());
    put(Optional.of(send("trial/stop")), "halt");
    assertEquals(send("halt"), next());
    assertEquals(List.of("trial/start", "halt", "reset", "new"), paths(own));
    put(Optional.empty(), "new");
    assertChanged();
    put(Optional.of(send("gone")), "other");
    assertChanged();
    assertEquals(List.of("trial/start", "halt", "reset", "new"), paths(own));
  }

  private static SavedResponder responder(String text) {
    return new SavedResponder(text, "", Message.of(MessageForm.CALL, text), 0, "", 200, Map.of());
  }

  @Test
  void aRespondersPlaceIsKept() throws Exception {
    Consumer<String> result = answers::add;
    for (String name : List.of("a()", "b()")) {
      changes.put(own, Optional.empty(), Optional.of(responder(name)), result);
      assertEquals("", next());
    }
    changes.put(own, Optional.of(responder("a()")), Optional.of(responder("c()")), result);
    assertEquals("", next());
    assertEquals(List.of(responder("c()"), responder("b()")), own.read().responders());
    changes.put(own, Optional.of(responder("c()")), Optional.empty(), result);
    assertEquals("", next());
    assertEquals(List.of(responder("b()")), own.read().responders());
    changes.put(own, Optional.of(responder("c()")), Optional.empty(), result);
    assertChanged();
  }

  @Test
  void filesAreImportedAndExported() throws Exception {
    var imports = new SavedImports(files, Runnable::run, answers::add, answers::add);
    Path copy = folder.resolve("copy.json");
    imports.store(copy);
    assertEquals("Exported 3 to copy.json", next());
    set();
    imports.load(copy);
    assertEquals("Imported 3 from copy.json", next());
    assertEquals(List.of("trial/start", "trial/stop", "reset"), paths(own));

    Path packets =
        Files.writeString(
            folder.resolve("packets.ini"),
            "[a]\nname=a\ntoIP=127.0.0.1\nport=4950\ntcpOrUdp=UDP\nhexString=41\n"
                + "[b]\nname=b\ntcpOrUdp=TCP\nhexString=41\n");
    imports.load(packets);
    assertEquals("Imported 1 from packets.ini, 1 are not UDP and were skipped", next());
    imports.load(Files.writeString(copy, "{\n\"sends\": [\n{,"));
    assertTrue(next().toString().contains("line 3"));
    imports.load(Files.write(folder.resolve("picture"), new byte[] {(byte) 0xff, 1}));
    assertTrue(next().toString().endsWith("is not a text file with saved sends."));
  }

  @Test
  void whatCannotBeImportedIsNamedWithTheReason() throws Exception {
    var imports = new SavedImports(files, Runnable::run, answers::add, answers::add);
    for (String name : List.of("gone.json", "gone.ini")) {
      Path gone = folder.resolve(name);
      imports.load(gone);
      assertEquals(gone + " cannot be read (there is no such file).", next());
    }
    Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
    imports.load(other);
    assertEquals(
        other
            + " contains no saved sends. Choose a file that was exported here, or Packet Sender's.",
        next());
  }
}
