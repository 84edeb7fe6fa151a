package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.session.CaptureView;
import picklescope.session.EventDecoder;
import picklescope.view.MadeCapture;

/** The rows of a capture, paused, cleared, filtered and sorted together. */
@Timeout(120)
class EventRowsTest {
  private final MadeCapture capture = new MadeCapture();
  private final AtomicReference<String> name = new AtomicReference<>("127.0.0.1");
  private final AtomicReference<Envelopes> envelopes = new AtomicReference<>(Envelopes.auto());
  private final AtomicLong version = new AtomicLong();
  private final Told told = new Told();
  private final EventRows rows = rows(capture.journal());

  @AfterEach
  void close() {
    rows.close();
    capture.close();
  }

  private EventRows rows(Capture shown) {
    var decoder = new EventDecoder(envelopes::get, this::name, Optional.of("us"));
    return new EventRows(new CaptureView(shown, decoder, version::get), told);
  }

  private String name(InetAddress address) {
    return name.get();
  }

  /** What is told, in its order. */
  private static final class Told implements RowsListener {
    private final List<String> all = new ArrayList<>();

    @Override
    public void sortingEnded() {
      all.add("own order");
    }

    @Override
    public void decodingChanged(boolean anything) {
      all.add(anything ? "anything" : "names");
    }

    @Override
    public void notify(String message) {
      all.add(message);
    }
  }

  private List<Long> numbers() {
    RowOrder order = rows.table().order();
    return LongStream.range(order.begin(), order.end()).map(order::numberAt).boxed().toList();
  }

  private void await(String what, BooleanSupplier holds) {
    Await.until(
        what,
        () -> {
          rows.pulse();
          return holds.getAsBoolean();
        });
  }

  private void awaitRows(Long... wanted) {
    await(List.of(wanted) + " and not " + numbers(), () -> numbers().equals(List.of(wanted)));
  }

  private static Sorting sorting(String column, boolean descending) {
    return new Sorting(Column.named(column).orElseThrow(), descending);
  }

  @Test
  void rowsThatWaitWhilePausedAreCounted() throws Exception {
    capture.addNumbers(1, 1);
    assertEquals("1 message", rows.countWords());
    rows.pause(true);
    assertEquals("1 message", rows.countWords());
    capture.addNumbers(2, 1_500);
    assertEquals("1 message, 1,499 waiting", rows.countWords());
    assertEquals(List.of(1L), numbers());
    rows.pause(false);
    assertEquals("1,500 messages", rows.countWords());
    assertTrue(rows.table().viewport().following());
  }

  @Test
  void rowsThatGoOnDoNotTakeTheViewFromASelectedRow() throws Exception {
    capture.addNumbers(1, 50);
    rows.table().goTo(3);
    rows.pause(true);
    rows.pause(false);
    assertFalse(rows.table().viewport().following());
  }

  @Test
  void aMessageThatTheTableDoesNotShowIsLookedAtWithTheReason() throws Exception {
    capture.addNumbers(1, 10);
    assertEquals("", rows.whyNoRow());
    rows.clear();
    capture.addNumbers(11, 20);
    rows.pause(true);
    capture.addNumbers(21, 30);
    rows.goToNearest(25);
    assertEquals(OptionalLong.of(25), rows.table().inspected());
    assertEquals("waiting: the table is paused", rows.whyNoRow());
    rows.goToNearest(15);
    assertEquals(OptionalLong.of(15), rows.table().leadNumber());
    assertEquals("", rows.whyNoRow());
    rows.goToNearest(5);
    assertEquals(OptionalLong.of(5), rows.table().inspected());
    assertEquals("removed by Clear", rows.whyNoRow());
    rows.undoClear();
    rows.table().pulse(RowLoader.Reading.NONE);
    assertEquals(OptionalLong.of(5), rows.table().leadNumber(), "it has a row again");
    assertFalse(rows.table().viewport().following());
    for (long number : new long[] {0, 31}) {
      assertTrue(rows.goToNearest(number));
      assertEquals(
          OptionalLong.of(number == 0 ? 1 : 20), rows.table().leadNumber(), "no such message");
    }
    rows.filter(Filter.of("data[0] % 5 == 0"));
    awaitRows(5L, 10L, 15L, 20L);
    rows.table().goTo(17);
    assertEquals("hidden by the filter", rows.whyNoRow());
    rows.goToNearest(17);
    assertEquals(OptionalLong.of(20), rows.table().leadNumber(), "the next one shown");
    rows.table().goTo(25);
    rows.pause(false);
    awaitRows(5L, 10L, 15L, 20L, 25L, 30L);
    rows.table().pulse(RowLoader.Reading.NONE);
    assertEquals(OptionalLong.of(25), rows.table().leadNumber(), "it waits no longer");
    assertFalse(rows.table().viewport().following(), "it stays in view");
  }

