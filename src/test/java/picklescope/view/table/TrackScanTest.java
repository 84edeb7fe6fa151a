package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.python.Call;
import picklescope.session.Marks;
import picklescope.settings.ColorRule;
import picklescope.settings.ColorRule.Color;
import picklescope.view.MadeCapture;

@Timeout(120)
class TrackScanTest {
  private static final int PARTS = 10;

  private final MadeCapture capture = new MadeCapture();
  private final TrackScan scan = new TrackScan(capture.view());

  @AfterEach
  void close() {
    scan.close();
    capture.close();
  }

  private TrackMarks marks(RowOrder order, RowRules rules) {
    var found = new AtomicReference<>(TrackMarks.NONE);
    Await.until(
        "the marks",
        () -> {
          scan.ask(order, rules, PARTS);
          scan.poll().ifPresent(found::set);
          return found.get().parts() == PARTS;
        });
    return found.get();
  }

  private static RowRules rules(String... filters) {
    Color[] colors = {Color.GREEN, Color.RED};
    return RowRules.of(
        IntStream.range(0, filters.length)
            .mapToObj(i -> new ColorRule(filters[i], colors[i], "!", true))
            .toList());
  }

  private static BitSet parts(int... parts) {
    var set = new BitSet();
    for (int part : parts) {
      set.set(part);
    }
    return set;
  }

  @Test
  void markedAndColouredRowsAreFoundWhereTheyAre() throws Exception {
    capture.addNumbers(1, 100);
    capture.view().marks().comment(1, Marks.MARKED);
    capture.view().marks().comment(100, "the end");
    var found = marks(MadeOrder.range(1, 100), rules("data[0] == 55"));
    assertEquals(parts(0, 9), found.marked());
    for (int part = 0; part < PARTS; part++) {
      assertEquals(
          part == 5 ? Optional.of(Color.GREEN) : Optional.empty(), found.colors().get(part));
    }
  }

  @Test
  void theOrderOfTheRowsCountsNotTheirNumbers() throws Exception {
    capture.addNumbers(1, 10);
    capture.view().marks().comment(10, Marks.MARKED);
    var sorted = MadeOrder.fixed(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    assertEquals(parts(0), marks(sorted, RowRules.NONE).marked());
  }

  @Test
  void whereTwoColoursAreTheStrongerIsShown() throws Exception {
    capture.addNumbers(1, 100);
    var found = marks(MadeOrder.range(1, 100), rules("data[0] == 52", "data[0] == 55"));
    assertEquals(Optional.of(Color.RED), found.colors().get(5));
  }

  @Test
  void anotherMarkIsFoundAndARemovedOneIsNot() throws Exception {
    capture.addNumbers(1, 10);
    var order = MadeOrder.range(1, 10);
    assertEquals(parts(), marks(order, RowRules.NONE).marked());
    capture.view().marks().comment(3, Marks.MARKED);
    assertEquals(parts(2), marks(order, RowRules.NONE).marked());
    capture.view().marks().comment(3, "");
    assertEquals(parts(), marks(order, RowRules.NONE).marked());
  }

  @Test
  void noRowsHaveNoMarks() {
    assertEquals(parts(), marks(MadeOrder.of(), rules("kind == 'raw'")).marked());
  }

  /** An order of any number of rows, all the same message, which counts how often it is asked. */
  private record Many(long end, AtomicLong asked) implements RowOrder {
    @Override
    public long begin() {
      return 0;
    }

    @Override
    public long numberAt(long index) {
      asked.incrementAndGet();
      return index + 1;
    }

    @Override
    public long indexOf(long number) {
      return number - 1;
    }
  }

  @Test
  void theUsersMarkIsFoundWhereverItIs() throws Exception {
    capture.add(Call.of(1));
    capture.view().marks().comment(5_000_002, Marks.MARKED);
    var many = new Many(10_000_000, new AtomicLong());
    assertEquals(parts(5), marks(many, RowRules.NONE).marked());
  }

  @Test
  void ofTenMillionRowsABoundedNumberIsLookedAt() throws Exception {
    capture.add(Call.of(1));
    var asked = new AtomicLong();
    var found = marks(new Many(10_000_000, asked), rules("kind == 'network'"));
    assertEquals(Optional.of(Color.GREEN), found.colors().getFirst(), "row 1");
    assertTrue(asked.get() <= TrackRows.MOST_ROWS + 1, asked + " rows");
    assertTrue(asked.get() > TrackRows.MOST_ROWS / 4, asked + " rows");
  }

  @Test
  void whileRowsAreAddedEachIsLookedAtOnce() throws Exception {
    capture.add(Call.of(1));
    var asked = new AtomicLong();
    var rows = new Growing(new AtomicLong(), new AtomicLong(10_000), asked);
    var rules = rules("kind == 'network'");
    marks(rows, rules);
    long before = asked.get();
    rows.last().set(10_100);
    assertEquals(Optional.of(Color.GREEN), marks(rows, rules).colors().get(0));
    assertEquals(100, asked.get() - before);
  }

  @Test
  void whatIsLetGoIsFoundNoMoreAndWhatComesBackIs() throws Exception {
    capture.addNumbers(1, 100);
    var rows = new Growing(new AtomicLong(), new AtomicLong(100), new AtomicLong());
    var rules = rules("data[0] == 5");
    assertEquals(Optional.of(Color.GREEN), marks(rows, rules).colors().get(0));
    rows.first().set(50);
    assertEquals(Optional.empty(), marks(rows, rules).colors().get(0));
    rows.first().set(0);
    assertEquals(Optional.of(Color.GREEN), marks(rows, rules).colors().get(0));
  }

  @Test
  void amongManyMoreRowsWhatWasFoundStaysInItsPlace() throws Exception {
    capture.addNumbers(1, 100);
    var rows = new Growing(new AtomicLong(), new AtomicLong(100), new AtomicLong());
    var rules = rules("data[0] == 65");
    assertEquals(Optional.of(Color.GREEN), marks(rows, rules).colors().get(6));
    rows.last().set(100_000);
    assertEquals(Optional.of(Color.GREEN), marks(rows, rules).colors().get(0));
  }

  /** All datagrams, of which more may come and the first be let go. */
  private record Growing(AtomicLong first, AtomicLong last, AtomicLong asked) implements RowOrder {
    @Override
    public long begin() {
      return first.get();
    }

    @Override
    public long end() {
      return last.get();
    }

    @Override
    public long numberAt(long index) {
      asked.incrementAndGet();
      return index + 1;
    }

    @Override
    public long indexOf(long number) {
      return number - 1;
    }
  }
}
