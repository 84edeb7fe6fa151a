package picklescope.view.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files. */
public interface FileChoice {
  /**
   * Asks for the files of a capture to open, which follow one another.
   *
   * @return the files; empty if the user cancels
   */
  List<Path> toOpen();

  /**
   * Asks for the file to save to: a capture, or JSON lines or CSV if the name ends in jsonl or csv.
   *
   * @param what what is saved, for the title
   * @return the file; empty if the user cancels
   */
  Optional<Path> toSave(String what);

  /**
   * Asks for the file of a recording, which is a capture.
   *
   * @return the file; empty if the user cancels
   */
  Optional<Path> toRecord();

  /**
   * Asks for the folder of an export.
   *
   * @return the folder; empty if the user cancels
   */
  Optional<Path> toExport();
}
