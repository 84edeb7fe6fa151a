package picklescope.packaging;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the package's Java leaves out of the JDK's modules and of the libraries: Swing, fonts and
 * screens of AWT (JavaFX has its own), transformations of XML, and themes that the window does not
 * have. Libraries and the program need none of it, which {@code PackagesIT} checks; it would be a
 * tenth of the package.
 */
final class LeftOut {
  /** Packages by their modules, those below them included. */
  static final Map<String, List<String>> PACKAGES =
      Map.of(
          "java.desktop", List.of("com.sun.java.swing", "javax.swing", "sun.swing"),
          "java.xml",
              List.of("com.sun.org.apache.bcel", "com.sun.org.apache.xalan.internal.xsltc"));

  private static final String NATIVES =
      Stream.of("awt_xawt", "fontmanager", "freetype", "splashscreen")
          .map("/java.desktop/lib/lib%s.so"::formatted)
          .collect(Collectors.joining(","));

  /** The window takes two themes, in their binary form. */
  private static final String THEMES =
      "glob:/atlantafx.base/atlantafx/base/theme/{*.css,cupertino*.bss,dracula*.bss,nord*.bss}";

  private LeftOut() {}

  /**
   * Returns the options of {@code jlink}.
   *
   * @param resources a file for the patterns of what is left out
   */
  static List<String> options(Path resources) throws IOException {
    var patterns = new ArrayList<String>();
    patterns.add(THEMES);
    for (var each : PACKAGES.entrySet()) {
      patterns.add(classes(each.getKey(), each.getValue()));
    }
    Files.write(resources, patterns);
    return List.of("--exclude-resources=@" + resources, "--exclude-files=" + NATIVES);
  }

  /** Returns a pattern of all classes but one of each package, because jlink wants none empty. */
  private static String classes(String module, List<String> packages) throws IOException {
    String folders = pattern(packages.stream());
    var kept = new TreeSet<String>();
    var full = new TreeSet<String>();
    try (var reader = ModuleFinder.ofSystem().find(module).orElseThrow().open();
        var names = reader.list()) {
      names
          .filter(name -> name.matches(folders + "[./].*\\.class") && !name.contains("$"))
          .sorted()
          .filter(name -> full.add(name.substring(0, name.lastIndexOf('/'))))
          .forEach(kept::add);
    }
    // A dot stands for any character, so also for what separates folders.
    return "regex:.%s.(?!%s$)%s.*class".formatted(module, pattern(kept.stream()), folders);
  }

  private static String pattern(Stream<String> names) {
    return names.map(name -> name.replace('/', '.')).collect(Collectors.joining("|", "(", ")"));
  }
}