  @Test
  void aMessageIsInspectedThoughThereIsNoRow() throws Exception {
    assertEquals(0, rows.newest());
    assertFalse(rows.goToNearest(1));
    capture.addNumbers(1, 3);
    rows.clear();
    assertTrue(rows.goToNearest(2));
    assertEquals(OptionalLong.of(2), rows.table().inspected());
    assertFalse(rows.goToNearest(9));
  }

  @Test
  void clearedRowsAreGoneAlsoFromTheFilter() throws Exception {
    capture.addNumbers(1, 10);
    rows.filter(Filter.of("data[0] % 5 == 0"));
    awaitRows(5L, 10L);
    assertFalse(rows.isCleared());
    rows.clear();
    assertTrue(rows.isCleared());
    assertEquals(List.of(), numbers());
    assertEquals("0 of 0", rows.chosenOfAll());
    capture.addNumbers(11, 20);
    awaitRows(15L, 20L);
    await("looked through", () -> rows.chosenOfAll().equals("2 of 10"));
    rows.filter(Filter.of(""));
    assertEquals(10, numbers().size());
  }

  @Test
  void clearIsANewBeginningAndCanBeUndone() throws Exception {
    capture.addNumbers(1, 5);
    rows.table().goTo(3);
    var leads = new ArrayList<OptionalLong>();
    rows.table().onLead(leads::add);
    rows.pause(true);
    capture.addNumbers(6, 8);
    rows.clear();
    assertEquals(OptionalLong.empty(), leads.getLast(), "the inspector shows nothing");
    assertEquals("0 messages", rows.countWords());
    assertEquals(8, rows.clearedTo());
    capture.addNumbers(9, 10);
    assertEquals(List.of(9L, 10L), numbers());
    assertEquals("all 2 messages since Clear", rows.allWords());
    assertEquals(List.of(9L, 10L), all());
    rows.clear();
    capture.addNumbers(11, 11);
    assertEquals("the only message since Clear", rows.allWords());
    rows.undoClear();
    assertEquals(List.of(9L, 10L, 11L), numbers(), "the latest is undone first");
    rows.undoClear();
    assertEquals(11, numbers().size());
    assertFalse(rows.isCleared());
    assertEquals(0, rows.clearedTo());
    assertEquals("all 11 messages", rows.allWords());
    assertEquals("What was cleared is shown again.", told.all.getLast());
    rows.undoClear();
    assertEquals("Nothing was cleared.", told.all.getLast());
  }

