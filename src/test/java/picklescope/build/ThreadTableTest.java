package picklescope.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of threads in {@code docs/architecture.md} are those that the sources start. */
class ThreadTableTest {
  private static final Path SOURCES = Path.of("src/main/java/picklescope");
  private static final Pattern WORKER = Pattern.compile("Worker\\.(background|prompt)\\(");
  private static final Pattern OTHER =
      Pattern.compile(
          "new Thread\\(|Thread\\.(ofPlatform|ofVirtual|startVirtualThread)\\(|Executors\\.|Background\\.(start|factory)\\(|new"
              + " (Scheduled)?ThreadPoolExecutor\\(|ForkJoinPool|new"
              + " Timer\\(|Async\\(|parallel(Stream)?\\(\\)");

  private static final Pattern NAME =
      Pattern.compile("(?:Worker\\.\\w+|Background\\.\\w+|\\.name)\\(\\s*\"([^\"]+)\"");

  private record Row(List<String> threads, String type) {}

  /** The rows of the table below that heading. */
  private static List<Row> table(String heading) throws IOException {
    String all = Files.readString(Path.of("docs/architecture.md"));
    String section = all.split("## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
    var rows = new ArrayList<Row>();
    for (String line : section.lines().filter(one -> one.startsWith("| `")).toList()) {
      String[] cells = line.split("\\|");
      var threads = List.of(cells[1].replaceAll("[` ]", "").split(","));
      rows.add(new Row(threads, cells[2].replaceAll("[` ]", "")));
      assertEquals(6, cells.length, line);
    }
    return rows;
  }

  /** The texts of the sources, by the class's name, without those that other classes start by. */
  private static Map<String, String> sources() throws IOException {
    var texts = new TreeMap<String, String>();
    try (var files = Files.walk(SOURCES)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        if (!file.startsWith(SOURCES.resolve("thread"))) {
          texts.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
    return texts;
  }

  private static Set<String> starting(Pattern start) throws IOException {
    return sources().entrySet().stream()
        .filter(source -> start.matcher(source.getValue()).find())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> types(List<Row> rows) {
    return rows.stream().map(Row::type).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void eachClassThatHasAWorkerIsInTheTable() throws Exception {
    assertEquals(starting(WORKER), types(table("Workers")));
  }

  @Test
  void noOtherClassStartsThreads() throws Exception {
    assertEquals(starting(OTHER), types(table("Other threads")));
  }

  @Test
  void theThreadsHaveThoseNames() throws Exception {
    String all = String.join("\n", sources().values());
    for (String heading : List.of("Workers", "Other threads")) {
      for (Row row : table(heading)) {
        for (String thread : row.threads()) {
          assertTrue(all.contains("\"" + thread + "\""), thread);
        }
      }
    }
  }

  @Test
  void eachNameOfAThreadIsInATable() throws Exception {
    var names = new TreeSet<String>();
    NAME.matcher(String.join("\n", sources().values()))
        .results()
        .forEach(found -> names.add(found.group(1)));
    assertTrue(names.size() > 20, names.toString());
    for (String heading : List.of("Workers", "Other threads")) {
      table(heading).forEach(row -> names.removeAll(row.threads()));
    }
    assertEquals(Set.of(), names);
  }
}
