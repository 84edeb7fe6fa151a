package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.filter.Field;
import picklescope.view.MadeCapture;

@Timeout(120)
class TableModelTest {
  private static final int ROWS = 100;
  private static final int FIT = 10;
  private static final RowLoader.Reading READING =
      new RowLoader.Reading(
          List.of(Column.of(Field.NUMBER), Column.of(Field.TIME)), RowRules.NONE, 0, 4);

  private final MadeCapture capture = new MadeCapture();
  private final RowLoader loader = new RowLoader(capture.view());
  private final MadeOrder order = MadeOrder.range(1, ROWS);
  private final TableModel model = new TableModel(order, loader);
  private final List<OptionalLong> leads = new ArrayList<>();

  @BeforeEach
  void fill() throws Exception {
    capture.addNumbers(1, 2 * ROWS);
    model.resize(FIT);
    model.onLead(leads::add);
    show();
  }

  @AfterEach
  void close() {
    loader.close();
    capture.close();
  }

  /** Reads what is in view. */
  private void show() {
    Await.until(
        "rows in view",
        () -> {
          model.pulse(READING);
          return shown().equals(inView());
        });
  }

  private List<Long> shown() {
    return model.frame().rows().stream()
        .filter(row -> row.kind() != Row.Kind.PENDING)
        .map(Row::number)
        .toList();
  }

  private List<Long> inView() {
    var numbers = new ArrayList<Long>();
    long top = model.viewport().top();
    for (long i = top; i < Math.min(model.order().end(), top + model.viewport().rows()); i++) {
      numbers.add(model.order().numberAt(i));
    }
    return numbers;
  }

  private List<Long> selected() {
    return model.selectedNumbers().boxed().toList();
  }

  private List<String> times() {
    return model.frame().rows().stream().map(row -> row.cell(1).text()).toList();
  }

  @Test
  void theNewestRowsAreInViewAndStayThere() {
    assertEquals(List.of(91L, 92L, 93L, 94L, 95L, 96L, 97L, 98L, 99L, 100L), shown());
    order.add(101, 102);
    show();
    assertEquals(102, shown().getLast());
    assertTrue(model.viewport().following());
  }

  @Test
  void whoScrollsUpStaysThereUntilTheEndIsReachedAgain() {
    model.scrollBy(-20);
    order.add(101, 102, 103);
    show();
    assertEquals(71, shown().getFirst());
    assertFalse(model.viewport().following());
    assertEquals(23, model.viewport().below());
    model.scrollTo(order.end());
    assertTrue(model.viewport().following(), "the very end is followed");
    model.scrollTo(3);
    model.follow();
    show();
    assertEquals(103, shown().getLast());
  }

  @Test
  void stayingKeepsTheRowsThatAreDrawnNotThoseThatHaveComeSince() {
    order.add(101, 102, 103);
    model.stay();
    show();
    assertEquals(91, shown().getFirst());
  }

  @Test
  void aSelectedRowStaysInViewWhileRowsCome() {
    model.moveLead(95, false);
    order.add(101, 102, 103);
    show();
    assertEquals(91, shown().getFirst());
    assertEquals(List.of(96L), selected());
    assertEquals(List.of(OptionalLong.of(96)), leads);
  }

  @Test
  void aRangeIsSelectedFromItsAnchorInTheOrderOfTheTable() {
    model.display(MadeOrder.fixed(5, 3, 9, 1));
    model.moveLead(2, false);
    model.moveLead(0, true);
    assertEquals(List.of(5L, 3L, 9L), selected());
    assertEquals(OptionalLong.of(5), model.leadNumber());
  }

  @Test
  void theKeyboardMovesAloneAndTurnsItsRowOver() {
    model.moveLead(50, false);
    model.moveLeadAlone(52);
    model.toggleLead();
    assertEquals(List.of(51L, 53L), selected());
    model.toggleLead();
    assertEquals(List.of(51L), selected());
    assertEquals(OptionalLong.of(52), model.leadIndex());
  }

  @Test
  void allThereIsNowIsSelectedWithoutWhatComes() {
    model.selectAll();
    order.add(101);
    assertEquals(ROWS, model.selection().count());
    assertEquals(OptionalLong.empty(), model.leadNumber());
  }

