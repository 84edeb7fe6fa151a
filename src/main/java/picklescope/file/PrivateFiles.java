package picklescope.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Creates files and folders that only their owner can read: captures, settings, saved sends. On
 * POSIX file systems folders have mode 0700 and files 0600; on Windows a folder has an access
 * control list of its own with its owner as the only entry, which the files in it inherit. Other
 * file systems, such as FAT, have no permissions.
 *
 * <p>Existing files and folders keep their permissions.
 */
public final class PrivateFiles {
  private static final FileAttribute<?>[] NONE = {};

  private PrivateFiles() {}

  /** Creates a folder and its missing parents. */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        createFolders(parent);
      }
      try {
        createFolder(folder);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) { // or another program has created it meanwhile
          throw e;
        }
      }
    }
  }

  /**
   * Creates a folder.
   *
   * @throws FileAlreadyExistsException if a file or folder of that name exists
   */
  public static void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, mode(folder, "rwx------"));
    var acl = Files.getFileAttributeView(folder, AclFileAttributeView.class);
    if (acl != null) {
      acl.setAcl(entries(acl.getOwner()));
    }
  }

  /**
   * Creates a folder for a file that is moved to its target when it is complete. On Windows the
   * folder is not private, because a moved file keeps the permissions that it has inherited.
   *
   * @throws FileAlreadyExistsException if a file or folder of that name exists
   */
  public static void createHiding(Path folder) throws IOException {
    Files.createDirectory(folder, mode(folder, "rwx------"));
  }

  /** Opens a file, which is private if it is created by this call. */
  public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    return FileChannel.open(file, options, mode(file, "rw-------"));
  }

  /**
   * Creates an empty private file.
   *
   * @throws FileAlreadyExistsException if a file or folder of that name exists
   */
  public static void create(Path file) throws IOException {
    open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)).close();
  }

  /**
   * Gives a private file in a {@linkplain #createHiding hiding folder} the permissions that it is
   * to have at its target: those of the file there, or those of a new file.
   */
  public static void release(Path file, Path target) throws IOException {
    if (!isPosix(file)) {
      return;
    }
    var usual =
        Files.exists(target)
            ? Files.getPosixFilePermissions(target)
            : ofNew(file.resolveSibling(".new"));
    // A file system without permissions, such as FAT, has the same for all files, and may refuse.
    if (!usual.equals(Files.getPosixFilePermissions(file))) {
      Files.setPosixFilePermissions(file, usual);
    }
  }

  private static Set<PosixFilePermission> ofNew(Path file) throws IOException {
    Files.createFile(file);
    try {
      return Files.getPosixFilePermissions(file);
    } finally {
      Files.delete(file);
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] mode(Path file, String mode) {
    return isPosix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : NONE;
  }

  /**
   * Returns an access control list that allows everything to the owner, in the folder and its
   * content, and nothing to others.
   */
  static List<AclEntry> entries(UserPrincipal owner) {
    return List.of(
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(owner)
            .setPermissions(EnumSet.allOf(AclEntryPermission.class))
            .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
            .build());
  }
}
