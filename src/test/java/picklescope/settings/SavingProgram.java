package picklescope.settings;

import java.io.IOException;
import java.nio.file.Path;

/** A program that saves settings again and again, each time with one more name. */
final class SavingProgram {
  private SavingProgram() {}

  /**
   * Says that it is ready, waits for the end of its input, and saves.
   *
   * @param arguments the folder of the settings, what its names begin with, and how many it saves
   */
  public static void main(String... arguments) throws IOException {
    save(new SettingsFile(Path.of(arguments[0])), "none", 0); // loads what saving takes
    System.out.println("ready");
    System.in.read();
    save(new SettingsFile(Path.of(arguments[0])), arguments[1], Integer.parseInt(arguments[2]));
  }

  static void save(SettingsFile file, String begin, int count) {
    var before = file.load().settings();
    for (int i = 0; i < count; i++) {
      var now = before.withEntry(Settings.ALIASES, begin + i, "LAB");
      var saved = file.save(before, now);
      if (!saved.isWritten()) {
        throw new IllegalStateException(saved.notice().orElse(""));
      }
      before = now;
    }
  }
}