  @Test
  void goingToTheNearestTakesTheRowOrTheNextOneShown() {
    model.display(MadeOrder.of(10, 20, 30));
    model.goToNearest(20);
    assertEquals(OptionalLong.of(20), model.leadNumber());
    model.goToNearest(21);
    assertEquals(OptionalLong.of(30), model.leadNumber());
    model.goToNearest(31);
    assertEquals(OptionalLong.of(30), model.leadNumber(), "there is none after it");
    model.goToIndex(-7);
    assertEquals(OptionalLong.of(10), model.leadNumber());
    model.display(MadeOrder.of());
    model.goToNearest(1);
    assertEquals(OptionalLong.empty(), model.leadNumber(), "there are no rows");
  }

  /** Another message than the one that was chosen must not be taken for it. */
  @Test
  void aMessageWithoutARowIsLookedAtAndNoOtherIsSelected() {
    var waiting = MadeOrder.of(10, 20, 30);
    model.display(waiting);
    model.goTo(20);
    model.goTo(25);
    assertEquals(List.of(), selected());
    assertEquals(OptionalLong.of(25), leads.getLast());
    assertTrue(model.isInspectedHidden());
    model.goTo(31);
    assertEquals(OptionalLong.of(31), model.inspected());
    show();
    assertEquals(List.of(), selected());
    waiting.add(31);
    show();
    assertEquals(List.of(31L), selected(), "its row has come");
    assertFalse(model.isInspectedHidden());
    model.display(MadeOrder.fixed(30, 10));
    model.goTo(20);
    show();
    assertEquals(OptionalLong.of(20), model.inspected());
    model.display(MadeOrder.of(10, 20, 30));
    show();
    assertEquals(List.of(20L), selected());
  }

  @Test
  void goingToARowScrollsAsFarAsNeeded() {
    model.goTo(95);
    show();
    assertEquals(91, shown().getFirst(), "it was in view");
    model.goTo(85);
    show();
    assertEquals(85, shown().getFirst());
    model.goTo(95);
    show();
    assertEquals(95, shown().getLast());
  }

  @Test
  void otherRowsKeepTheRowThatTheKeyboardIsAt() {
    model.moveLead(49, false);
    model.moveLead(52, true);
    leads.clear();
    model.display(MadeOrder.of(10, 40, 53, 60));
    assertEquals(List.of(53L), selected(), "of the selection the lead alone");
    assertEquals(List.of(OptionalLong.of(53)), leads);
  }

  @Test
  void aRowThatAFilterComesToLaterIsSelectedThen() {
    model.moveLead(52, false);
    leads.clear();
    var filtered = MadeOrder.of(10, 40);
    model.display(filtered);
    show();
    assertEquals(List.of(), selected());
    assertEquals(List.of(), leads, "it may still come");
    filtered.add(53);
    show();
    assertEquals(List.of(53L), selected());
    assertEquals(List.of(OptionalLong.of(53)), leads);
  }

  @Test
  void aRowThatAFilterHidesIsStillLookedAt() {
    model.moveLead(52, false);
    leads.clear();
    var filtered = MadeOrder.of(10, 40);
    model.display(filtered);
    filtered.add(54);
    show();
    assertEquals(List.of(), selected());
    assertEquals(List.of(OptionalLong.of(53)), leads);
    assertTrue(model.isInspectedHidden());
    filtered.add(60, 70);
    show();
    assertEquals(1, leads.size(), "that is told once");
    model.display(MadeOrder.of(10, 53, 54));
    show();
    assertEquals(List.of(53L), selected(), "selected again where it is shown");
    assertFalse(model.isInspectedHidden());
  }

  @Test
  void aRowThatIsStillSoughtIsSoughtAmongTheNextRowsToo() {
    model.moveLead(52, false);
    model.display(MadeOrder.of(10, 40)); // a filter that has not come to it
    model.showFromTop(MadeOrder.fixed(60, 53, 10));
    assertEquals(List.of(53L), selected());
  }

  @Test
  void whatTheUserSelectsMeanwhileIsNotTakenAway() {
    model.moveLead(52, false);
    var filtered = MadeOrder.of(10, 40);
    model.display(filtered);
    model.moveLead(0, false);
    filtered.add(53);
    show();
    assertEquals(List.of(10L), selected());
  }

  @Test
  void sortedRowsThatLackTheRowAreNotWaitedFor() {
    model.moveLead(52, false);
    leads.clear();
    model.showFromTop(MadeOrder.fixed(9, 8, 7));
    assertTrue(model.isInspectedHidden());
    model.moveLead(0, false);
    assertFalse(model.isInspectedHidden());
    model.showFromTop(MadeOrder.fixed(7, 8, 9));
    assertEquals(List.of(9L), selected());
  }

