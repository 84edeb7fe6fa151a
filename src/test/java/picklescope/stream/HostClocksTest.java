package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.event.SourceNames;
import picklescope.stream.HostClocks.Step;

class HostClocksTest {
  private final HostClocks clocks = new HostClocks();

  private Step message(String host, double seconds) {
    return clocks.message(SourceNames.onHost("port 4950", host), StreamEvents.nanos(seconds));
  }

  private void tick(double seconds) {
    clocks.tick(StreamEvents.nanos(seconds));
  }

  private double at(String host) {
    return (clocks.at(host) - StreamEvents.START) / 1e9;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5, -5, 3_600, -3_600})
  void inALabEachComputerHasItsOwnTimeAndSilenceGoesOn(double ahead) {
    for (int i = 0; i <= 100; i++) {
      message("A", i / 10.0);
      message("B", i / 10.0 + ahead);
      tick(i / 10.0 + 0.05);
    }
    assertEquals(10, at("A"), 1e-9);
    assertEquals(10 + ahead, at("B"), 1e-9);
    for (int i = 101; i <= 200; i++) {
      message("A", i / 10.0);
      tick(i / 10.0 + 0.05);
    }
    assertEquals(20, at("A"), 1e-9);
    assertEquals(20 + ahead, at("B"), 1e-9);
    tick(25.05);
    assertEquals(25, at("A"), 1e-9);
    assertEquals(25.05, at(""), 1e-9);
  }

  /** As after a connection that was lost: the clock of this computer tells what has passed. */
  @Test
  void whatComesLateAllAtOnceSilencesNobody() {
    message("A", 0);
    message("B", 5);
    tick(0.1);
    for (int i = 1; i <= 600; i++) {
      message("B", 5 + i / 10.0);
    }
    tick(0.2);
    assertEquals(0.1, at("A"), 1e-9);
  }

  /** Their clocks agree: a file has the messages in the order of their times. */
  @Test
  void inAFileOthersTellTheTimeOfAComputerThatHasEnded() {
    for (int i = 0; i <= 100; i++) {
      message("A", i / 10.0);
      message("B", i / 10.0);
    }
    for (int i = 101; i <= 200; i++) {
      message("A", i / 10.0);
    }
    assertEquals(20, at("A"), 1e-9);
    assertEquals(19.9, at("B"), 0.2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 3_600, 1e9})
  void inAFileAComputerThatIsAheadSilencesNobody(double ahead) {
    for (int i = 0; i <= 100; i++) {
      message("A", i / 10.0);
      message("AHEAD", i / 10.0 + ahead);
      assertEquals(i / 10.0, at("A"), 0.1);
    }
    for (int i = 101; i <= 200; i++) {
      message("AHEAD", i / 10.0 + ahead);
    }
    assertEquals(19.9, at("A"), 0.2);
  }

  /** A computer that is behind tells what others have passed only from then on. */
  @Test
  void inAFileAComputerThatIsBehindTellsOfASilenceLater() {
    for (int i = 0; i <= 100; i++) {
      message("A", i / 10.0);
      message("BEHIND", i / 10.0 - 5);
      assertEquals(i / 10.0 - 5, at("BEHIND"), 0.1);
    }
    for (int i = 101; i <= 149; i++) {
      message("BEHIND", i / 10.0 - 5);
    }
    assertEquals(10, at("A"), 0.1);
    for (int i = 150; i <= 200; i++) {
      message("BEHIND", i / 10.0 - 5);
    }
    assertEquals(15, at("A"), 0.1);
  }

  /**
   * Between two messages of a computer that seldom sends it is not known when others fell silent.
   */
  @Test
  void aComputerThatSendsSeldomSilencesNobody() {
    message("A", 0);
    message("B", 10);
    message("B", 10.1);
    message("A", 11);
    assertEquals(10.1, at("B"), 1e-9);
    message("A", 21);
    assertEquals(20.1, at("B"), 1e-9);
  }

  /** A computer that is new in a lab publishes what it has kept. */
  @Test
  void inAFileWhatWasKeptForAnHourSilencesNobody() {
    message("A", 3_600);
    message("A", 3_601);
    for (int i = 0; i <= 3_601; i++) {
      message("B", i);
    }
    assertEquals(3_601, at("A"), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneMessageOfTheNextCenturySilencesNobody(boolean live) {
    for (int i = 0; i <= 100; i++) {
      message("A", i / 10.0);
      var step = message("B", i == 50 ? 3e9 : i / 10.0);
      assertEquals(i == 51, step == Step.BACK);
      if (live) {
        tick(i / 10.0);
      }
      assertEquals(i / 10.0, at("A"), 0.1);
    }
    assertEquals(10, at("B"), 1e-9);
  }

  @Test
  void aMessageThatWasDelayedDoesNotSetAClockBack() {
    message("A", 5);
    assertEquals(Step.NONE, message("A", 2));
    assertEquals(5, at("A"), 1e-9);
    assertEquals(Step.BACK, message("A", -3_600));
    assertEquals(-3_600, at("A"), 1e-9);
  }

  /** Alarms are looked at by it: after a step back there would be none. */
  @Test
  void theCommonTimeNeverGoesBack() {
    message("A", 20);
    message("A", 0);
    assertEquals(StreamEvents.nanos(20), clocks.common());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onlyWhileItIsRecordedALongStepIsNoSilence(boolean live) {
    message("A", 0);
    if (live) {
      tick(1);
    }
    assertEquals(Step.NONE, message("A", 500));
    assertEquals(live ? Step.FORWARD : Step.NONE, message("A", 86_400));
    assertEquals(86_400, at("A"), 1e-9);
  }

  @Test
  void beyondTheLimitTheyShareAClock() {
    for (int i = 0; i < HostClocks.MOST + 10; i++) {
      message("HOST-" + i, i);
    }
    assertEquals(9, at("HOST-0"), 1e-9); // what has passed for the ten
    assertEquals(HostClocks.MOST + 9, at("HOST-" + HostClocks.MOST), 1e-9);
  }
}
