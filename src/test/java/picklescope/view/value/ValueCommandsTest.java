package picklescope.view.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.view.command.Command;

/** The commands for a value, and their texts. */
class ValueCommandsTest {
  private final List<String> done = new ArrayList<>();
  private boolean filtered;

  private final ValueActions actions =
      new ValueActions() {
        @Override
        public void filter(FilterChange change, String condition) {
          done.add(change + " " + condition);
        }

        @Override
        public boolean isFiltered() {
          return filtered;
        }

        @Override
        public void addColumn(String path) {
          done.add("column " + path);
        }

        @Override
        public void plot(String path) {
          done.add("plot " + path);
        }

        @Override
        public void color(String condition) {
          done.add("color " + condition);
        }

        @Override
        public void findNext(String condition) {
          done.add("find " + condition);
        }

        @Override
        public boolean endFind() {
          return false;
        }

        @Override
        public void copy(String text) {
          done.add("copy " + text);
        }

        @Override
        public void refuse() {
          done.add("refused");
        }
      };

  private static ChosenValue pose() {
    return new ChosenValue("e.data[0]", Optional.of("data[0]"), Optional.of("data[0] == 'pose'"));
  }

  private List<String> names(ChosenValue value) {
    return ValueCommands.of(value, actions).stream().map(Command::name).toList();
  }

  @Test
  void eachCommandBeginsWithItsVerb() {
    assertEquals(
        List.of(
            "Filter for  data[0] == 'pose'",
            "Exclude  data[0] == 'pose'",
            "Add as column  data[0]",
            "Plot  data[0]",
            "Colour like this  data[0] == 'pose'",
            "Find next with this  data[0] == 'pose'",
            "Copy path  e.data[0]"),
        names(pose()));
    filtered = true;
    assertEquals("And  data[0] == 'pose'", names(pose()).get(2));
    assertEquals("Or  data[0] == 'pose'", names(pose()).get(3));
  }

  @Test
  void eachCommandDoesWhatItsNameIs() {
    ValueCommands.of(pose(), actions).forEach(Command::run);
    assertEquals(
        List.of(
            "SAME data[0] == 'pose'",
            "NOT data[0] == 'pose'",
            "column data[0]",
            "plot data[0]",
            "color data[0] == 'pose'",
            "find data[0] == 'pose'",
            "copy e.data[0]"),
        done);
  }

  @Test
  void whatCannotBeReadCanOnlyBeCopied() {
    var none = new ChosenValue("p[3]", Optional.empty(), Optional.empty());
    var commands = ValueCommands.of(none, actions);
    commands.forEach(Command::run);
    assertEquals(List.of("copy p[3]"), done);
    assertEquals("Filter for  (filters cannot read it)", commands.getFirst().name());
    assertEquals("Add as column  (filters cannot read it)", commands.get(2).name());
    var large = new ChosenValue("e.foo", Optional.of("foo"), Optional.empty());
    assertEquals("Filter for  (too long, or not comparable)", names(large).getFirst());
    assertEquals("Add as column  foo", names(large).get(2));
    var unknown = new ChosenValue("", Optional.empty(), Optional.empty());
    assertEquals("Filter for", names(unknown).getFirst());
  }

  @Test
  void aLongTextIsShortenedInTheMiddle() {
    assertEquals("x".repeat(44), ValueCommands.shortened("x".repeat(44)));
    String shown = ValueCommands.shortened("data == ('" + "a".repeat(100) + "', 7)");
    assertEquals(44, shown.length());
    assertTrue(shown.startsWith("data == ('aaa"), shown);
    assertTrue(shown.endsWith("aaa', 7)"), shown);
    String faces = ValueCommands.shortened("😀".repeat(40) + "x");
    for (int i = 0; i < faces.length(); i++) {
      boolean alone =
          Character.isHighSurrogate(faces.charAt(i))
              && !Character.isLowSurrogate(faces.charAt(i + 1));
      assertTrue(!alone, faces);
    }
  }
}
