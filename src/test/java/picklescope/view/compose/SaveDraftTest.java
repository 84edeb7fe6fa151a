package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedSend;

/** A send before it is saved or renamed. */
class SaveDraftTest {
  private static final SaveDraft.Keys KEYS =
      new SaveDraft.Keys() {
        @Override
        public Optional<String> key(String text) {
          return Optional.of(text.toUpperCase(Locale.ROOT)).filter(key -> key.matches("F\\d+"));
        }

        @Override
        public boolean isTaken(String key) {
          return key.equals("F6");
        }
      };

  private final SavedSends store = SavedSends.inMemory();
  private final SavedSend start = send("start", "trial", "F8");
  private final SavedSend stop = send("stop", "trial", "");
  private final SavedFiles.Snapshot file =
      new SavedFiles.Snapshot(store, "", "", new SavedContent(List.of(start, stop), List.of()), "");

  private static SavedSend send(String name, String folder, String key) {
    return SavedSend.of(name, Message.of(MessageForm.CALL, "send()"), "localhost")
        .named(name, folder, "", key);
  }

  private SaveDraft saving(SavedSend send) {
    return new SaveDraft(send, Optional.empty(), false);
  }

  private SaveDraft renaming(SavedSend origin, SavedSend to) {
    return new SaveDraft(to, Optional.of(new SavedEntry.Send(store, origin)), true);
  }

  private String problem(SaveDraft draft) {
    return draft.problem(file, List.of(file), KEYS);
  }

  @Test
  void aSendOfTheSameFolderAndNameIsReplaced() {
    assertEquals(Optional.of(start), saving(send("start", "trial", "")).replaced(file));
    assertEquals(Optional.empty(), saving(send("start", "", "")).replaced(file));
    assertEquals("", problem(saving(send("start", "trial", "f8"))), "its own key");
  }

  /** Moves can give two sends one name. */
  @Test
  void ofSeveralOfOneNameTheOneThatWasOpenedIsReplaced() {
    var other = start.named("start", "trial", "the other one", "");
    var both =
        new SavedFiles.Snapshot(
            store, "", "", new SavedContent(List.of(start, other), List.of()), "");
    var edited =
        new SaveDraft(
            other.named("start", "trial", "edited", ""),
            Optional.of(new SavedEntry.Send(store, other)),
            false);
    assertEquals(Optional.of(other), edited.replaced(both));
    assertEquals("", edited.doubt(both));
  }

  @Test
  void whatWasChangedSinceItWasOpenedIsReported() {
    var before = start.named("start", "trial", "as it was", "F8");
    var edited = new SaveDraft(start, Optional.of(new SavedEntry.Send(store, before)), false);
    assertTrue(edited.doubt(file).startsWith("It was changed since"), edited.doubt(file));
    assertEquals(Optional.of(start), edited.replaced(file));
    assertEquals("", saving(start).doubt(file));
    var elsewhere = new SaveDraft(stop, Optional.of(new SavedEntry.Send(store, before)), false);
    assertEquals("", elsewhere.doubt(file), "another one is replaced");
  }

  @Test
  void renamingReplacesTheOriginButNoOther() {
    var renamed = renaming(start, send("go", "trial", "F8"));
    assertEquals(Optional.of(start), renamed.replaced(file));
    assertEquals("", problem(renamed));
    assertEquals("", problem(renaming(start, start)));
    assertEquals(
        "Another saved send has this name.", problem(renaming(start, send("stop", "trial", ""))));
  }

  @Test
  void aNameIsNeeded() {
    assertEquals("Enter a name.", problem(saving(send(" ", "", ""))));
  }

  @Test
  void keysAreKeysAndFree() {
    assertEquals("", problem(saving(send("new", "", "F9"))));
    assertEquals("Enter a key such as F8 or Ctrl+5.", problem(saving(send("new", "", "x"))));
    assertTrue(problem(saving(send("new", "", "F6"))).startsWith("F6 is a key of the window."));
    assertEquals("f8 is already the key of 'start'.", problem(saving(send("new", "", "f8"))));
    assertEquals(
        "F8 is already the key of 'start'.", problem(renaming(stop, send("stop", "", "F8"))));
  }

  @Test
  void aKeyIsForTheOwnFileAndStaysWhereItIs() {
    var theirs = new SavedFiles.Snapshot(SavedSends.inMemory(), "x", "x", file.content(), "");
    var files = List.of(file, theirs);
    assertEquals(SaveDraft.NOT_OWN, saving(send("new", "", "F9")).problem(theirs, files, KEYS));
    assertEquals("", saving(send("new", "", "")).problem(theirs, files, KEYS));
    var origin = Optional.of(new SavedEntry.Send(theirs.file(), start));
    var renamed = new SaveDraft(send("go", "trial", "F8"), origin, true);
    assertEquals("", renamed.problem(theirs, files, KEYS));
  }
}
