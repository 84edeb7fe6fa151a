package picklescope.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The formatter gate: every source file is as google-java-format writes it. */
class FormatTest {
  private static final String REPAIR = "run: mvn -Pformat";

  /** Asks the formatter about what it has not agreed to yet. */
  @Test
  void sourcesAreFormatted() throws Exception {
    var known = FormattedFiles.committed();
    var wrong = new ArrayList<Path>();
    for (Path file : FormattedFiles.sources()) {
      String text = Files.readString(file);
      if (!known.has(text) && !FormatSources.formatted(text).equals(text)) {
        wrong.add(file);
      }
    }
    assertEquals(List.of(), wrong, REPAIR);
  }

  @Test
  @Tag("slow")
  void theListOfFormattedFilesIsWholeAndTrue() throws Exception {
    var known = FormattedFiles.committed();
    var missing = new ArrayList<Path>();
    var wrong = new ArrayList<Path>();
    for (Path file : FormattedFiles.sources()) {
      String text = Files.readString(file);
      if (!known.has(text)) {
        missing.add(file);
      }
      if (!FormatSources.formatted(text).equals(text)) {
        wrong.add(file);
      }
    }
    assertEquals(List.of(), wrong, "the list must not have these, " + REPAIR);
    assertEquals(List.of(), missing, "not in the list, " + REPAIR);
  }

  @Test
  void theListKnowsATextWhateverFileItIsInAndNoOther() {
    var known = FormattedFiles.of(FormattedFiles.lines(Map.of(Path.of("A.java"), "class A {}\n")));
    assertTrue(known.has("class A {}\n"));
    assertFalse(known.has("class A {}"));
    assertFalse(known.has("class  A {}\n"));
    assertFalse(FormattedFiles.of(List.of()).has(""));
  }
}