  @Test
  void otherRowsAreShownFromTheirFirstOnWhereThatIsAskedFor() {
    var sorted = MadeOrder.fixed(LongStream.range(0, 50).toArray());
    model.showFromTop(sorted);
    show();
    assertEquals(0, model.viewport().top());
    assertFalse(model.viewport().following());
  }

  @Test
  void theRowAtTheTopStaysThereWhenOtherRowsAreShown() {
    model.scrollTo(40);
    show();
    model.display(MadeOrder.range(31, ROWS));
    show();
    assertEquals(41, shown().getFirst());
  }

  @Test
  void theRowAtTheTopComesBackWhenAFilterReachesIt() {
    model.scrollTo(40);
    show();
    var filtered = MadeOrder.of();
    model.display(filtered);
    show();
    for (long number = 2; number <= 38; number += 2) {
      filtered.add(number);
      show();
    }
    assertEquals(38, shown().getLast(), "no row is near it yet");
    LongStream.rangeClosed(20, 50).forEach(half -> filtered.add(2 * half));
    show();
    assertEquals(42, shown().getFirst(), "the next one after 41");

    var other = MadeOrder.of();
    model.display(other);
    LongStream.rangeClosed(1, 20).forEach(number -> other.add(number));
    show();
    model.scrollTo(3);
    show();
    LongStream.rangeClosed(21, 80).forEach(number -> other.add(number));
    show();
    assertEquals(4, shown().getFirst(), "the user has scrolled");
  }

  @Test
  void theFirstRowIsSelectedUntilTheUserSelects() {
    model.display(MadeOrder.of());
    model.selectFirst();
    show();
    assertEquals(List.of(), leads.stream().filter(OptionalLong::isPresent).toList());
    model.display(order);
    show();
    assertEquals(List.of(1L), selected());
    model.display(MadeOrder.of(30, 40));
    show();
    assertEquals(List.of(30L), selected(), "the first of a filter's rows too");
    model.goTo(40);
    model.display(order);
    show();
    assertEquals(List.of(40L), selected());
  }

  @Test
  void whoComesByKeyboardIsAtTheFirstRowInView() {
    model.scrollTo(30);
    model.enter();
    assertEquals(List.of(31L), selected());
    model.scrollTo(60);
    model.enter();
    assertEquals(List.of(31L), selected(), "the keyboard was at a row");
  }

  @Test
  void theKeyboardsRowStaysInViewWhenFewerFit() {
    model.scrollTo(40);
    model.moveLead(48, false);
    model.resize(4);
    assertTrue(model.viewport().shows(48));
    model.scrollTo(10);
    model.resize(3);
    assertEquals(10, model.viewport().top(), "it was not in view");
  }

  @Test
  void aLeadThatHasBeenLetGoHasNoNumber() {
    model.moveLead(5, false);
    assertEquals(OptionalLong.of(6), model.leadNumber());
    order.letGo(50);
    show();
    assertEquals(OptionalLong.empty(), model.leadNumber());
    assertEquals(50, model.viewport().top(), "what is in view is pushed on");
  }

  @Test
  void theUserWaitsUntilWhatWasAskedForIsRead() {
    assertFalse(model.isHurried());
    model.goTo(20);
    assertTrue(model.isHurried());
    show();
    Await.until(
        "no hurry",
        () -> {
          model.pulse(READING);
          return !model.isHurried();
        });
    order.add(101);
    show();
    assertFalse(model.isHurried(), "rows that come are no hurry");
  }

  @Test
  void aChangeIsTakenOnce() {
    show();
    model.takeChanged();
    assertFalse(model.takeChanged());
    model.selectAll();
    assertTrue(model.takeChanged());
    assertFalse(model.takeChanged());
  }

  @Test
  void timesAreShownSinceTheFirstThePreviousOrTheSelectedRow() {
    model.display(MadeOrder.of(2, 5, 9));
    model.setTimeForm(TimeForm.SINCE_START);
    awaitTimes("0.000000", "3.000000", "7.000000");
    model.setTimeForm(TimeForm.SINCE_PREVIOUS);
    awaitTimes("", "3.000000", "4.000000");
    model.goTo(5);
    model.setTimeForm(TimeForm.SINCE_SELECTED);
    awaitTimes("-3.000000", "0.000000", "4.000000");
  }

  private void awaitTimes(String... wanted) {
    Await.until(
        List.of(wanted).toString(),
        () -> {
          model.pulse(READING);
          return times().equals(List.of(wanted));
        });
  }
}
