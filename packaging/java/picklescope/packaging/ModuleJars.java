package picklescope.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the jars of the program ready for {@code jlink}: copies those that are modules, moves
 * JavaFX's native libraries out of them, and raises the version of old class files, because the
 * JVM's start cache (JEP 483) leaves out all before version 50 (picocli has 49).
 */
final class ModuleJars {
  private static final int LINKED_VERSION = ClassFile.JAVA_8_VERSION;
  private static final int OLDEST_CACHED_VERSION = ClassFile.JAVA_6_VERSION;

  private ModuleJars() {}

  /**
   * Copies the jars with classes from one folder to another, and their native libraries to a third.
   *
   * @throws IOException if a file cannot be read or written
   */
  static void copy(Path lib, Path modules, Path natives) throws IOException {
    Files.createDirectories(modules);
    Files.createDirectories(natives);
    for (Path jar : files(lib)) {
      if (jar.toString().endsWith(".jar")) {
        Path copy = Files.copy(jar, modules.resolve(jar.getFileName()));
        boolean hasClasses;
        try (var content = FileSystems.newFileSystem(copy)) {
          hasClasses = prepare(content, natives);
        }
        if (!hasClasses) {
          Files.delete(copy); // JavaFX has a jar without content beside that of each system
        }
      }
    }
  }

  private static boolean prepare(FileSystem jar, Path natives) throws IOException {
    Path root = jar.getPath("/");
    boolean hasClasses = false;
    for (Path file : walk(root)) {
      String name = file.toString();
      if (name.endsWith(".class")) {
        hasClasses = true;
        raise(file, root);
      } else if (name.matches("/[^/]+\\.(so|dll|dylib)")) {
        Files.move(file, natives.resolve(name.substring(1)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return hasClasses;
  }

  private static void raise(Path file, Path root) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int major = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
    if (major >= OLDEST_CACHED_VERSION) {
      return;
    }
    var classFile =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(hierarchy(root)));
    var transform =
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(ClassTransform.endHandler(builder -> builder.withVersion(LINKED_VERSION, 0)))
            .andThen((builder, element) -> {
              if (!(element instanceof ClassFileVersion version)
                  || version.majorVersion() == LINKED_VERSION) {
                builder.with(element);
              }
            });
    Files.write(file, classFile.transformClass(classFile.parse(bytes), transform));
  }

  /** Superclasses are looked up in the jar itself, then among the JDK's. */
  private static ClassHierarchyResolver hierarchy(Path root) {
    return ClassHierarchyResolver.ofResourceParsing(
            (ClassDesc type) -> {
              String descriptor = type.descriptorString();
              Path file = root.resolve(descriptor.substring(1, descriptor.length() - 1) + ".class");
              try {
                return Files.exists(file) ? Files.newInputStream(file) : null;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .orElse(ClassHierarchyResolver.defaultResolver());
  }

  private static List<Path> walk(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
