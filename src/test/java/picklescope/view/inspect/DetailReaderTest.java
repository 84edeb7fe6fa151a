package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.event.Envelope;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.Call;
import picklescope.view.MadeCapture;
import picklescope.view.text.StyledText;

/** All that is shown of a datagram, made without a window. */
@Timeout(120)
class DetailReaderTest {
  private final MadeCapture capture = new MadeCapture();
  private final DetailReader reader = new DetailReader(capture.view(), () -> 80);

  @AfterEach
  void close() {
    capture.close();
  }

  private static List<String> lines(Detail detail) {
    return IntStream.range(0, detail.tree().size())
        .mapToObj(row -> ValueText.line(detail.tree().row(row), detail.tree()).text())
        .toList();
  }

  private static String callback(Detail detail) {
    return String.join("\n", detail.callbackLines().stream().map(StyledText::text).toList());
  }

  private static boolean isMarked(Detail detail, int row) {
    return detail.change().orElseThrow().marks(detail.tree().row(row).content());
  }

  @Test
  void aCallIsATreeOfItsArgumentsAndAttributes() throws Exception {
    capture.add(Call.of(5, "hello").with("foo", 78));
    var detail = reader.read(1);
    assertTrue(detail.event() instanceof NetworkEvent);
    assertEquals(List.of("e.data = (5, 'hello')", "e.foo = 78"), lines(detail));
    detail.tree().open(0);
    assertEquals(
        List.of("e.data = (5, 'hello')", "[0] = 5", "[1] = 'hello'", "e.foo = 78"), lines(detail));
    assertEquals("e.data[1]", detail.tree().row(2).path());
    assertEquals("str", ValueText.type(detail.tree().row(2)));
    assertEquals("5 chars", ValueText.size(detail.tree().row(2)));
    assertEquals("PROTO", detail.opcodes().getFirst().name());
    assertTrue(callback(detail).contains("e.foo = 78"), callback(detail));
    assertEquals(List.of(), detail.guesses());
  }

  @Test
  void eachLineHasTheBytesOfItsValue() throws Exception {
    capture.add(Call.of(5, "hello"));
    var detail = reader.read(1);
    detail.tree().open(0);
    var hello = (ValueNode.Value) detail.tree().row(2).content();
    var extent = hello.origin().ranges().getFirst();
    var bytes = Arrays.copyOfRange(detail.payload(), extent.start(), extent.end());
    assertTrue(new String(bytes, StandardCharsets.ISO_8859_1).contains("hello"));
    var span = detail.trace().at(extent.start()).orElseThrow();
    assertEquals(detail.tree().row(2), detail.tree().find(span).orElseThrow());
  }

  @Test
  void rawBytesAreShownAndWhatTheyMayBe() throws Exception {
    capture.use("pickle");
    capture.add("{\"a\": 1}".getBytes(StandardCharsets.US_ASCII));
    var detail = reader.read(1);
    assertTrue(detail.event() instanceof RawNetworkEvent);
    assertEquals(List.of("e.raw_data = b'{\"a\": 1}'"), lines(detail));
    assertTrue(callback(detail).contains("viz.RawNetworkEvent"), callback(detail));
    assertFalse(detail.guesses().isEmpty());
    assertEquals(List.of(), detail.opcodes(), "it is not a pickle that is wrong");
  }

  @Test
  void aBrokenPickleShowsWhereItBreaks() throws Exception {
    byte[] payload = Envelope.auto().encode(Call.of(5, "hello"), 4);
    capture.add(Arrays.copyOf(payload, payload.length - 4));
    var detail = reader.read(1);
    assertTrue(detail.event() instanceof RawNetworkEvent);
    assertTrue(detail.trace().error().isPresent());
    assertTrue(
        detail.opcodes().stream().anyMatch(row -> row.argument().equals("'hello'")),
        "what was read");
  }

  @Test
  void aMessageIsComparedWithTheLastOneOfItsShape() throws Exception {
    capture.add(Call.of(5, "hello").with("foo", 78));
    capture.add(Call.of(5));
    capture.add(new byte[] {1, 2, 3});
    capture.add(Call.of(6, "hello").with("foo", 78));
    var detail = reader.read(4);
    assertEquals("1 value differs from #1", detail.change().orElseThrow().text());
    detail.tree().open(0);
    assertTrue(isMarked(detail, 0), "something inside differs");
    assertTrue(isMarked(detail, 1));
    assertFalse(isMarked(detail, 2));
    assertFalse(isMarked(detail, 3));
    assertTrue(reader.read(1).change().isEmpty(), "it is the first");
    assertTrue(reader.read(2).change().isEmpty(), "none before has its shape");
  }

  @Test
  void equalValuesAreReportedToo() throws Exception {
    capture.add(Call.of(5));
    capture.add(Call.of(5));
    assertEquals("same as #1", reader.read(2).change().orElseThrow().text());
  }

