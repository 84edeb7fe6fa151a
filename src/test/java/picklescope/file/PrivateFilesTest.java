package picklescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.capture.CaptureSave;
import picklescope.capture.Journal;
import picklescope.capture.JournalFolder;
import picklescope.capture.JournalLimits;
import picklescope.capture.Samples;

class PrivateFilesTest {
  @TempDir Path folder;

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void createdFoldersArePrivateAndExistingOnesUnchanged() throws Exception {
    var before = Files.createDirectory(folder.resolve("before"));
    Files.setPosixFilePermissions(before, PosixFilePermissions.fromString("rwxr-xr-x"));
    PrivateFiles.createFolders(before.resolve("one").resolve("two"));
    PrivateFiles.createFolders(before.resolve("one").resolve("two"));
    assertEquals("rwxr-xr-x", mode(before));
    assertEquals("rwx------", mode(before.resolve("one")));
    assertEquals("rwx------", mode(before.resolve("one").resolve("two")));
    Files.writeString(folder.resolve("file"), "");
    assertThrows(
        FileAlreadyExistsException.class, () -> PrivateFiles.createFolders(folder.resolve("file")));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aJournalIsPrivate() throws Exception {
    var journals = new JournalFolder(folder.resolve("state").resolve("journals"));
    var place = journals.begin();
    try (var journal = new Journal(place.folder(), JournalLimits.standard())) {
      Samples.small(1, 1).forEach(journal::append);
    }
    var modes = new TreeSet<String>();
    try (var all = Files.walk(folder.resolve("state"))) {
      for (Path path : all.toList()) {
        modes.add(Files.isDirectory(path) ? "folder " + mode(path) : "file " + mode(path));
      }
    }
    assertEquals(Set.of("folder rwx------", "file rw-------"), modes);
    assertEquals(2, List.of(place.folder().toFile().list()).size(), "a segment and the lock");
    place.delete();
  }

  /** It has the mode of a new file, or of the file that it replaces, once it is complete. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsBeingSavedIsPrivate() throws Exception {
    var file = folder.resolve("saved");
    var usual = mode(Files.writeString(folder.resolve("usual"), ""));
    for (String expected : List.of(usual, "rw-rw----")) {
      CaptureSave.whole(
          file,
          part -> {
            assertEquals("rw-------", mode(part));
            assertEquals("rwx------", mode(part.getParent()));
            return new CaptureSave.Result(0, 0, false);
          });
      assertEquals(expected, mode(file));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatIsThereKeepsItsMode() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    PrivateFiles.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE)).close();
    assertEquals("rw-rw-r--", mode(file));
  }

  /** Windows: only the owner, inherited by the content. */
  @Test
  void theAccessListOfWindowsNamesOnlyTheOwner() throws Exception {
    var owner = Files.getOwner(folder);
    var entries = PrivateFiles.entries(owner);
    assertEquals(1, entries.size());
    assertEquals(owner, entries.getFirst().principal());
    assertEquals(AclEntryType.ALLOW, entries.getFirst().type());
    assertEquals(EnumSet.allOf(AclEntryPermission.class), entries.getFirst().permissions());
    assertEquals(2, entries.getFirst().flags().size());
  }
}
