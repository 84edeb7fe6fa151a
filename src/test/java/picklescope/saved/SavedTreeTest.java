package picklescope.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedSend;

class SavedTreeTest {
  private static SavedSend send(String path) {
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, Math.max(0, slash));
    return SavedSend.of("", Message.of(MessageForm.CALL, "send()"), "localhost")
        .named(path.substring(slash + 1), folder, "", "");
  }

  private static List<SavedSend> sends(String paths) {
    return Arrays.stream(paths.split(" ")).map(SavedTreeTest::send).toList();
  }

  private static String paths(List<SavedSend> sends) {
    return String.join(" ", sends.stream().map(SavedSend::path).toList());
  }

  private static SavedTree.Node node(String text) {
    return text.endsWith("/")
        ? new SavedTree.Folder(text.substring(0, text.length() - 1))
        : new SavedTree.Send(send(text));
  }

  @Test
  void whatLiesInAFolderStandsTogether() {
    assertEquals(
        "a f/b f/g/c f/d f/g2/e h", paths(SavedTree.ordered(sends("a f/b f/g/c h f/d f/g2/e"))));
    assertEquals("f/g/a f/g/c f/b", paths(SavedTree.ordered(sends("f/g/a f/b f/g/c"))));
    assertEquals("x//y/a x/b", paths(SavedTree.ordered(sends("x//y/a x/b"))));
  }

  @Test
  void sendsAreCountedInEachFolderAround() {
    assertEquals(Map.of("", 5, "f", 3, "f/g", 2), SavedTree.counts(sends("a f/b f/g/c h f/g/d")));
  }

  /** A file may be someone else's. */
  @Test
  @Timeout(60)
  void foldersMayBeManyDeepAndOddlyNamed() {
    String deep = "a/".repeat(5_000) + "x";
    assertEquals(deep, paths(SavedTree.ordered(List.of(send(deep)))));
    var many = IntStream.range(0, 100_000).mapToObj(i -> send("f" + i + "/x")).toList();
    assertEquals(many, SavedTree.ordered(many));
    assertEquals("a" + "/".repeat(300_000) + "b/x", send("a" + "/".repeat(300_000) + "b/x").path());
    assertEquals("a b/x", send("//a b///x").path());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a b c       | c    | BEFORE | a    | c a b
          a b c       | a    | AFTER  | b    | b a c
          a f/b f/c   | a    | BEFORE | f/b  | f/a f/b f/c
          a f/b f/c   | a    | AFTER  | f/b  | f/b f/a f/c
          a f/b f/c   | f/b  | BEFORE | a    | b a f/c
          a f/b f/c   | f/c  | AFTER  | f/   | a f/b c
          f/a b       | f/a  | AFTER  | f/   | a b
          f/a b       | b    | INTO   | f/   | f/a f/b
          f/a g/b g/c | g/   | BEFORE | f/   | g/b g/c f/a
          f/a g/b g/c | g/   | INTO   | f/   | f/a f/g/b f/g/c
          f/g/a f/b   | f/g/ | AFTER  | f/   | f/b g/a
          f/x/a f/x/b | f/x/ | BEFORE | f/   | x/a x/b
          a f/b       | a    | INTO   | /    | f/b a
          f/a f/g/b   | f/g/ | INTO   | /    | f/a g/b
          """)
  void aNodeGoesBesideAnotherOrInto(
      String before, String what, SavedTree.Side side, String to, String after) {
    var moved = SavedTree.move(sends(before), node(what), node(to), side).orElseThrow();
    assertEquals(after, paths(moved.sends()));
    assertEquals(sends(before).size(), new ArrayList<>(moved.sends()).size());
    assertEquals(
        SavedTree.members(sends(before), node(what)).size(),
        SavedTree.members(moved.sends(), moved.node()).size());
  }

  @Test
  void whatCannotBeIsLeft() {
    var all = sends("a f/b f/g/c");
    var into = SavedTree.Side.INTO;
    assertEquals(Optional.empty(), SavedTree.move(all, node("f/"), node("f/g/"), into));
    assertEquals(
        Optional.empty(), SavedTree.move(all, node("f/"), node("f/b"), SavedTree.Side.BEFORE));
    assertEquals(Optional.empty(), SavedTree.move(all, node("a"), node("a"), SavedTree.Side.AFTER));
    assertEquals(Optional.empty(), SavedTree.move(all, node("x"), node("a"), SavedTree.Side.AFTER));
    assertEquals(Optional.empty(), SavedTree.move(all, node("a"), node("x"), SavedTree.Side.AFTER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a f/b h f/g/c  | f/   | x         | a x/b h x/g/c
          a f/b f/g/c    | f/g/ | f/h       | a f/b f/h/c
          a f/b f/g/c    | f/g/ | /h / i/   | a f/b h/i/c
          f/b f/g/c      | f/   | f/g       | f/g/b f/g/g/c
          f/g/b          | f/g/ | f         | f/b
          f/b f2/c       | f/   | f3        | f3/b f2/c
          f/b            | f/   | f         | f/b
          """)
  void aFolderIsRenamedWithWhatIsInIt(String before, String folder, String path, String after) {
    var renamed =
        SavedTree.rename(sends(before), (SavedTree.Folder) node(folder), path).orElseThrow();
    assertEquals(after, paths(renamed.sends()));
    assertEquals(
        SavedTree.members(sends(before), node(folder)).size(),
        SavedTree.members(renamed.sends(), renamed.node()).size());
  }

  @ParameterizedTest
  @CsvSource({"f/,g", "f/,' g/ '", "f/,''", "f/,' / '", "x/,y", "f/h/,f"})
  void aFolderDoesNotTakeTheNameOfAnother(String folder, String path) {
    assertEquals(
        Optional.empty(),
        SavedTree.rename(sends("a f/b f/h/c g/d"), (SavedTree.Folder) node(folder), path));
  }

  @Test
  void whatComesFromAnotherFileKeepsItsPlaceBelow() {
    var members = SavedTree.members(sends("f/g/a f/b"), node("f/"));
    var moved =
        SavedTree.insert(sends("x h/y"), members, node("f/"), node("h/"), SavedTree.Side.INTO);
    assertEquals("x h/y h/f/g/a h/f/b", paths(moved.orElseThrow().sends()));
  }
}
