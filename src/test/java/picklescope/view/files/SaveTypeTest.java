package picklescope.view.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.export.EventExport;

/** The file type that the user chooses, and the file that is written. */
class SaveTypeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "lab,           CSV,        lab.csv",
    "lab,           JSON_LINES, lab.jsonl",
    "lab,           CAPTURE,    lab.pcapng",
    "lab 17.45.00,  CSV,        lab 17.45.00.csv",
    "lab.txt,       JSON_LINES, lab.txt.jsonl",
    "lab.,          CSV,        lab..csv",
    ".csv,          JSON_LINES, .csv.jsonl",
    "lab.csv,       CAPTURE,    lab.csv",
    "lab.JSON,      CSV,        lab.JSON",
    "lab.pcap,      CSV,        lab.pcap",
    "lab.PcapNg,    JSON_LINES, lab.PcapNg"
  })
  void aNameWithoutAKnownEndingGetsThatOfTheType(String name, SaveType type, String written) {
    assertEquals(
        Optional.of(folder.resolve(written)), type.target(folder.resolve(name), _ -> true));
  }

  @Test
  void theEndingOfEachTypeIsTheOneThatItsFormatIsKnownBy() {
    assertEquals(Optional.empty(), EventExport.of(Path.of("x" + SaveType.CAPTURE.suffix())));
    assertEquals(
        Optional.of(EventExport.CSV), EventExport.of(Path.of("x" + SaveType.CSV.suffix())));
    assertEquals(
        Optional.of(EventExport.JSON_LINES),
        EventExport.of(Path.of("x" + SaveType.JSON_LINES.suffix())));
    for (SaveType type : SaveType.values()) {
      assertEquals(type, SaveType.ofPattern(type.pattern()));
    }
    assertEquals(SaveType.CAPTURE, SaveType.ofPattern("*"));
  }

  @Test
  void aFileThatTheDialogDidNotSeeIsAskedFor() throws Exception {
    var existing = Files.writeString(folder.resolve("lab.csv"), "of yesterday");
    var asked = new ArrayList<Path>();
    assertEquals(
        Optional.empty(),
        SaveType.CSV.target(
            folder.resolve("lab"),
            file -> {
              asked.add(file);
              return false;
            }));
    assertEquals(List.of(existing), asked);
    assertEquals(
        Optional.of(existing), SaveType.CSV.target(folder.resolve("lab"), _ -> true), "replace it");
    assertEquals(
        Optional.of(existing),
        SaveType.CAPTURE.target(existing, _ -> false),
        "the dialog has asked already");
  }

  @Test
  void theSuggestedNameIsOneOnAllSystems() {
    assertEquals(
        "picklescope 2026-01-09 07-05-03",
        SaveType.suggestedName(LocalDateTime.of(2026, 1, 9, 7, 5, 3)));
  }
}
