package picklescope.view.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picklescope.filter.Filter;
import picklescope.filter.FilterDoubt;
import picklescope.python.source.SourceException;
import picklescope.stream.Alarm;

/**
 * The alarms that the user has written, one in each line.
 *
 * @param texts the lines that are not blank, those with a mistake too
 * @param alarms what can be used
 * @param mistake the first mistake, with the number of its line; empty if there is none
 */
public record AlarmList(List<String> texts, List<Alarm> alarms, String mistake) {
  /** Copies the lists. */
  public AlarmList {
    texts = List.copyOf(texts);
    alarms = List.copyOf(alarms);
  }

  /** Reads lines. */
  public static AlarmList of(List<String> lines) {
    var texts = new ArrayList<String>();
    var alarms = new ArrayList<Alarm>();
    String mistake = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        texts.add(line);
        try {
          alarms.add(Alarm.of(line));
        } catch (SourceException e) {
          mistake = mistake.isEmpty() ? "Line %d: %s".formatted(i + 1, e.getMessage()) : mistake;
        }
      }
    }
    return new AlarmList(texts, alarms, mistake);
  }

  /** Returns the first doubt about a filter, for the user; empty if there is none. */
  public String doubt() {
    return alarms.stream()
        .flatMap(alarm ->
            alarm instanceof Alarm.Came(Filter filter)
                ? FilterDoubt.beforeUse(filter).stream()
                : Stream.empty())
        .findFirst()
        .map("filter: "::concat)
        .orElse("");
  }

  /** Reads a text of lines. */
  public static AlarmList of(String text) {
    return of(text.lines().toList());
  }
}
