package picklescope.stream.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StateSeriesTest {
  private final StateSeries series = new StateSeries();

  @Test
  void aRunLastsUntilTheNextBegins() {
    series.append(10, 1, "idle");
    series.append(20, 2, "idle");
    series.append(30, 3, "busy");
    series.append(40, 5, "idle");
    series.append(50, 6, "idle");
    States states = series.states();
    assertEquals(List.of("idle", "busy", "idle"), names(states));
    assertEquals(List.of(0, 1, 0), states.runs().stream().map(States.Run::id).toList());
    assertEquals(30, states.endOf(0));
    assertEquals(50, states.endOf(2));
    assertEquals(-1, states.indexAt(9));
    assertEquals(0, states.indexAt(10));
    assertEquals(0, states.indexAt(29));
    assertEquals(1, states.indexAt(30));
    assertEquals(2, states.indexAt(99));
    assertEquals(5, states.runs().get(2).number());
  }

  private static List<String> names(States states) {
    return states.runs().stream().map(States.Run::name).toList();
  }

  @Test
  void equalNamesAreKeptOnce() {
    series.append(1, 1, "a");
    series.append(2, 2, "b");
    series.append(3, 3, new String("a"));
    var runs = series.states().runs();
    assertSame(runs.get(0).name(), runs.get(2).name());
  }

  @Test
  void aViewStaysAsItWas() {
    series.append(10, 1, "a");
    States before = series.states();
    series.append(20, 2, "a");
    series.append(30, 3, "b");
    assertEquals(10, before.end());
    assertEquals(1, before.runs().size());
    assertEquals(30, series.states().end());
  }

  @Test
  void manyDifferentStatesAreBounded() {
    for (int i = 0; i < 3 * StateSeries.MOST_STATES; i++) {
      series.append(i, i, "state " + i);
    }
    States states = series.states();
    assertEquals(StateSeries.MOST_STATES + 1, states.runs().size());
    assertEquals("(other)", states.runs().getLast().name());
  }

  @Test
  void manyChangesAreBounded() {
    for (int i = 0; i < StateSeries.MOST_RUNS + 10; i++) {
      series.append(i, i, i % 2 == 0 ? "a" : "b");
    }
    States states = series.states();
    assertTrue(states.runs().size() <= StateSeries.MOST_RUNS);
    assertEquals(StateSeries.MOST_RUNS + 10, states.runs().size() + series.dropped());
  }
}
