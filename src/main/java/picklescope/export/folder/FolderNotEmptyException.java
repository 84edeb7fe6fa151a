package picklescope.export.folder;

import java.io.IOException;

/** Thrown if there are files already where an export is written. The message is for the user. */
public final class FolderNotEmptyException extends IOException {
  private static final long serialVersionUID = 1L;

  FolderNotEmptyException(String folder) {
    super("There are files in %s already.".formatted(folder));
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
