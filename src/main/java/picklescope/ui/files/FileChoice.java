package picklescope.ui.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files. */
public interface FileChoice {
  /** The capture to open; several follow one another. None if the user does not want to. */
  List<Path> toOpen();

  /**
   * Where to save: a capture, or JSON lines or CSV if the name ends in jsonl or csv.
   *
   * @param what what is saved, for the title
   */
  Optional<Path> toSave(String what);
}
