package picklescope.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The formatter gate: every source file is as google-java-format writes it. */
class FormatTest {
  @Test
  void sourcesAreFormatted() throws Exception {
    var wrong = new ArrayList<Path>();
    for (Path file : FormatSources.sources()) {
      String text = Files.readString(file);
      if (!FormatSources.formatted(text).equals(text)) {
        wrong.add(file);
      }
    }
    assertEquals(List.of(), wrong, "run: mvn -Pformat");
  }
}
