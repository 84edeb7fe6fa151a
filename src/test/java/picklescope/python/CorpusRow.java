package picklescope.python;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row of the corpus of pickles that real interpreters wrote. */
record CorpusRow(JsonNode json) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(1_000_000)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .build();

  static List<CorpusRow> read(String name) throws IOException {
    var rows = new ArrayList<CorpusRow>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    CorpusRow.class.getResourceAsStream("/picklescope/corpus/" + name)),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(new CorpusRow(MAPPER.readTree(line)));
      }
    }
    return rows;
  }

  String name() {
    return json.get("name").asString();
  }

  boolean is(String key) {
    return json.path(key).asBoolean(false);
  }

  /** A text of the row; empty when it is missing or null. */
  String text(String key) {
    JsonNode node = json.path(key);
    return node.isString() ? node.asString() : "";
  }

  @Override
  public String toString() {
    return name() + " protocol " + json.path("protocol") + " by " + text("writer");
  }
}
