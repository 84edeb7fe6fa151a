package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.event.Envelopes;
import picklescope.python.Call;
import picklescope.session.CaptureView;
import picklescope.session.EventDecoder;
import picklescope.view.MadeCapture;

/** Rows found by words or expressions, and what the user is told. */
@Timeout(120)
class RowFindTest {
  private static final int ROWS = 8;

  private final MadeCapture capture = new MadeCapture();
  private final AtomicReference<String> name = new AtomicReference<>("127.0.0.1");
  private final CaptureView view =
      new CaptureView(
          capture.journal(),
          new EventDecoder(Envelopes::auto, this::name, Optional.of("us")),
          () -> 0);
  private final RowLoader loader = new RowLoader(view);
  private final TableModel model =
      new TableModel(new CaptureOrder(new LiveLimits(capture.journal())), loader);
  private final RowSearch search = new RowSearch(model);
  private final AtomicReference<String> message = new AtomicReference<>("");
  private final RowFind find = new RowFind(view, search, message::set);

  private String name(InetAddress address) {
    return name.get();
  }

  @BeforeEach
  void rows() throws Exception {
    for (int i = 1; i <= ROWS; i++) {
      capture.add(Call.of(i % 3 == 0 ? "needle" : "hay").with("foo", i));
    }
    model.goTo(1);
  }

  @AfterEach
  void close() {
    search.close();
    loader.close();
    capture.close();
  }

  private void find(String text, boolean forward) {
    find.start(text, forward);
    awaitEnd();
  }

  private void awaitEnd() {
    Await.until(
        "an end",
        () -> {
          search.pulse();
          return search.share().isEmpty();
        });
  }

  private long lead() {
    return model.leadNumber().orElseThrow();
  }

  @Test
  void wordsAreFoundForwardBackwardAndAroundTheEnd() {
    find("needle", true);
    assertEquals(3, lead());
    assertEquals("", message.get());
    find("needle", true);
    assertEquals(6, lead());
    find("needle", true);
    assertEquals(3, lead());
    assertEquals("around the end", message.get());
    find("needle", false);
    assertEquals(6, lead());
    assertEquals("around the end", message.get());
  }

  @Test
  void expressionsAreFoundAndMistakesReported() {
    find("foo == 4", true);
    assertEquals(4, lead());
    find.start("foo ==", true);
    assertFalse(message.get().isEmpty());
    assertTrue(search.share().isEmpty(), "nothing is searched for");
    find.start("  ", true);
    assertTrue(search.share().isEmpty(), "nothing is searched for");
    assertEquals(4, lead());
  }

  @Test
  void aSearchWithoutAResultIsReportedAndForgottenWithAnotherText() {
    find("absent", true);
    assertEquals("No row shown has it.", message.get());
    assertEquals(OptionalLong.of(1), model.leadNumber());
    find.forget();
    assertEquals("", message.get());
    find.again(true);
    assertTrue(search.share().isEmpty(), "the text has changed");
  }

  @Test
  void whatCouldNotBeDecidedIsCounted() {
    find("'x' * 10**6 == 0", true);
    assertTrue(
        message.get().startsWith("No row shown has it. · 8 messages could not be decided: "),
        message.get());
  }

  @Test
  void namesThatBecomeKnownRepeatASearchForTheSender() {
    find("sender == 'LAB-3'", true);
    assertEquals("No row shown has it.", message.get());
    name.set("LAB-3");
    find.again(false);
    awaitEnd();
    assertEquals(2, lead());
  }

  @Test
  void namesThatBecomeKnownDoNotRepeatOtherSearches() {
    find("foo == 'absent'", true);
    find.again(false);
    assertTrue(search.share().isEmpty(), "it does not ask for the sender");
    find.again(true);
    assertTrue(search.share().isPresent(), "anything may be different");
  }
}