  @Test
  void rawBytesAreComparedByteByByte() {
    capture.add(new byte[] {1, 2, 3, 4});
    capture.add(new byte[] {9});
    capture.add(new byte[] {1, 2, 7, 4});
    var detail = reader.read(3);
    assertEquals(1, detail.change().orElseThrow().number());
    assertFalse(detail.differs(0, 2));
    assertTrue(detail.differs(2, 3));
    assertFalse(detail.differs(3, 4));
  }

  @Test
  void onlySoManyMessagesAreLookedAtForOneOfTheSameShape() throws Exception {
    capture.add(Call.of(5, "hello"));
    capture.addNumbers(1, 99);
    capture.add(Call.of(6, "hello"));
    assertEquals(1, reader.read(101).change().orElseThrow().number());
    capture.add(new byte[0]);
    capture.add(Call.of(6, "hello").with("foo", 1));
    capture.addNumbers(1, 99);
    capture.add(new byte[0]);
    capture.add(Call.of(6, "hello").with("foo", 1));
    assertTrue(reader.read(204).change().isEmpty(), "the last one is 101 before it");
  }

  @Test
  void aDatagramThatIsNotHeldIsNotMade() {
    assertThrows(NoSuchElementException.class, () -> reader.read(1));
  }

  @Test
  void twoMessagesAreComparedInLines() throws Exception {
    capture.add(Call.of(5, "hello").with("foo", 78));
    capture.add(Call.of(6, "hello").with("foo", 78));
    var lines = Comparison.lines(reader, 1, 2).stream().map(StyledText::text).toList();
    assertEquals("#1 and #2: 1 difference", lines.getFirst());
    assertEquals("changed  e.data[0]  5  →  6", lines.get(1));
    assertEquals(
        "#1 and #1: the values are the same", Comparison.lines(reader, 1, 1).getFirst().text());
    assertEquals(
        "One of the messages is no longer available.",
        Comparison.lines(reader, 1, 9).getFirst().text());
  }

  @Test
  void aBareValueIsNotTheSameAsACallWithIt() throws Exception {
    capture.add(Call.of(5));
    capture.add(new byte[] {(byte) 0x80, 4, 'K', 5, '.'});
    capture.add(new byte[] {(byte) 0x80, 4, 'K', 6, '.'});
    assertEquals(
        "#1 and #2: the values are the same; #1 is a call, #2 a bare value",
        Comparison.lines(reader, 1, 2).getFirst().text());
    assertEquals(
        "#3 and #1: 1 difference; #3 is a bare value, #1 a call",
        Comparison.lines(reader, 3, 1).getFirst().text());
    assertEquals("#2 and #3: 1 difference", Comparison.lines(reader, 2, 3).getFirst().text());
  }

  /** Records what a loader reports, and the tasks that it gives to the window. */
  private static final class Recorder implements DetailLoader.Listener {
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final List<Long> shown = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    @Override
    public void loaded(Detail detail) {
      shown.add(detail.event().datagram().number());
    }

    @Override
    public void failed(long number, String why) {
      failed.add(number + ": " + why);
    }

    void runNext() throws InterruptedException {
      window.take().run();
    }
  }

  @Test
  void resultsAreDeliveredOnTheThreadOfTheWindow() throws Exception {
    capture.add(Call.of(5));
    var recorder = new Recorder();
    try (var loader = new DetailLoader(reader, recorder.window::add, recorder)) {
      loader.ask(1);
      recorder.runNext();
      assertEquals(List.of(1L), recorder.shown);
      loader.ask(9);
      recorder.runNext();
      assertEquals(
          List.of("9: This message is no longer available: the capture keeps only the newest."),
          recorder.failed);
    }
  }

  @Test
  void ofSeveralWishesTheNewestWins() throws Exception {
    capture.addNumbers(1, 3);
    var recorder = new Recorder();
    var goOn = new CountDownLatch(1);
    try (var loader = new DetailLoader(reader, recorder.window::add, recorder)) {
      loader.run(
          () -> {
            try {
              goOn.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            return "waited";
          },
          _ -> {});
      loader.ask(1);
      loader.ask(2);
      loader.ask(3);
      goOn.countDown();
      recorder.runNext();
      recorder.runNext();
      assertEquals(List.of(3L), recorder.shown);
      assertTrue(recorder.window.isEmpty());
    }
  }

  @Test
  void aQuestionThatFailsDoesNotEndTheLoader() throws Exception {
    capture.add(Call.of(5));
    var recorder = new Recorder();
    var answers = new ArrayList<Integer>();
    try (var loader = new DetailLoader(reader, recorder.window::add, recorder)) {
      loader.<Integer>run(
          () -> {
            throw new IllegalStateException("a mistake");
          },
          answers::add);
      loader.run(() -> 7, answers::add);
      recorder.runNext();
      assertEquals(List.of(7), answers);
    }
  }

  @Test
  void theBytesAreThoseOfTheDatagram() {
    capture.add(new byte[] {1, 2, 3});
    assertArrayEquals(new byte[] {1, 2, 3}, reader.read(1).payload());
  }
}
