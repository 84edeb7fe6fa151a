package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JournalCrashTest {
  /** 100 ms are promised; a busy test machine may not let the writing thread run for longer. */
  private static final long MOST_MISSING_NANOS = TimeUnit.SECONDS.toNanos(3);

  @TempDir Path folder;

  @Test
  void whatAKilledProgramHasAppendedIsFoundAndWhole() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                place(Journal.class) + File.pathSeparator + place(JournalProcess.class),
                JournalProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String appended = "";
    try (var out = process.inputReader()) {
      for (int i = 0; i < 100; i++) {
        appended = out.readLine();
      }
      assertEquals(List.of(), new JournalFolder(folder).leftBehind(), "still held");
    } finally {
      process.destroyForcibly().waitFor(); // SIGKILL
    }

    var left = new JournalFolder(folder).leftBehind();
    assertEquals(1, left.size());
    try (var file = left.getFirst().open()) {
      file.awaitIndexed();
      for (long n = 1; n <= file.last(); n++) {
        assertEquals("datagram " + n, new String(file.get(n).payload()));
      }
      long missing = Long.parseLong(appended.split(" ")[1]) - file.timeNanos(file.last());
      assertTrue(missing < MOST_MISSING_NANOS, "%,d ns are missing".formatted(missing));
    }
    left.getFirst().delete();
    assertEquals(List.of(), new JournalFolder(folder).leftBehind());
  }

  private static String place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  @Test
  void aTornTailIsCutCleanly() throws Exception {
    var datagrams = Samples.small(2_000, 1);
    var place = new JournalFolder(folder).begin();
    var limits = new JournalLimits(1 << 30, 1 << 18, 1 << 20, JournalLimits.LEAST_CHUNK);
    try (var journal = new Journal(place.folder(), limits)) {
      datagrams.forEach(journal::append);
    }
    place.close();
    Path last;
    try (var files = Files.list(place.folder())) {
      last = files.filter(f -> f.toString().endsWith(".pcapng")).sorted().toList().getLast();
    }
    try (var file = new RandomAccessFile(last.toFile(), "rw")) {
      file.setLength(file.length() - 5);
    }
    try (var file = new JournalFolder(folder).leftBehind().getFirst().open()) {
      file.awaitIndexed();
      Samples.assertHolds(datagrams.subList(0, 1_999), file);
      assertEquals(1, file.summary().problems().size());
    }
  }

  @Test
  void anEmptyJournalIsNotOffered() throws Exception {
    new JournalFolder(folder).begin().close();
    assertEquals(List.of(), new JournalFolder(folder).leftBehind());
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aPlaceIsDeletedWithItsFiles() throws Exception {
    var place = new JournalFolder(folder).begin();
    try (var journal = new Journal(place.folder(), JournalLimits.standard())) {
      journal.append(Samples.small(1, 1).getFirst());
    }
    place.delete();
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }
}
