package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.event.SourceNames;

class HostClocksTest {
  private final HostClocks clocks = new HostClocks();

  private double now; // of this computer's clock

  private void message(String host, double seconds) {
    clocks.message(
        SourceNames.onHost("port 4950", host),
        StreamEvents.nanos(seconds),
        () -> StreamEvents.nanos(now));
  }

  private void tick(double seconds) {
    now = seconds;
    clocks.tick(StreamEvents.nanos(seconds));
  }

  private double at(String host) {
    return (clocks.at(host) - StreamEvents.START) / 1e9;
  }

  private double shown(String host) {
    return (clocks.shown(host) - StreamEvents.START) / 1e9;
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

  @Test
  void oneMessageOfTheNextCenturySilencesNobody() {
    for (int i = 0; i <= 100; i++) {
      message("A", i / 10.0);
      message("B", i == 50 ? 3e9 : i / 10.0);
      tick(i / 10.0);
      assertEquals(i / 10.0, at("A"), 0.1);
      assertEquals(i / 10.0, at("B"), 0.21); // it was set twice
    }
    assertEquals(10, shown("B"), 1e-9);
  }

  @Test
  void inAFileOneMessageOfTheNextCenturySilencesNoOther() {
    for (int i = 0; i <= 100; i++) {
      message("A", i / 10.0);
      message("B", i == 50 ? 3e9 : i / 10.0);
      assertEquals(i / 10.0, at("A"), 0.1);
    }
    assertEquals(10, shown("B"), 1e-9);
  }

  /** By hand, or by a time service after its first answer. */
  @ParameterizedTest
  @ValueSource(doubles = {-3_600, -60, -5, -2, 2, 5, 60, 400, 86_400})
  void aClockThatIsSetWhileItIsRecordedPassesNoTime(double by) {
    double ahead = 30;
    for (int i = 0; i <= 300; i++) {
      now = i / 10.0;
      double set = i < 100 ? ahead : ahead + by;
      message("A", now + set);
      long placed =
          clocks.placed(SourceNames.onHost("port 4950", "A"), StreamEvents.nanos(now + set));
      assertEquals(now + ahead, (placed - StreamEvents.START) / 1e9, 0.11);
      assertEquals(now + set, shown("A"), 1e-9);
      tick(now + 0.05);
      assertEquals(now - 0.05 + ahead, at("A"), 0.11);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3_600, -60, -5, 5, 60, 400, 86_400})
  void theClockOfThisComputerMayBeSetToo(double by) {
    for (int i = 0; i <= 300; i++) {
      double real = i / 10.0;
      now = i < 100 ? real : real + by;
      if (i == 100) {
        clocks.set((long) (by * 1e9));
      }
      if (i % 20 == 0) {
        message("A", real);
      }
      message("", now);
      tick(now);
      assertEquals(real, at("A"), 0.2);
      assertEquals(real, at(""), 0.2);
      assertEquals(now, shown(""), 1e-9);
    }
    tick(35 + by);
    assertEquals(35, at("A"), 0.2);
  }

  /** After a connection that was lost for half a minute; it is not that of a clock. */
  @Test
  void whatIsPublishedLatePassesNoTimeOnceMore() {
    for (int i = 0; i <= 100; i++) {
      message("A", i / 10.0);
      tick(i / 10.0);
    }
    tick(40);
    for (int i = 101; i <= 400; i++) {
      message("A", i / 10.0);
      assertEquals(40, at("A"), 1e-9);
    }
    assertEquals(40, shown("A"), 1e-9);
  }

  /** What a computer that sends seldom has published in an hour is read within a second. */
  @ParameterizedTest
  @ValueSource(doubles = {-30, 0, 30})
  void whatWasKeptPassesItsTime(double ahead) {
    tick(3_600);
    for (int i = 0; i <= 1_800; i++) {
      message("A", 2 * i + ahead);
      assertEquals(2 * i + ahead, at("A"), 1e-9);
      if (i % 300 == 0) {
        tick(3_600 + i / 1_800.0);
      }
    }
  }

  /** As the lunch of those who use the lab. */
  @ParameterizedTest
  @ValueSource(doubles = {-30, 0, 30})
  void aLongPauseInWhatWasKeptIsASilence(double ahead) {
    tick(7_200);
    message("A", ahead);
    message("A", 1 + ahead);
    message("A", 3_600 + ahead);
    assertEquals(3_600 + ahead, at("A"), 1e-9);
  }

  /** Messages wait while this program stands still; none of them is ahead of what has passed. */
  @Test
  void whatHasWaitedPassesItsTime() {
    for (int i = 0; i <= 100; i++) {
      now = 2 * i;
      message("A", 2 * i);
      tick(2 * i);
    }
    now = 260;
    for (int i = 101; i <= 130; i++) {
      message("A", 2 * i);
      assertEquals(2 * i, at("A"), 1e-9);
    }
  }

  @Test
  void aMessageThatWasDelayedDoesNotSetAClockBack() {
    message("A", 5);
    message("A", 2);
    assertEquals(5, shown("A"), 1e-9);
    message("A", -3_600);
    assertEquals(-3_600, shown("A"), 1e-9);
    assertEquals(5, at("A"), 1e-9);
  }

  /** Alarms are looked at by it: after a step back there would be none. */
  @Test
  void theCommonTimeNeverGoesBack() {
    message("A", 20);
    message("A", 0);
    assertEquals(StreamEvents.nanos(20), clocks.common());
    message("A", 1);
    assertEquals(StreamEvents.nanos(21), clocks.common());
  }

  /** What has passed between two messages of a file is not known otherwise. */
  @Test
  void inAFileALongStepIsASilence() {
    message("A", 0);
    message("A", 86_400);
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
