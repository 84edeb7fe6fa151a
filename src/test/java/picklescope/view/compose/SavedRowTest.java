package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedSend;

/** The tree of saved sends, and the steps in it. */
class SavedRowTest {
  private static final Predicate<SavedEntry> OPEN = _ -> false;

  private final SavedSends store = SavedSends.inMemory();

  private static SavedSend send(String path) {
    int slash = path.lastIndexOf('/');
    return SavedSend.of("", Message.of(MessageForm.CALL, "send()"), "localhost")
        .named(path.substring(slash + 1), path.substring(0, Math.max(0, slash)), "", "");
  }

  private SavedFiles.Snapshot file(String title, String... paths) {
    var sends = List.of(paths).stream().map(SavedRowTest::send).toList();
    return new SavedFiles.Snapshot(
        title.isEmpty() ? store : SavedSends.inMemory(),
        title,
        title,
        new SavedContent(sends, List.of()),
        "");
  }

  private static String name(SavedEntry entry) {
    return switch (entry) {
      case SavedEntry.File(var shown) -> shown.title();
      case SavedEntry.Folder(_, var folder, int count) -> folder.path() + "/" + count;
      case SavedEntry.Send(_, var send) -> send.path();
    };
  }

  private static List<String> names(SavedRow row, int depth) {
    var names = new ArrayList<String>();
    row.entry().ifPresent(entry -> names.add(" ".repeat(depth - 1) + name(entry)));
    row.children().forEach(child -> names.addAll(names(child, depth + 1)));
    return names;
  }

  private static SavedEntry entry(SavedRow row, String name) {
    return find(row, name).orElseThrow();
  }

  private static Optional<SavedEntry> find(SavedRow row, String name) {
    return row.entry()
        .filter(entry -> name(entry).equals(name))
        .or(() -> row.children().stream().flatMap(child -> find(child, name).stream()).findFirst());
  }

  @Test
  void filesFoldersAndSends() {
    var root =
        SavedRow.of(
            List.of(
                file("", "reset", "trial/day 1/start", "alone", "trial/stop"),
                file("team.json", "trial/go"),
                file("empty.json")));
    assertEquals(
        List.of(
            "reset",
            "trial/2",
            " trial/day 1/1",
            "  trial/day 1/start",
            " trial/stop",
            "alone",
            "team.json",
            " trial/1",
            "  trial/go",
            "empty.json"),
        names(root, 0));
  }

  @Test
  @Timeout(60)
  void aFileOfManyFoldersIsShown() {
    var paths = IntStream.range(0, 20_000).mapToObj("f%d/x"::formatted).toArray(String[]::new);
    assertEquals(20_000, SavedRow.of(List.of(file("", paths))).children().size());
  }

  private static String step(
      SavedRow root, String name, boolean down, Predicate<SavedEntry> closed) {
    return SavedStep.of(root, entry(root, name), down, closed)
        .map(step -> step.side() + " " + name(step.to()))
        .orElse("");
  }

  @Test
  void stepsGoIntoOpenFoldersAndOutAgain() {
    var root = SavedRow.of(List.of(file("", "trial/start", "trial/stop", "reset")));
    assertEquals("AFTER trial/stop", step(root, "reset", false, OPEN));
    assertEquals("BEFORE trial/start", step(root, "trial/stop", false, OPEN));
    assertEquals("BEFORE trial/2", step(root, "trial/start", false, OPEN));
    assertEquals("AFTER trial/2", step(root, "trial/stop", true, OPEN));
    assertEquals("AFTER reset", step(root, "trial/2", true, OPEN));
    assertEquals("", step(root, "trial/2", false, OPEN));
    assertEquals("", step(root, "reset", true, OPEN));
    var downwards = SavedRow.of(List.of(file("", "reset", "trial/start")));
    assertEquals("BEFORE trial/start", step(downwards, "reset", true, OPEN));
  }

  @Test
  void stepsGoPastCollapsedFolders() {
    var root = SavedRow.of(List.of(file("", "trial/start", "trial/stop", "reset")));
    assertEquals(
        "BEFORE trial/2", step(root, "reset", false, one -> one instanceof SavedEntry.Folder));
  }

  @Test
  void stepsStayInTheirFile() {
    var root = SavedRow.of(List.of(file("", "reset"), file("team.json", "go")));
    assertEquals("", step(root, "reset", true, OPEN));
    assertEquals("", step(root, "go", false, OPEN));
    assertEquals("", step(root, "go", true, OPEN));
  }
}
