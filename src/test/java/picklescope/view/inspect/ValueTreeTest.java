package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.eval.Constants;

/** Lines of the value tree opened, closed, kept open and laid out again. */
class ValueTreeTest {
  private final AtomicInteger columns = new AtomicInteger(80);

  private ValueTree tree(String... values) throws Exception {
    var roots = new ArrayList<ValueNode>();
    for (String value : values) {
      PyValue read = Constants.value(value);
      roots.add(
          ValueNode.root(
              "v" + roots.size(), ValueNode.Value.of(read, Optional.empty()), columns::get));
    }
    return new ValueTree(roots);
  }

  private static List<String> lines(ValueTree tree) {
    return IntStream.range(0, tree.size())
        .mapToObj(
            row -> " ".repeat(tree.row(row).depth()) + ValueText.line(tree.row(row), tree).text())
        .toList();
  }

  @Test
  void aLineIsOpenedAndClosedWithAllThatIsOpenInside() throws Exception {
    var tree = tree("[1, [2, 3]]", "5");
    tree.open(0);
    tree.open(2);
    assertEquals(
        List.of(
            "v0 = [1, [2, 3]]", " [0] = 1", " [1] = [2, 3]", "  [0] = 2", "  [1] = 3", "v1 = 5"),
        lines(tree));
    assertTrue(tree.isOpen(tree.row(2)));
    tree.close(0);
    assertEquals(List.of("v0 = [1, [2, 3]]", "v1 = 5"), lines(tree));
    tree.open(0);
    assertEquals(4, tree.size(), "what was open inside is closed");
  }

  @Test
  void whatHasNothingInsideIsNotOpened() throws Exception {
    var tree = tree("5", "[]", "'short'");
    for (int row = 0; row < 3; row++) {
      tree.open(row);
      assertFalse(tree.isOpen(tree.row(row)));
    }
    assertEquals(3, tree.size());
  }

  @Test
  void theSameLinesAreOpenedInAnotherMessage() throws Exception {
    var tree = tree("{'a': [1], 'b': [2]}", "[3]");
    tree.open(0);
    tree.open(2);
    tree.open(4);
    Set<String> open = tree.openKeys();
    var other = tree("{'a': [1], 'b': [4, 5]}", "7");
    other.openAll(open);
    assertEquals(
        List.of(
            "v0 = {'a': [1], 'b': [4, 5]}",
            " ['a'] = [1]",
            " ['b'] = [4, 5]",
            "  [0] = 4",
            "  [1] = 5",
            "v1 = 7"),
        lines(other));
  }

  @Test
  void revealingALineOpensWhatIsAroundIt() throws Exception {
    var tree = tree("[0, [1, ['deep']]]");
    var deep = tree.search(Optional.empty(), new ValueSearch("deep")::matches).orElseThrow();
    assertEquals("v0[1][1][0]", deep.path());
    assertEquals(-1, tree.rowOf(deep));
    assertEquals(5, tree.reveal(deep));
    assertEquals("[0] = 'deep'", lines(tree).get(5).strip());
    assertEquals(5, tree.reveal(deep), "again");
  }

  /** All of a value is searched, not only what its line shows. */
  @Test
  void aTextFarInsideAValueIsFound() throws Exception {
    var tree = tree("[b'" + "x".repeat(900) + "needle', 5]", "1" + "0".repeat(500) + "765");
    for (var sought : Map.of("needle", "v0[0]", "0765", "v1").entrySet()) {
      var found = tree.search(Optional.empty(), new ValueSearch(sought.getKey())::matches);
      assertEquals(sought.getValue(), found.orElseThrow().path());
    }
    assertEquals(
        Optional.empty(), tree.search(Optional.empty(), new ValueSearch("needles")::matches));
  }

  /** All of a key is searched, not only what its line shows of it. */
  @Test
  void aTextFarInsideAKeyIsFound() throws Exception {
    String x = "x".repeat(900);
    for (String key :
        List.of("'" + x + "needle'", "b'" + x + "needle'", "('" + x + "', (1, 'needle'))")) {
      var tree = tree("{'other': 0, " + key + ": 1}");
      var found = tree.search(Optional.empty(), new ValueSearch("needle")::matches);
      assertTrue(found.orElseThrow().path().startsWith("v0["), key);
      assertEquals(
          Optional.empty(), tree.search(Optional.empty(), new ValueSearch("needles")::matches));
    }
  }

  @Test
  void aPartThatManyShareIsSearchedOnce() throws Exception {
    PyValue shared = Constants.value("('needle',)");
    for (int i = 0; i < 10_000; i++) {
      shared = PyTuple.of(shared, shared);
    }
    var looked = new AtomicInteger();
    var search = new PartSearch(text -> looked.incrementAndGet() > 0 && text.contains("needles"));
    assertFalse(search.matches(shared));
    assertFalse(search.matches(PyTuple.of(shared)));
    assertEquals(1, looked.get());
    assertTrue(new PartSearch(text -> text.contains("needle")).matches(shared));
  }

  @Test
  void manyItemsAreInPages() throws Exception {
    var tree = tree("[" + "7,".repeat(250) + "]");
    tree.open(0);
    assertEquals(List.of(" 0 – 99", " 100 – 199", " 200 – 249"), lines(tree).subList(1, 4));
    tree.open(2);
    assertEquals("  [100] = 7", lines(tree).get(3));
    assertEquals("v0[100]", tree.row(3).path());
  }

  @Test
  void aLongTextIsLaidOutForTheColumnsThatThereAre() throws Exception {
    var tree = tree("'" + "x".repeat(300) + "'", "[1]");
    tree.open(0);
    tree.open(tree.size() - 1);
    int narrow = tree.size();
    columns.set(160);
    tree.fit();
    assertTrue(tree.size() < narrow, "fewer lines");
    assertTrue(tree.isOpen(tree.row(0)));
    assertEquals(" [0] = 1", lines(tree).getLast(), "what does not depend on it stays open");
    int wide = tree.size();
    tree.fit();
    assertEquals(wide, tree.size());
    columns.set(0);
    tree.fit();
    assertTrue(tree.size() <= 2 + 2 + 300 / 22, "a line has some columns in any case");
  }

  @Test
  void onlyWhatIsOpenedIsMade() throws Exception {
    var tree = tree("[[1, 2], [3, 4]]");
    assertEquals(1, tree.createdLines());
    tree.open(0);
    assertEquals(3, tree.createdLines());
  }
}
