package picklescope.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes the jars of the program ready for {@code jlink}: copies those that are modules, moves
 * JavaFX's native libraries out of them, and raises the version of old class files, because the
 * JVM's start cache (JEP 483) leaves out all before version 50 (picocli has 49). A jar that has the
 * name of a module and no descriptor (the client of NATS) gets one.
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
          describe(content);
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

  /** Writes the descriptor of an automatic module, which {@code jlink} refuses. */
  private static void describe(FileSystem jar) throws IOException {
    Path root = jar.getPath("/");
    Path manifest = root.resolve("META-INF/MANIFEST.MF");
    if (Files.exists(root.resolve("module-info.class")) || !Files.exists(manifest)) {
      return;
    }
    String name;
    try (var in = Files.newInputStream(manifest)) {
      name = new Manifest(in).getMainAttributes().getValue("Automatic-Module-Name");
    }
    if (name == null) {
      return;
    }
    var packages =
        walk(root).stream()
            .filter(file -> file.toString().endsWith(".class"))
            .map(file ->
                PackageDesc.of(root.relativize(file.getParent()).toString().replace('/', '.')))
            .distinct()
            .toList();
    var module =
        ModuleAttribute.of(
            ModuleDesc.of(name),
            descriptor -> {
              descriptor.requires(ModuleDesc.of("java.base"), ClassFile.ACC_MANDATED, null);
              descriptor.requires(ModuleDesc.of("java.logging"), 0, null);
              packages.forEach(one -> descriptor.exports(one, 0));
            });
    byte[] bytes = ClassFile.of().buildModule(module);
    Files.write(root.resolve("module-info.class"), bytes);
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
