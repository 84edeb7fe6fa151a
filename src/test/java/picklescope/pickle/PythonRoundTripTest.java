package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import picklescope.Python;
import picklescope.TestSeed;
import picklescope.corpus.Corpus;
import picklescope.python.PyValue;
import picklescope.python.RandomValues;
import tools.jackson.databind.JsonNode;

/** What is read and written again has the same values, types and sharing in a real python3. */
class PythonRoundTripTest {
  private static final int RANDOM = 400;
  private static final int LONGEST = 20_000; // bytes of a pickle; longer ones are slow to compare

  /** Two pickles that must load as equal values. */
  private record Pair(String name, byte[] first, byte[] second) {}

  @Test
  void plainRowsOfTheCorpusAtEveryProtocol() throws Exception {
    var pairs = new ArrayList<Pair>();
    for (JsonNode row : Corpus.python3()) {
      byte[] pickle = Corpus.pickle(row);
      boolean written = row.path("writer").asString("").equals("3.11.7/_pickle");
      if (written && row.path("plain").asBoolean(false) && pickle.length <= LONGEST) {
        var value = PickleReader.read(pickle);
        for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
          String name = Corpus.name(row) + " written with " + protocol;
          pairs.add(new Pair(name, pickle, PickleWriter.write(value, protocol)));
        }
      }
    }
    assertTrue(pairs.size() > 5_000, () -> pairs.size() + " pairs");
    assertSame(pairs);
  }

  @Test
  void memoizedValuesWithManyReferences() throws Exception {
    byte[] number = new byte[1_500];
    java.util.Arrays.fill(number, (byte) 7);
    var pickle = new java.io.ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2, ']', '(', (byte) 0x8B, (byte) 0xDC, 5, 0, 0});
    pickle.writeBytes(number);
    pickle.writeBytes("2".repeat(800).getBytes(StandardCharsets.US_ASCII));
    pickle.writeBytes(new byte[] {'e', '.'});
    var pairs = new ArrayList<Pair>();
    PyValue value = PickleReader.read(pickle.toByteArray());
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      byte[] written = PickleWriter.write(value, protocol);
      assertTrue(written.length < LONGEST);
      pairs.add(new Pair("kept, " + protocol, pickle.toByteArray(), written));
    }
    assertSame(pairs);
  }

  @Test
  void randomValuesAtEveryProtocol() throws Exception {
    long seed = TestSeed.get();
    var random = new RandomValues(new SplittableRandom(seed));
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < RANDOM; i++) {
      var value = random.shared(5);
      byte[] first = PickleWriter.write(value, 4);
      for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
        byte[] again = PickleWriter.write(PickleReader.read(first), protocol);
        pairs.add(new Pair("seed %d, value %d, %d".formatted(seed, i, protocol), first, again));
      }
    }
    assertSame(pairs);
  }

  /** One process for all of them. */
  private static void assertSame(List<Pair> pairs) throws IOException, InterruptedException {
    Path input = Files.createTempFile("pickles", ".txt");
    Path output = Files.createTempFile("answers", ".txt");
    try {
      try (BufferedWriter out =
          new BufferedWriter(
              new OutputStreamWriter(Files.newOutputStream(input), StandardCharsets.US_ASCII))) {
        for (Pair pair : pairs) {
          out.write(hex(pair.first()) + " " + hex(pair.second()) + "\n");
        }
      }
      var process =
          new ProcessBuilder(Python.command("src/test/python/round_trip.py"))
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertEquals(0, process.waitFor());
      List<String> answers = Files.readAllLines(output);
      assertEquals(pairs.size(), answers.size());
      var wrong = new ArrayList<String>();
      for (int i = 0; i < answers.size(); i++) {
        if (!answers.get(i).equals("ok")) {
          wrong.add("\n" + pairs.get(i).name() + ": " + answers.get(i));
        }
      }
      assertTrue(
          wrong.isEmpty(),
          () -> wrong.size() + " differ:" + wrong.subList(0, Math.min(20, wrong.size())));
    } finally {
      Files.delete(input);
      Files.delete(output);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
