package picklescope.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picklescope.Main;

/** Fields of one line are limited: JavaFX takes minutes for a pasted text of 50 MB. */
class TextFieldsTest {
  @Test
  void theWindowHasOnlyFieldsThatAreLimited() throws Exception {
    var classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> files;
    try (var all = Files.walk(classes.resolve("picklescope/ui"))) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    var limited = new TreeSet<String>();
    var found = new TreeSet<String>();
    for (Path file : files) {
      var type = ClassFile.of().parse(file);
      for (var method : type.methods()) {
        for (var element : method.code().stream().flatMap(code -> code.elementStream()).toList()) {
          if (element instanceof NewObjectInstruction created) {
            switch (created.className().asInternalName()) {
              case "javafx/scene/control/TextField" -> found.add(file.getFileName().toString());
              case "picklescope/ui/control/LimitedField" -> limited.add(file.toString());
              default -> {}
            }
          }
        }
      }
    }
    assertEquals(new TreeSet<>(), found, "create a LimitedField");
    assertTrue(limited.size() > 20, limited::toString);
  }
}
