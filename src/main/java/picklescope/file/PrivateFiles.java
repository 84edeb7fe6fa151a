package picklescope.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Files and folders for their user's eyes alone: what arrives, the settings, saved sends. On POSIX
 * file systems folders have mode 0700 and files 0600; on Windows a folder has an access control
 * list of its own with its owner as the only entry, which the files in it inherit. On others, such
 * as FAT, nothing is said.
 *
 * <p>Only what is made here is private: what is there already keeps its permissions.
 */
public final class PrivateFiles {
  private static final FileAttribute<?>[] NONE = {};

  private PrivateFiles() {}

  /** Makes a folder, and those above it that are missing. */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        createFolders(parent);
      }
      try {
        createFolder(folder);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) { // or another program was faster
          throw e;
        }
      }
    }
  }

  /**
   * Makes a folder.
   *
   * @throws FileAlreadyExistsException if there is something of that name
   */
  public static void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, mode(folder, "rwx------"));
    var acl = Files.getFileAttributeView(folder, AclFileAttributeView.class);
    if (acl != null) {
      acl.setAcl(entries(acl.getOwner()));
    }
  }

  /**
   * Makes a folder for a file that is moved out of it when it is whole, to where the user wants it.
   * The file itself has the permissions that any new file has; until then the folder hides it. Not
   * on Windows, where a file that is moved keeps what it has inherited.
   *
   * @throws FileAlreadyExistsException if there is something of that name
   */
  public static void createHiding(Path folder) throws IOException {
    Files.createDirectory(folder, mode(folder, "rwx------"));
  }

  /** Opens a file, which is private if it is made now. */
  public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    return FileChannel.open(file, options, mode(file, "rw-------"));
  }

  /** Gives a file the permissions of another one, if that is there and has any. */
  public static void copyMode(Path from, Path to) throws IOException {
    if (Files.exists(from) && isPosix(from)) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
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

  /** All for the owner, also in what will be inside, and nothing for anybody else. */
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
