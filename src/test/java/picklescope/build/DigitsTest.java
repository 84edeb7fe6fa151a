package picklescope.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picklescope.Main;

/**
 * No digits of the user's language. {@code "%d".formatted(5)} is {@code ٥} for a user of Arabic,
 * which is no number for Python, JSON and most readers of files. {@code Main} sets the locale of
 * texts for the program; the packages that another program may use set it where they make them.
 */
class DigitsTest {
  /** What {@link java.util.Formatter} writes as the locale's language does. */
  private static final Predicate<String> DEPENDS_ON_THE_LANGUAGE =
      Pattern.compile("%(\\d+\\$)?[-+0,(#]*\\d*(\\.\\d+)?[deEfgG]").asPredicate();

  private static final Pattern OF_THE_PROGRAM =
      Pattern.compile("picklescope/(cli/|ui/|view/|[^/]+$).*");

  @Test
  void textsOfTheLibraryDependOnNoLanguage() throws Exception {
    var classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> files;
    try (var all = Files.walk(classes.resolve("picklescope"))) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    var found = new TreeSet<String>();
    for (Path file : files) {
      var type = ClassFile.of().parse(file);
      String name = type.thisClass().asInternalName();
      if (!OF_THE_PROGRAM.matcher(name).matches()) {
        for (var method : type.methods()) {
          method.code().ifPresent(code -> look(code, name + "." + method.methodName(), found));
        }
      }
    }
    assertEquals(new TreeSet<>(), found, "write %s, or String.format(Locale.ROOT, …)");
  }

  /** A format is a constant that is loaded after {@code Locale.ROOT}, before they are used. */
  private static void look(CodeModel code, String method, TreeSet<String> found) {
    int pending = 0;
    for (var element : code) {
      switch (element) {
        case FieldInstruction field
            when field.owner().asInternalName().equals("java/util/Locale")
                && field.name().equalsString("ROOT") ->
            pending++;
        case InvokeInstruction call
            when call.type().stringValue().startsWith("(Ljava/util/Locale;") ->
            pending--;
        case InvokeInstruction call
            when call.name().equalsString("toLowerCase")
                || call.name().equalsString("toUpperCase") -> {
          if (call.type().stringValue().equals("()Ljava/lang/String;")) {
            found.add(method + " " + call.name());
          }
        }
        case ConstantInstruction.LoadConstantInstruction load -> {
          if (pending == 0
              && load.constantValue() instanceof String text
              && DEPENDS_ON_THE_LANGUAGE.test(text)) {
            found.add(method + " " + text);
          }
        }
        default -> {}
      }
    }
  }
}