  @Test
  void allMessagesAreThoseOfNoFilterAndThoseThatWait() throws Exception {
    capture.addNumbers(1, 4);
    rows.filter(Filter.of("data[0] == 2"));
    awaitRows(2L);
    rows.pause(true);
    capture.addNumbers(5, 6);
    assertEquals("all 6 messages, whatever the filter", rows.allWords());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), all());
  }

  private List<Long> all() throws Exception {
    try (var all = MessageNumbers.shown(rows.allMessages(), capture.journal())) {
      return all.take(() -> true).boxed().toList();
    }
  }

  @Test
  void liveRowsArePausedWhileTheyAreSorted() throws Exception {
    capture.addNumbers(1, 4);
    rows.sort().want(Optional.of(sorting("data[0]", true)));
    assertTrue(rows.isPaused());
    awaitRows(4L, 3L, 2L, 1L);
    capture.addNumbers(5, 6);
    rows.pulse();
    assertEquals(List.of(4L, 3L, 2L, 1L), numbers());
    rows.sort().off();
    assertFalse(rows.isPaused());
    awaitRows(1L, 2L, 3L, 4L, 5L, 6L);
    assertTrue(told.all.contains("own order"));
  }

  @Test
  void whoHadPausedBeforeSortingStaysPaused() throws Exception {
    capture.addNumbers(1, 4);
    rows.pause(true);
    rows.sort().want(Optional.of(sorting("data[0]", true)));
    awaitRows(4L, 3L, 2L, 1L);
    rows.sort().off();
    assertTrue(rows.isPaused());
  }

  @Test
  void goingOnEndsTheSort() throws Exception {
    capture.addNumbers(1, 4);
    rows.sort().want(Optional.of(sorting("data[0]", true)));
    awaitRows(4L, 3L, 2L, 1L);
    rows.pause(false);
    awaitRows(1L, 2L, 3L, 4L);
  }

  @Test
  void aFilesRowsNeedNoPause() throws Exception {
    capture.addNumbers(1, 4);
    try (var file = rows(new ReadingCapture(capture.journal()))) {
      file.sort().want(Optional.of(sorting("data[0]", true)));
      assertFalse(file.isPaused());
      assertTrue(file.shownMessages().last().isEmpty(), "it may still be read");
    }
    assertEquals(4, rows.shownMessages().last().getAsLong(), "what comes later is not meant");
  }

  @Test
  void theSelectedRowStaysSelectedWhenRowsAreSortedAndFiltered() throws Exception {
    capture.addNumbers(1, 20);
    rows.table().goTo(10);
    rows.sort().want(Optional.of(sorting("data[0]", true)));
    await("sorted", () -> rows.table().order() instanceof SortedOrder);
    assertEquals(OptionalLong.of(10), rows.table().leadNumber());
    rows.filter(Filter.of("data[0] % 5 == 0"));
    awaitRows(20L, 15L, 10L, 5L);
    assertEquals(OptionalLong.of(10), rows.table().leadNumber());
    rows.pause(false);
    awaitRows(5L, 10L, 15L, 20L);
    assertEquals(OptionalLong.of(10), rows.table().leadNumber());
  }

  @Test
  void aFilterIsSortedAndTakenInThatOrder() throws Exception {
    capture.addNumbers(1, 20);
    rows.filter(Filter.of("data[0] % 5 == 0"));
    rows.sort().want(Optional.of(sorting("data[0]", true)));
    awaitRows(20L, 15L, 10L, 5L);
    await("whole", () -> rows.sort().isDone());
    try (var shown = rows.shownMessages()) {
      assertEquals(List.of(20L, 15L, 10L, 5L), shown.numbers(20, () -> true).boxed().toList());
    }
  }

  @Test
  void aNameThatChangesIsFilteredAgainWhereTheSenderIsAskedFor() throws Exception {
    capture.addNumbers(1, 3);
    rows.filter(Filter.of("sender == 'LAB-3'"));
    await("looked at", () -> rows.chosenOfAll().equals("0 of 3"));
    name.set("LAB-3");
    version.incrementAndGet();
    awaitRows(1L, 2L, 3L);
    assertEquals(List.of("names"), told.all);
  }

  @Test
  void anEnvelopeThatChangesIsFilteredAgain() throws Exception {
    capture.add(Envelope.auto().encode(Call.of(5), 4));
    rows.filter(Filter.of("kind == 'raw'"));
    await("looked at", () -> rows.chosenOfAll().equals("0 of 1"));
    envelopes.set(Envelopes.auto().with(4950, Envelope.of("skip 1")));
    awaitRows(1L);
    assertEquals(List.of("anything"), told.all);
  }

  private void addAt(long nanos) throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    assertTrue(
        capture
            .journal()
            .append(new Datagram(0, nanos, Direction.IN, address, address, new byte[] {1})));
  }

  @Test
  void whatCameLateIsInItsPlaceWhilePaused() throws Exception {
    var late = new AtomicBoolean();
    rows.placeLate(late::get);
    for (long nanos : new long[] {10, 30, 40, 20}) {
      addAt(nanos);
    }
    rows.pause(true);
    awaitRows(1L, 2L, 3L, 4L);
    rows.pause(false);
    late.set(true);
    rows.pause(true);
    awaitRows(1L, 4L, 2L, 3L);
    addAt(25);
    awaitRows(1L, 4L, 2L, 3L);
    rows.pause(false);
    awaitRows(1L, 2L, 3L, 4L, 5L);
    rows.sort().want(Optional.of(sorting("time", true)));
    awaitRows(3L, 2L, 5L, 4L, 1L);
  }
}
