package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.capture.Capture;
import picklescope.view.MadeCapture;

/** Which messages are saved from captures that are complete, being read or being recorded. */
@Timeout(60)
class MessageNumbersTest {
  private final MadeCapture capture = new MadeCapture();

  @AfterEach
  void close() {
    capture.close();
  }

  @Test
  void ofACaptureBeingRecordedThoseHeldNowAreMeant() throws Exception {
    capture.addNumbers(1, 3);
    var numbers = MessageNumbers.all(capture.journal());
    capture.addNumbers(4, 5);
    assertEquals(3, numbers.found());
    assertEquals("", numbers.waitingFor());
    assertEquals(List.of(1L, 2L, 3L), numbers.take(() -> true).boxed().toList());
  }

  @Test
  void ofACaptureBeingReadThoseToComeAreMeantToo() throws Exception {
    capture.addNumbers(1, 3);
    var reading = new ReadingCapture(capture.journal());
    var numbers = MessageNumbers.all(reading);
    assertEquals(3, numbers.found());
    assertEquals("30 % of the file have been read", numbers.waitingFor());
    capture.addNumbers(4, 5);
    reading.end();
    assertEquals("", numbers.waitingFor());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), numbers.take(() -> true).boxed().toList());
  }

  @Test
  void readingIsNotAwaitedWhenTheNumbersAreNoLongerWanted() throws Exception {
    capture.addNumbers(1, 2);
    var numbers = MessageNumbers.all(new ReadingCapture(capture.journal()));
    assertEquals(List.of(1L, 2L), numbers.take(() -> false).boxed().toList());
  }

  @Test
  void whatIsShownOfACaptureBeingReadGoesToItsEnd() throws Exception {
    capture.addNumbers(1, 3);
    var reading = new ReadingCapture(capture.journal());
    var shown = shown(reading, OptionalLong.empty());
    assertEquals("30 % of the file have been read", shown.waitingFor());
    assertEquals("", shown(reading, OptionalLong.of(2)).waitingFor());
    capture.addNumbers(4, 4);
    reading.end();
    assertEquals(List.of(1L, 2L, 3L, 4L), shown.take(() -> true).boxed().toList());
  }

  private static MessageNumbers shown(Capture capture, OptionalLong last) {
    return MessageNumbers.shown(ShownMessages.of(Optional.empty(), 1, last), capture);
  }
}
