package picklescope.python;

import java.util.List;
import picklescope.corpus.Corpus;
import tools.jackson.databind.JsonNode;

/** A row of the corpus of pickles that real interpreters wrote. */
record CorpusRow(JsonNode json) {
  static List<CorpusRow> read(String name) {
    return Corpus.rows(name).stream().map(CorpusRow::new).toList();
  }

  byte[] pickle() {
    return Corpus.pickle(json);
  }

  String name() {
    return json.get("name").asString();
  }

  boolean is(String key) {
    return json.path(key).asBoolean(false);
  }

  /** Returns a text of the row; empty if it is missing or null. */
  String text(String key) {
    JsonNode node = json.path(key);
    return node.isString() ? node.asString() : "";
  }

  @Override
  public String toString() {
    return name() + " protocol " + json.path("protocol") + " by " + text("writer");
  }
}
