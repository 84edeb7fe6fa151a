package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Python;
import picklescope.corpus.Corpus;
import tools.jackson.databind.JsonNode;

/**
 * Everything that runs code in a real python3 is reported, in the forms that public scanners test
 * (picklescan, fickling, modelscan) and in others; plain data is not. The code of the samples
 * creates an empty folder.
 */
@Timeout(120)
class DangerSamplesTest {
  private record Sample(String name, byte[] pickle, String outcome) {}

  private static final HexFormat HEX = HexFormat.of();

  private static List<Danger> dangers(byte[] payload) {
    return Globals.in(payload, 0).dangers();
  }

  private static List<Sample> python(String script, Path... folder) throws Exception {
    var command = new ArrayList<>(Python.command("src/test/python/" + script));
    for (Path path : folder) {
      command.add(path.toString());
    }
    var python = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, python.waitFor(), said);
    return said.lines()
        .map(line -> line.split("\t"))
        .map(
            parts -> new Sample(parts[0], HEX.parseHex(parts[1]), parts.length > 2 ? parts[2] : ""))
        .toList();
  }

  @Test
  void samplesThatRunCodeAreReported(@TempDir Path folder) throws Exception {
    var calm = new ArrayList<String>();
    var idle = new ArrayList<String>();
    List<Sample> samples = python("dangers.py", folder);
    for (Sample sample : samples) {
      if (dangers(sample.pickle()).isEmpty()) {
        calm.add(sample.name());
      }
      boolean may = // depends on what is installed, and on CPython's issue 154848
          sample.outcome().contains("No module named 'numpy'")
              || sample.name().equals("over a frame's end");
      if (!sample.outcome().equals("ran") && !may) {
        idle.add(sample.name() + " " + sample.outcome());
      }
    }
    assertEquals(List.of(), calm, "calm");
    assertEquals(List.of(), idle, "samples that run nothing prove nothing");
    assertTrue(samples.size() > 60, () -> samples.size() + " samples");
  }

  @Test
  void plainDataIsNotReported() throws Exception {
    var flagged = new ArrayList<String>();
    List<Sample> samples = python("plain_data.py");
    for (Sample sample : samples) {
      List<Danger> dangers = dangers(sample.pickle());
      if (!dangers.isEmpty()) {
        flagged.add(sample.name() + ": " + Danger.text(dangers, 5));
      }
    }
    assertEquals(List.of(), flagged);
    assertTrue(samples.size() > 500, () -> samples.size() + " samples");
  }

  /**
   * Of all pickles of interpreters only objects of unknown classes, and code tools, are reported.
   */
  @Test
  void onlyUnknownClassesOfTheCorpusAreReported() {
    var flagged = new TreeSet<String>();
    var plain = new ArrayList<String>();
    int rows = 0;
    for (List<JsonNode> corpus : List.of(Corpus.python3(), Corpus.python2())) {
      for (JsonNode row : corpus) {
        rows++;
        List<Danger> dangers = dangers(Corpus.pickle(row));
        dangers.stream()
            .map(Danger::name)
            .filter(name -> !name.startsWith("__main__."))
            .forEach(flagged::add);
        if (!dangers.isEmpty() && row.path("plain").asBoolean()) {
          plain.add(Corpus.name(row));
        }
      }
    }
    assertEquals(List.of(), plain);
    assertEquals(
        Set.of(
            "<extension code 127>",
            "<extension code 4660>",
            "<extension code 305419896>",
            "__builtin__.enumerate",
            "__builtin__.getattr",
            "__builtin__.iter",
            "__builtin__.reversed",
            "builtins.enumerate",
            "builtins.getattr", // of an object: a bound method
            "builtins.iter",
            "builtins.reversed",
            "builtins.zip",
            "functools.partial",
            "functools.partial(...)",
            "itertools.izip",
            "operator.attrgetter",
            "operator.itemgetter"),
        flagged);
    assertTrue(rows > 5_900);
  }
}
