package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.filter.Field;
import picklescope.python.Call;
import picklescope.settings.ColorRule;
import picklescope.settings.ColorRule.Color;
import picklescope.view.MadeCapture;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/** Rows read behind the table. */
@Timeout(120)
class RowLoaderTest {
  private final MadeCapture capture = new MadeCapture();
  private final RowLoader loader = new RowLoader(capture.view());
  private final AtomicReference<RowLoader.Frame> newest =
      new AtomicReference<>(new RowLoader.Frame(RowLoader.Request.NONE, List.of()));

  @AfterEach
  void close() {
    loader.close();
    capture.close();
  }

  private static Column counting(AtomicInteger made) {
    return made(source -> Integer.toString(made.incrementAndGet()));
  }

  private static Column made(Function<Column.Source, String> text) {
    return new Column(
        "made",
        "Made",
        5,
        false,
        false,
        source -> StyledText.of(text.apply(source), TokenKind.PLAIN),
        _ -> Optional.empty());
  }

  private static RowLoader.Reading reading(long version, Column... columns) {
    return new RowLoader.Reading(List.of(columns), RowRules.NONE, version, 4);
  }

  private static RowLoader.Request request(RowLoader.Reading reading, Long... numbers) {
    return new RowLoader.Request(0, List.of(numbers), reading, RowTimes.CLOCK);
  }

  private List<Row> read(RowLoader.Request request) {
    loader.ask(request);
    Await.until(
        "all rows",
        () -> {
          loader.poll().ifPresent(newest::set);
          return newest.get().request() == request
              && newest.get().rows().stream().noneMatch(row -> row.kind() == Row.Kind.PENDING);
        });
    return newest.get().rows();
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(row -> row.cell(0).text()).toList();
  }

  @Test
  void rowsHaveWhatTheColumnsShow() throws Exception {
    capture.add(Call.of(5, "hello").with("foo", 78));
    capture.add(new byte[] {'h', 'i'});
    var columns =
        new Column[] {
          Column.of(Field.NUMBER), Column.of(Field.DATA), Column.named("foo").orElseThrow()
        };
    var rows = read(request(reading(0, columns), 2L, 1L));
    assertEquals(
        List.of(List.of("2", "raw b'hi'", ""), List.of("1", "5, 'hello'", "78")),
        rows.stream().map(row -> row.cells().stream().map(StyledText::text).toList()).toList());
    assertEquals(List.of(Row.Kind.IN, Row.Kind.IN), rows.stream().map(Row::kind).toList());
  }

  @Test
  void aDatagramThatIsNoLongerHeldIsReported() throws Exception {
    capture.addNumbers(1, 1);
    var rows = read(request(reading(0, Column.of(Field.NUMBER), Column.of(Field.DATA)), 1L, 7L));
    assertEquals(Row.Kind.BROKEN, rows.get(1).kind());
    assertEquals(
        List.of("7", "no longer held"),
        rows.get(1).cells().stream().map(StyledText::text).toList());
  }

  @Test
  void aRowIsReadOnceUntilItMayReadOtherwise() throws Exception {
    capture.addNumbers(1, 3);
    var made = new AtomicInteger();
    var counting = counting(made);
    assertEquals(List.of("1", "2"), texts(read(request(reading(0, counting), 1L, 2L))));
    assertEquals(List.of("2", "3"), texts(read(request(reading(0, counting), 2L, 3L))));
    assertEquals(List.of("4", "5"), texts(read(request(reading(1, counting), 2L, 3L))));
  }

  @Test
  void aRowThatFailsIsReportedAndTheOthersAreRead() throws Exception {
    capture.addNumbers(1, 2);
    var failing =
        made(source -> {
          if (source.event().datagram().number() == 1) {
            throw new IllegalStateException("a mistake");
          }
          return "fine";
        });
    var rows = read(request(reading(0, failing, Column.of(Field.DATA)), 1L, 2L));
    assertEquals(
        "could not be read: java.lang.IllegalStateException: a mistake",
        rows.get(0).cell(1).text());
    assertEquals("fine", rows.get(1).cell(0).text());
  }

  @Test
  void slowRowsAreShownAsTheyCome() throws Exception {
    capture.addNumbers(1, 3);
    var goOn = new CountDownLatch(1);
    var slow =
        made(source -> {
          if (source.event().datagram().number() == 1) {
            busy();
          } else if (source.event().datagram().number() == 3) {
            awaitQuietly(goOn);
          }
          return "read";
        });
    var request = request(reading(0, slow), 1L, 2L, 3L);
    loader.ask(request);
    var kinds = new ArrayList<Row.Kind>();
    Await.until(
        "the first",
        () -> {
          loader
              .poll()
              .ifPresent(frame -> frame.rows().stream().map(Row::kind).forEach(kinds::add));
          return !kinds.isEmpty();
        });
    assertEquals(Row.Kind.IN, kinds.getFirst());
    assertEquals(Row.Kind.PENDING, kinds.getLast());
    goOn.countDown();
    Await.until(
        "all",
        () ->
            loader
                .poll()
                .filter(frame -> texts(frame.rows()).equals(List.of("read", "read", "read")))
                .isPresent());
  }

  /** Takes longer than rows are waited for. */
  private static void busy() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < 60_000_000) {
      Thread.onSpinWait();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the test has failed already
    }
  }

  @Test
  void theFirstRuleThatChoosesARowColoursIt() throws Exception {
    capture.addNumbers(1, 3);
    var off = new ColorRule("data[0] == 1", Color.RED, "", false);
    var two = new ColorRule("data[0] == 2", Color.BLUE, "", true);
    var wrong = new ColorRule("data[", Color.GREEN, "", true);
    var big = new ColorRule("data[0] > 1", Color.GRAY, "", true);
    var reading =
        new RowLoader.Reading(
            List.of(Column.of(Field.NUMBER)), RowRules.of(List.of(off, wrong, two, big)), 0, 4);
    var rows = read(request(reading, 1L, 2L, 3L));
    assertEquals(
        List.of(Optional.empty(), Optional.of(two), Optional.of(big)),
        rows.stream().map(Row::rule).toList());
  }
}
