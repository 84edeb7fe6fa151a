package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SendContext;
import picklescope.view.MadeCapture;

/** The keyword names that are proposed. */
class KeywordNamesTest {
  private static byte[] payload(String call) throws Exception {
    return Message.of(MessageForm.CALL, call).compile().payload(SendContext.first());
  }

  @Test
  void namesOfTheNewestMessagesThatCanBeWritten() throws Exception {
    try (var capture = new MadeCapture()) {
      capture.add(payload("send(old=1)"));
      for (int i = 0; i < 397; i++) {
        capture.add(new byte[] {1, 2});
      }
      capture.add(payload("send(b=1, **{'not a name': 2, 'class': 3})"));
      capture.add(payload("send(a=1)"));
      var decoder = capture.view().decoder();
      assertEquals(List.of("a", "b", "old"), KeywordNames.newest(capture.journal(), decoder));
      capture.add(payload("send(1)"));
      assertEquals(List.of("a", "b"), KeywordNames.newest(capture.journal(), decoder));
    }
  }
}
