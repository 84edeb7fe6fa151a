package picklescope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
final class Folders {
  private Folders() {}

  /** Copies a folder with its times and permissions; symbolic links stay links. */
  static void copy(Path from, Path to) throws IOException {
    for (Path file : all(from)) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Deletes a folder, if there is one. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : all(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Gives all files and folders the permissions of installed ones. */
  static void publish(Path folder) throws IOException {
    var closed = PosixFilePermissions.fromString("rw-r--r--");
    var open = PosixFilePermissions.fromString("rwxr-xr-x");
    for (Path file : all(folder)) {
      if (!Files.isSymbolicLink(file)) {
        Files.setPosixFilePermissions(
            file, Files.isDirectory(file) || Files.isExecutable(file) ? open : closed);
      }
    }
  }

  /** Returns the bytes of all files. */
  static long size(Path folder) throws IOException {
    long size = 0;
    for (Path file : all(folder)) {
      size += isPlainFile(file) ? Files.size(file) : 0;
    }
    return size;
  }

  static boolean isPlainFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns the hash of a file in hexadecimal digits. */
  static String hash(String algorithm, Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Returns the folder and all in it, folders before what is in them. */
  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }
}
