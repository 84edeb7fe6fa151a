package picklescope.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code picklescope.bat} in wine's cmd.exe, with a {@code java.exe} that prints its arguments.
 * Needs wine and mingw's compiler.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class WindowsLauncherIT {
  private static final String COMPILER = "x86_64-w64-mingw32-gcc";

  @TempDir static Path folder;
  private static Path bin;

  @BeforeAll
  static void lay() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin", COMPILER)), COMPILER + " is not installed");
    assumeTrue(Files.exists(Path.of("/usr/bin/wine")), "wine is not installed");
    bin = Files.createDirectories(folder.resolve("a folder/bin"));
    Files.copy(Path.of("packaging/bin/picklescope.bat"), bin.resolve("picklescope.bat"));
    var stub = folder.resolve("java.exe");
    Commands.run(List.of(COMPILER, "-O1", "-o", stub.toString(), "packaging/windows/stub-java.c"));
    jdk("jdk 25", "25.0.3", stub);
    jdk("jdk 26", "26-ea", stub);
    jdk("old", "17.0.1", stub);
  }

  private static void jdk(String name, String version, Path java) throws IOException {
    var home = Files.createDirectories(folder.resolve(name).resolve("bin")).getParent();
    Files.copy(java, home.resolve("bin/java.exe"));
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Somebody\"\r\nJAVA_VERSION=\"%s\"\r\n".formatted(version));
  }

  @AfterAll
  static void end() throws Exception {
    if (bin != null) {
      wine(Map.of(), "wineserver", "--kill");
    }
  }

  @Test
  void javaHomeIsTaken() throws Exception {
    var ended = started(Map.of("JAVA_HOME", windows("jdk 25")), "send", "lab-3", "send(5,foo=78)");
    assertEquals(0, ended.code());
    assertEquals(
        List.of(
            "[-XX:+UseCompactObjectHeaders]",
            "[-XX:TieredStopAtLevel=1]",
            "[-XX:+UseSerialGC]",
            "[--enable-native-access=picklescope]",
            "[--module-path]",
            "[%s\\bin\\..\\lib]".formatted(windows("a folder")),
            "[--add-modules]",
            "[info.picocli]",
            "[--module]",
            "[picklescope/picklescope.Main]",
            "[send]",
            "[lab-3]",
            "[send(5,foo=78)]"),
        ended.out());
  }

  @Test
  void quotesAroundJavaHomeAreIgnored() throws Exception {
    var home = "\"" + windows("jdk 26") + "\"";
    assertTrue(started(Map.of("JAVA_HOME", home), "--version").out().contains("[--version]"));
  }

  @Test
  void anOldJavaHomeIsPassedOverForThePath() throws Exception {
    var ended =
        started(
            Map.of("JAVA_HOME", windows("old"), "WINEPATH", windows("jdk 25") + "\\bin"), "listen");
    assertEquals(0, ended.code());
    assertEquals("[listen]", ended.out().getLast());
  }

  @Test
  void aJdkInAUsualFolderIsFound() throws Exception {
    assertEquals(1, started(Map.of(), "--version").code());
    String usual = "wine/drive_c/Program Files/Eclipse Adoptium";
    jdk(usual + "/jdk-25", "25.0.3", folder.resolve("java.exe"));
    try {
      assertEquals("[--version]", started(Map.of(), "--version").out().getLast());
    } finally {
      Folders.delete(folder.resolve(usual));
    }
  }

  @Test
  void theWindowGetsTheModulesOfTheWindow() throws Exception {
    var ended = started(Map.of("JAVA_HOME", windows("jdk 25")));
    assertTrue(
        ended.out().contains("[--enable-native-access=picklescope,javafx.graphics]"),
        ended::toString);
  }

  @Test
  void theExitCodeIsThePrograms() throws Exception {
    var ended = started(Map.of("JAVA_HOME", windows("jdk 25"), "STUB_CODE", "70"), "decode");
    assertEquals(70, ended.code());
  }

  @Test
  void withoutJavaItSaysWhatToDo() throws Exception {
    var ended = started(Map.of("JAVA_HOME", windows("old")), "send");
    assertEquals(1, ended.code());
    assertTrue(
        ended.out().stream()
            .anyMatch(line ->
                line.contains(
                    "Java 25 or newer is needed and was not found (only Java 17.0.1). Install it")),
        ended::toString);
  }

  @Test
  void withoutAnyJavaItSaysSoToo() throws Exception {
    var ended = started(Map.of("JAVA_HOME", windows("no such folder")), "send");
    assertEquals(1, ended.code());
    assertTrue(
        ended.out().stream().anyMatch(line -> line.contains("and was not found. Install it")),
        ended::toString);
  }

  /** Percent signs are left out: wine reads those of a value again, Windows does not. */
  @Test
  void argumentsAndFoldersMayHaveCharactersThatMeanSomething() throws Exception {
    var odd = Files.createDirectories(folder.resolve("a & b (x86) ^!/bin"));
    Files.copy(bin.resolve("picklescope.bat"), odd.resolve("picklescope.bat"));
    jdk("jdk & (25) ^!", "25.0.3", folder.resolve("java.exe"));
    var line =
        """
        @echo off
        picklescope.bat send "lab 3" "send(5, foo='a & b | c')" "! ^ x" (c) "{\\"a\\": 1}" "" "x>5" y=1;2,3
        """;
    Files.writeString(odd.resolve("caller.bat"), line.replace("\n", "\r\n"));
    var home = Map.of("JAVA_HOME", windows("jdk & (25) ^!"), "STUB_CODE", "3");
    var ended = wine(odd, home, "wine", "cmd", "/c", "caller.bat");
    assertEquals(3, ended.code(), ended::toString);
    assertTrue(
        ended.out().contains("[%s\\bin\\..\\lib]".formatted(windows("a & b (x86) ^!"))),
        ended::toString);
    assertEquals(
        List.of(
            "[send]",
            "[lab 3]",
            "[send(5, foo='a & b | c')]",
            "[! ^ x]",
            "[(c)]",
            "[{\"a\": 1}]",
            "[]",
            "[x>5]",
            "[y=1;2,3]"),
        ended.out().subList(ended.out().indexOf("[send]"), ended.out().size()));
  }

  /** Rules that Windows made for a question that was cancelled block in spite of others. */
  @Test
  void theFirewallsRulesAreReplaced() throws Exception {
    var added = firewall("net=0");
    String app = windows("a folder");
    var rules = new ArrayList<String>();
    for (String program : List.of("Picklescope.exe", "picklescope-console.exe")) {
      String of = " program=%s\\%s".formatted(app, program);
      rules.add("netsh advfirewall firewall delete rule name=all dir=in" + of);
      rules.add(
          "netsh advfirewall firewall add rule name=Picklescope dir=in action=allow protocol=UDP"
              + " profile=private,domain"
              + of);
    }
    assertEquals(rules, added);
    rules.removeIf(rule -> rule.contains("add rule"));
    assertEquals(rules, firewall("net=0", "remove"));
  }

  @Test
  void anAdministratorIsAskedForOnce() throws Exception {
    assertEquals(
        List.of(
            "powershell.exe -NoProfile -Command Start-Process -Verb RunAs -Wait -WindowStyle Hidden"
                + " -FilePath $env:script -ArgumentList $env:script_arguments"),
        firewall("net=2"));
    assertEquals(List.of(), firewall("net=2", "asked"));
  }

  /** Runs allow-messages.cmd with stubs of Windows' programs, and returns what it called. */
  private static List<String> firewall(String net, String... arguments) throws Exception {
    var calls = folder.resolve("calls.txt");
    Files.deleteIfExists(calls);
    var commands = Files.createDirectories(folder.resolve("a folder/commands"));
    for (String program : List.of("net", "netsh", "powershell")) {
      Files.copy(
          folder.resolve("java.exe"),
          commands.resolve(program + ".exe"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.copy(
        Path.of("packaging/windows/commands/allow-messages.cmd"),
        commands.resolve("allow-messages.cmd"),
        StandardCopyOption.REPLACE_EXISTING);
    var command = new ArrayList<>(List.of("wine", "cmd", "/c", "allow-messages.cmd"));
    command.addAll(List.of(arguments));
    wine(
        commands,
        Map.of("STUB_CALLS", "Z:" + calls.toString().replace('/', '\\'), "STUB_CODE", net),
        command.toArray(String[]::new));
    return Files.exists(calls)
        ? Files.readAllLines(calls).stream().filter(call -> !call.startsWith("net ")).toList()
        : List.of();
  }

  private record Ended(int code, List<String> out) {}

  /** Runs the launcher in its own folder, since wine's cmd misreads quotes in its own arguments. */
  private static Ended started(Map<String, String> environment, String... arguments)
      throws Exception {
    var command = new ArrayList<>(List.of("wine", "cmd", "/c", "picklescope.bat"));
    command.addAll(List.of(arguments));
    return wine(environment, command.toArray(String[]::new));
  }

  private static Ended wine(Map<String, String> environment, String... command) throws Exception {
    return wine(bin, environment, command);
  }

  private static Ended wine(Path in, Map<String, String> environment, String... command)
      throws Exception {
    var output = Files.createTempFile(folder, "output", ".txt");
    var builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
    builder.redirectOutput(output.toFile()); // a file: wine's server keeps pipes open
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("WINEPREFIX", folder.resolve("wine").toString());
    builder.environment().put("WINEDEBUG", "-all");
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    var lines = Files.readString(output, StandardCharsets.ISO_8859_1).lines();
    return new Ended(code, lines.map(String::strip).toList());
  }

  private static String windows(String name) {
    return "Z:" + folder.resolve(name).toString().replace('/', '\\');
  }
}
