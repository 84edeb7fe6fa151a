package picklescope.python.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumpyDatesTest {
  /** As numpy 2.4 writes them. */
  @ParameterizedTest
  @CsvSource({
    "Y, -1971, -001",
    "Y, 9000, 10970",
    "M, -23652, -001-01",
    "M, 1000000, 85303-05",
    "W, 1099511627776, 21072526099-09-03",
    "D, -719529, -001-12-31",
    "D, 1000000000000000, 2737907008958-07-05",
    "h, 1000000000, 116049-06-16T16",
    "h, -100000000, -9438-01-20T08",
    "m, 100000000000, 192102-06-07T10:40",
    "s, -100000000000000000, -3168871881-04-27T14:13:20",
    "s, 9223372036854775807, 292277026596-12-04T15:30:07",
    "ms, 1000000000000000, 33658-09-27T01:46:40.000",
    "us, -4611686018427387904, -144169-06-28T09:59:32.612096",
    "ns, 9223372036854775807, 2262-04-11T23:47:16.854775807",
    "ns, -1, 1969-12-31T23:59:59.999999999",
    "s, -9223372036854775808, NaT",
  })
  void yearsMayBeFarAway(String unit, long value, String text) {
    assertEquals(text, NumpyDates.text(value, unit));
  }

  @Test
  void allDaysOfTwoErasAreThoseOfTheCalendar() {
    for (long day = -300_000; day < 300_000; day += 7) {
      assertEquals(LocalDate.ofEpochDay(day).toString(), NumpyDates.text(day, "D"));
    }
  }
}
