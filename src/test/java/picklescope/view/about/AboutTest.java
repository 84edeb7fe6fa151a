package picklescope.view.about;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picklescope.settings.UserFolders;

class AboutTest {
  @Test
  void aReportOfAMistakeHasAllVersionsAndFolders() {
    var properties =
        Map.of(
            "java.version", "25.0.1",
            "java.vendor", "Eclipse",
            "javafx.runtime.version", "26.0.2+1",
            "os.name", "Linux",
            "os.version", "6.8",
            "os.arch", "amd64");
    String text =
        About.of(
                "1.2.3",
                name -> properties.getOrDefault(name, ""),
                new UserFolders(Path.of("here"), Path.of("there")))
            .text();
    for (String part :
        new String[] {
          "Version: 1.2.3\n",
          "Java: 25.0.1, Eclipse\n",
          "JavaFX: 26.0.2+1\n",
          "System: Linux 6.8, amd64\n",
          "Settings: here\n",
          "Recordings: there\n",
          "Licence: Apache"
        }) {
      assertTrue(text.contains(part), text);
    }
  }
}
