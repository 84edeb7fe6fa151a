package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;

/** What a saved send takes over from the one before: nothing. */
class SaveFieldsTest {
  private static final SavedSend START =
      SavedSend.of("start", Message.of(MessageForm.CALL, "send()"), "localhost")
          .named("start", "", "begins the trial", "F8")
          .repeated(Optional.of(Rhythm.hertz(60)));
  private static final SaveFields OF_START = SaveFields.of(Optional.of(START), false);
  private static final SaveFields OF_NEW = SaveFields.of(Optional.empty(), false);

  @Test
  void aSendThatIsReplacedKeepsItsFields() {
    assertEquals(new SaveFields("F8", "begins the trial", true), OF_START);
    assertEquals(OF_START, OF_NEW.follow(OF_NEW, OF_START));
  }

  @Test
  void aNewNameTakesOverNothing() {
    assertEquals(new SaveFields("", "", false), OF_START.follow(OF_START, OF_NEW));
  }

  @Test
  void aMessageThatWasRepeatedKeepsItsRhythm() {
    assertEquals(new SaveFields("", "", true), SaveFields.of(Optional.empty(), true));
  }

  @Test
  void whatTheUserHasEnteredStays() {
    var entered = new SaveFields("F9", "ends it", true);
    assertEquals(entered, entered.follow(OF_NEW, OF_START));
    assertEquals(entered, entered.follow(OF_NEW, OF_NEW));
    var keyOnly = new SaveFields("F9", "begins the trial", true);
    assertEquals(new SaveFields("F9", "", false), keyOnly.follow(OF_START, OF_NEW));
  }
}
