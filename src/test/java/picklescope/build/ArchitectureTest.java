package picklescope.build;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import picklescope.update.Releases;

/**
 * The arrows between packages, as docs/architecture.md draws them; the classes are read once for
 * all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("picklescope");

  @Test
  void packagesImportOnlyWhatLiesBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("picklescope..")
        .layer("main")
        .definedBy("picklescope")
        .layer("cli")
        .definedBy("picklescope.cli..")
        .layer("ui")
        .definedBy("picklescope.ui..")
        .layer("view")
        .definedBy("picklescope.view..")
        .layer("session")
        .definedBy("picklescope.session..")
        .layer("stream")
        .definedBy("picklescope.stream..")
        .layer("export")
        .definedBy("picklescope.export..")
        .layer("saved")
        .definedBy("picklescope.saved..")
        .layer("guess")
        .definedBy("picklescope.guess..")
        .layer("settings")
        .definedBy("picklescope.settings..")
        .layer("send")
        .definedBy("picklescope.send..")
        .layer("net")
        .definedBy("picklescope.net..")
        .layer("capture")
        .definedBy("picklescope.capture..")
        .layer("feed")
        .definedBy("picklescope.feed..")
        .layer("filter")
        .definedBy("picklescope.filter..")
        .layer("event")
        .definedBy("picklescope.event..")
        .layer("format")
        .definedBy("picklescope.format..")
        .layer("pickle")
        .definedBy("picklescope.pickle..")
        .layer("python")
        .definedBy("picklescope.python..")
        .layer("file")
        .definedBy("picklescope.file..")
        .layer("thread")
        .definedBy("picklescope.thread..")
        .layer("linux")
        .definedBy("picklescope.linux..")
        .layer("update")
        .definedBy("picklescope.update..")
        .whereLayer("update")
        .mayNotAccessAnyLayer()
        .whereLayer("update")
        .mayOnlyBeAccessedByLayers("ui", "view")
        .layer("demo")
        .definedBy("picklescope.demo..")
        .whereLayer("demo")
        .mayOnlyAccessLayers("net", "event", "pickle", "python", "thread")
        .whereLayer("demo")
        .mayOnlyBeAccessedByLayers("cli", "ui", "view", "session")
        .layer("system")
        .definedBy("picklescope.system..")
        .whereLayer("system")
        .mayNotAccessAnyLayer()
        .whereLayer("feed")
        .mayOnlyAccessLayers("capture", "event", "python", "thread", "system")
        .whereLayer("feed")
        .mayOnlyBeAccessedByLayers("main", "cli", "ui", "view", "session")
        .whereLayer("linux")
        .mayOnlyAccessLayers("system")
        .whereLayer("linux")
        .mayOnlyBeAccessedByLayers("main", "net", "thread")
        .whereLayer("thread")
        .mayOnlyAccessLayers("linux")
        .whereLayer("file")
        .mayNotAccessAnyLayer()
        .whereLayer("main")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("cli")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("ui")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("view")
        .mayOnlyBeAccessedByLayers("cli", "ui")
        .whereLayer("session")
        .mayOnlyBeAccessedByLayers("main", "cli", "ui", "view")
        .whereLayer("stream")
        .mayOnlyBeAccessedByLayers("main", "cli", "ui", "view", "session", "export")
        .whereLayer("export")
        .mayOnlyBeAccessedByLayers("main", "cli", "ui", "view", "session")
        .whereLayer("saved")
        .mayOnlyBeAccessedByLayers("main", "cli", "ui", "view", "session")
        .whereLayer("guess")
        .mayOnlyBeAccessedByLayers("main", "cli", "ui", "view", "session")
        .whereLayer("guess")
        .mayOnlyAccessLayers("python")
        .whereLayer("settings")
        .mayOnlyBeAccessedByLayers("main", "cli", "ui", "view", "session", "saved")
        .whereLayer("send")
        .mayOnlyBeAccessedByLayers("main", "cli", "ui", "view", "session", "export", "saved")
        .whereLayer("net")
        .mayOnlyBeAccessedByLayers(
            "main", "cli", "ui", "view", "session", "export", "saved", "settings", "send", "demo")
        .whereLayer("capture")
        .mayOnlyBeAccessedByLayers(
            "main", "cli", "ui", "view", "session", "stream", "export", "saved", "send", "feed")
        .whereLayer("filter")
        .mayOnlyBeAccessedByLayers(
            "main", "cli", "ui", "view", "session", "stream", "export", "saved", "send")
        .whereLayer("event")
        .mayOnlyBeAccessedByLayers(
            "main",
            "cli",
            "ui",
            "view",
            "session",
            "stream",
            "export",
            "saved",
            "settings",
            "send",
            "net",
            "capture",
            "feed",
            "filter",
            "demo")
        .whereLayer("pickle")
        .mayOnlyBeAccessedByLayers(
            "main", "cli", "ui", "view", "session", "stream", "export", "saved", "send", "net",
            "capture", "filter", "event", "demo")
        .whereLayer("format")
        .mayOnlyAccessLayers("python")
        .whereLayer("format")
        .mayOnlyBeAccessedByLayers(
            "main", "cli", "view", "session", "stream", "export", "send", "filter", "event")
        .check(classes);
  }

  @Test
  void packagesAreFreeOfCircles() {
    slices().matching("picklescope.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void subPackagesAreFreeOfCircles() {
    slices().matching("picklescope.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void shownTextNeedsPythonsTextAlone() {
    noClasses()
        .that()
        .resideInAPackage("picklescope.view.text..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "picklescope.view.text..", "picklescope.python..")
        .check(classes);
  }

  @Test
  void tableAndInspectorKnowNothingOfEachOther() {
    noClasses()
        .that()
        .resideInAPackage("picklescope.view.table..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picklescope.view.inspect..", "picklescope.view.compose..")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("picklescope.view.inspect..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picklescope.view.table..", "picklescope.view.compose..")
        .check(classes);
  }

  @Test
  void onlyTheWindowKnowsJavaFx() {
    noClasses()
        .that()
        .resideOutsideOfPackage("picklescope.ui..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..")
        .check(classes);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage("picklescope.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(classes);
  }

  @Test
  void onlyItsPackageKnowsTheClientOfNats() {
    noClasses()
        .that()
        .resideOutsideOfPackage("picklescope.feed.nats..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.nats..")
        .check(classes);
  }

  /** Its client is loaded with the first connection. */
  @Test
  void onlyTheSessionKnowsNats() {
    noClasses()
        .that()
        .resideOutsideOfPackages("picklescope.feed.nats..", "picklescope.session..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picklescope.feed.nats..")
        .check(classes);
  }

  @Test
  void onlyFilesAndTextForOthersKnowJackson() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "picklescope.export..",
            "picklescope.saved..",
            "picklescope.settings..",
            "picklescope.file..",
            "picklescope.format..",
            "picklescope.update..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
        .check(classes);
  }

  /**
   * Nothing goes out but messages, questions for names, what is published, and this when the user
   * asks for it.
   */
  @Test
  void onlyLabsAndLookingForUpdatesConnectToOtherComputers() {
    noClasses()
        .that()
        .resideOutsideOfPackages("picklescope.update..", "picklescope.feed.nats..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net.http..", "javax.net..", "java.rmi..", "javax.naming..")
                .or(belongToAnyOf(URLConnection.class, Socket.class, SocketChannel.class)))
        .orShould()
        .callMethod(URL.class, "openStream")
        .orShould()
        .callMethod(URL.class, "openConnection")
        .check(classes);
  }

  @Test
  void onlyTheLineAboutUpdatesLooksForThem() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("picklescope.ui.UpdateLine")
        .and()
        .resideOutsideOfPackage("picklescope.update..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Releases.class)
        .check(classes);
  }

  @Test
  void roomsOfPythonImportOnlyWhatLiesBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("picklescope.python..")
        .layer("text")
        .definedBy("picklescope.python.text")
        .layer("values")
        .definedBy("picklescope.python")
        .layer("source")
        .definedBy("picklescope.python.source")
        .layer("regex")
        .definedBy("picklescope.python.regex")
        .layer("objects")
        .definedBy("picklescope.python.objects")
        .layer("eval")
        .definedBy("picklescope.python.eval")
        .layer("diff")
        .definedBy("picklescope.python.diff")
        .layer("struct")
        .definedBy("picklescope.python.struct")
        .ensureAllClassesAreContainedInArchitectureIgnoring(
            not(resideInAPackage("picklescope.python..")))
        .whereLayer("text")
        .mayNotAccessAnyLayer()
        .whereLayer("values")
        .mayOnlyAccessLayers("text")
        .whereLayer("source")
        .mayOnlyAccessLayers("values", "text")
        .whereLayer("regex")
        .mayOnlyAccessLayers("source", "text")
        .whereLayer("objects")
        .mayOnlyAccessLayers("values", "text")
        .whereLayer("eval")
        .mayOnlyAccessLayers("objects", "regex", "source", "values", "text")
        .whereLayer("diff")
        .mayOnlyAccessLayers("objects", "values")
        .whereLayer("struct")
        .mayOnlyAccessLayers("source", "values", "text")
        .check(classes);
  }

  @Test
  void pythonNeedsNothingButJavaBase() {
    noClasses()
        .that()
        .resideInAPackage("picklescope.python..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "picklescope.python..")
        .check(classes);
  }
}
