package picklescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AtomicFileTest {
  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void assumePosix() {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("unix"),
        "skipped: files have no modes here");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private void assertNothingElse(Path... files) throws IOException {
    try (var there = Files.list(folder)) {
      assertEquals(files.length, there.count(), "nothing is left beside it");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-rw-r--", "rw-------", "rw-r-----", "rwxrwxrwx"})
  void aChangedFileKeepsItsMode(String mode) throws IOException {
    assumePosix();
    Path file = Files.writeString(folder.resolve("a"), "before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    AtomicFile.write(file, bytes("after"));
    assertEquals("after", Files.readString(file));
    assertEquals(mode, mode(file));
    assertNothingElse(file);
  }

  @Test
  void aNewFileIsPrivate() throws IOException {
    assumePosix();
    Path file = folder.resolve("a");
    AtomicFile.write(file, bytes("new"));
    assertEquals("rw-------", mode(file));
    assertNothingElse(file);
  }

  @Test
  void aChangedFileKeepsItsOwnerAndGroup() throws IOException {
    assumePosix();
    Path file = Files.writeString(folder.resolve("a"), "before");
    try {
      Files.setAttribute(file, "unix:uid", 65_534);
      Files.setAttribute(file, "unix:gid", 65_533);
    } catch (FileSystemException e) {
      assumeTrue(false, "skipped: only an administrator may give files away");
    }
    AtomicFile.write(file, bytes("after"));
    assertEquals("after", Files.readString(file));
    assertEquals(65_534, Files.getAttribute(file, "unix:uid"));
    assertEquals(65_533, Files.getAttribute(file, "unix:gid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "longer than what stood there before"})
  void aHardLinkIsKept(String text) throws IOException {
    assumePosix();
    Path file = Files.writeString(folder.resolve("a"), "what stood before");
    Path link = Files.createLink(folder.resolve("b"), file);
    assertTrue(AtomicFile.write(link, bytes(text), () -> true));
    assertEquals(text, Files.readString(file));
    assertTrue(Files.isSameFile(file, link));
    assertNothingElse(file, link);
    assertFalse(AtomicFile.write(link, bytes("never"), () -> false));
    assertEquals(text, Files.readString(file));
    assertNothingElse(file, link);
  }

  @Test
  void extendedAttributesStay() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "before");
    var view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    assumeTrue(view != null, "skipped: no extended attributes here");
    try {
      view.write("tag", java.nio.ByteBuffer.wrap(bytes("red")));
    } catch (FileSystemException e) {
      assumeTrue(false, "skipped: no extended attributes on this disk");
    }
    AtomicFile.write(file, bytes("after"));
    assertEquals("after", Files.readString(file));
    assertEquals(
        3, Files.getFileAttributeView(file, UserDefinedFileAttributeView.class).size("tag"));
  }

  @Test
  void aFolderOrPipeIsNotRead() throws Exception {
    assumePosix();
    Path pipe = folder.resolve("pipe");
    int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    assumeTrue(made == 0, "skipped: no named pipes here");
    for (Path place : new Path[] {pipe, Path.of("/dev/zero"), folder}) {
      var e = assertThrows(IOException.class, () -> AtomicFile.read(place, 100));
      assertTrue(AtomicFile.reason(e).startsWith("not a file"), e.toString());
      assertThrows(IOException.class, () -> AtomicFile.write(place, bytes("never")));
    }
    assertTrue(Files.exists(pipe));
  }

  /** Reading one of the kernel's, such as /proc/kmsg, may wait for ever. */
  @EnabledOnOs(OS.LINUX)
  @Test
  void aFileWithoutASizeIsNotRead() throws Exception {
    assertEquals(0, AtomicFile.read(Path.of("/proc/version"), 1_000).length);
  }

  @Test
  void aFileThatIsTooLongIsReadNoFurther() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "12345");
    assertEquals(5, AtomicFile.read(file, 5).length);
    var e = assertThrows(IOException.class, () -> AtomicFile.read(file, 4));
    assertTrue(AtomicFile.reason(e).contains("longer than 4 bytes"), e.toString());
  }
}
