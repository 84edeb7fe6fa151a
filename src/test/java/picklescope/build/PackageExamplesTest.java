package picklescope.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.net.Network;

/** The examples in the Javadoc of the packages that a Java program uses compile. */
class PackageExamplesTest {
  private static final List<String> PACKAGES =
      List.of("net", "event", "python", "send", "capture", "export");
  private static final Pattern SNIPPET =
      Pattern.compile("\\{@snippet :\n(.*?)\n \\* \\}\n \\*\n", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theExamplesOfThePackagesCompile() throws Exception {
    var program = Network.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    var path = Path.of(program).toString();
    var arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString(), "-cp", path));
    for (var name : PACKAGES) {
      arguments.add(example(name).toString());
    }
    var output = new StringWriter();
    var writer = new PrintWriter(output);
    var javac = ToolProvider.findFirst("javac").orElseThrow();

    int code = javac.run(writer, writer, arguments.toArray(String[]::new));

    assertEquals(0, code, output::toString);
  }

  private Path example(String name) throws Exception {
    var text = Files.readString(Path.of("src/main/java/picklescope", name, "package-info.java"));
    var snippet = SNIPPET.matcher(text);
    assertTrue(snippet.find(), () -> "picklescope." + name + " has an example");
    var lines = snippet.group(1).replaceAll("(?m)^ \\* ?", "");
    var body = lines.startsWith("static ") ? lines : "void main() throws Exception {" + lines + "}";
    var source = new StringBuilder("import java.nio.file.*;\nimport java.util.*;\n");
    PACKAGES.forEach(each -> source.append("import picklescope.%s.*;\n".formatted(each)));
    source.append("class Example_%s {\n%s\n}\n".formatted(name, body));
    return Files.writeString(folder.resolve("Example_%s.java".formatted(name)), source);
  }
}
