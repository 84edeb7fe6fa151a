package picklescope.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pickles that real interpreters wrote, with descriptions: see their {@code README.md}. */
public final class Corpus {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(1_000_000)
                          .maxStringLength(100_000_000)
                          .maxNumberLength(1_000_000)
                          .build())
                  .build())
          .build();

  private Corpus() {}

  /** Written by CPython 3.11. */
  public static List<JsonNode> python3() {
    return rows("corpus_py311.jsonl.gz");
  }

  /** Written by CPython 2.7. */
  public static List<JsonNode> python2() {
    return rows("corpus_py2.jsonl.gz");
  }

  /** Malformed and hostile streams. */
  public static List<JsonNode> bad() {
    return rows("bad.jsonl.gz");
  }

  /** The output of {@code pickletools.dis}. */
  public static List<JsonNode> disassembled() {
    return rows("dis.jsonl.gz");
  }

  /** Returns the pickle of a row. */
  public static byte[] pickle(JsonNode row) {
    return HexFormat.of().parseHex(row.get("hex").asString());
  }

  /** Returns a row's name, protocol and writer. */
  public static String name(JsonNode row) {
    return row.get("name").asString()
        + " protocol "
        + row.path("protocol").asInt(-1)
        + " by "
        + row.path("writer").asString("?");
  }

  /** Returns the rows of a file, by its name. */
  public static List<JsonNode> rows(String file) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Corpus.class.getResourceAsStream(file)),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(JSON::readTree).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
