package picklescope.format;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder of the jars with a {@link FormatPlugin}. */
public final class PluginFolder {
  private PluginFolder() {}

  /**
   * Lets the plugins in the jars of a folder be found by the calling thread and by those that it
   * starts. To be called before the first format is used. A plugin is code: it may do what the user
   * may do.
   *
   * @return what is wrong with the plugins, for the user
   */
  public static List<String> use(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var jars = new ArrayList<URL>();
    try (var files = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path jar : files) {
        jars.add(jar.toUri().toURL());
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of("The folder %s cannot be read: %s.".formatted(folder, e.getMessage()));
    }
    if (jars.isEmpty()) {
      return List.of();
    }
    Thread.currentThread()
        .setContextClassLoader(
            new URLClassLoader(
                "plugins", jars.toArray(URL[]::new), PluginFolder.class.getClassLoader()));
    return PayloadFormats.pluginProblems();
  }
}
