package picklescope.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picklescope.Main;

/**
 * No null across packages. In a module that is {@code @NullMarked} the compiler refuses each null
 * that is not marked {@code @Nullable}. Here is asserted that the module is, and that nothing is
 * {@code @Nullable} which another package may use, except where Java values become Python values.
 */
class NullnessTest {
  /** Where Java values become Python values: {@code null} is {@code None}. */
  private static final Set<String> JAVA_VALUES =
      Set.of(
          "picklescope/python/PyValues.of",
          "picklescope/python/Call.of",
          "picklescope/python/Call.with",
          "picklescope/net/Network.send");

  private static final String NULLABLE = "Lorg/jspecify/annotations/Nullable;";

  @Test
  void theCompilerChecksTheWholeModule() throws IOException {
    String descriptor = Files.readString(Path.of("src/main/java/module-info.java"));
    assertTrue(descriptor.contains("@NullMarked\nmodule picklescope {"), descriptor);
    for (Path source : files(Path.of("src/main/java"), ".java")) {
      assertFalse(Files.readString(source).contains("@NullUnmarked"), source.toString());
    }
  }

  @Test
  void nothingThatOtherPackagesMayUseIsNullable() throws Exception {
    var classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var open = new TreeSet<String>();
    int inside = 0;
    for (Path file : files(classes, ".class")) {
      ClassModel type = ClassFile.of().parse(file);
      String name = type.thisClass().asInternalName();
      boolean isPublic = type.flags().has(AccessFlag.PUBLIC);
      for (var method : type.methods()) {
        if (isNullable(method)) {
          inside++;
          if (isPublic && isOpen(method.flags().flags())) {
            open.add(name + "." + method.methodName().stringValue());
          }
        }
      }
      for (var field : type.fields()) {
        if (isNullable(field)) {
          inside++;
          if (isPublic && isOpen(field.flags().flags())) {
            open.add(name + "." + field.fieldName().stringValue());
          }
        }
      }
    }
    assertEquals(JAVA_VALUES, open);
    assertTrue(inside > 0, "no class file names " + NULLABLE);
  }

  private static boolean isOpen(Set<AccessFlag> flags) {
    return flags.contains(AccessFlag.PUBLIC) || flags.contains(AccessFlag.PROTECTED);
  }

  /** Whether its type, or one of its parameters' types, is marked anywhere. */
  private static boolean isNullable(AttributedElement member) {
    return member.findAttribute(Attributes.runtimeVisibleTypeAnnotations()).stream()
        .flatMap(marks -> marks.annotations().stream())
        .anyMatch(mark -> mark.annotation().className().equalsString(NULLABLE));
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
