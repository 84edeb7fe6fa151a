package picklescope.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picklescope.event.Datagram;

/**
 * A program that has a journal's folder. {@code hold FOLDER}: it looks for what was left behind, as
 * each start does, writes a datagram and holds the folder until its input ends. {@code race FOLDER
 * TIMES}: it repeatedly creates a folder, searches and ends, and prints whether another program
 * deleted its folder.
 */
final class FolderProcess {
  private FolderProcess() {}

  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "hold" -> hold(new JournalFolder(folder));
      case "race" -> race(folder, Integer.parseInt(arguments[2]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void hold(JournalFolder journals) throws IOException {
    var place = journals.begin();
    try (var journal = new Journal(place.folder(), JournalLimits.standard())) {
      Datagram datagram = Samples.small(1, 1).getFirst();
      journal.append(datagram);
    }
    System.out.println(journals.leftBehind().size());
    System.in.read();
    place.delete();
  }

  private static void race(Path folder, int times) throws IOException {
    System.out.println("ready");
    System.in.read();
    for (int i = 0; i < times; i++) {
      var journals = new JournalFolder(folder);
      var place = journals.begin();
      for (int look = 0; look < 3; look++) {
        if (!journals.leftBehind().isEmpty() || !Files.exists(place.folder().resolve("lock"))) {
          System.out.println("taken at " + i);
          return;
        }
      }
      if (i % 2 == 0) {
        place.delete();
      } else {
        place.close(); // empty, so that whoever looks next deletes it
      }
    }
    System.out.println("never taken");
  }
}
