package picklescope.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.system.OperatingSystem;

/** What the installers of Windows and macOS are made of, as far as it can be tested elsewhere. */
class InstallerFilesIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final int WIDTH = 16; // where a PNG file has its width
  private static final Pattern VARIABLE = Pattern.compile("\\$\\(var\\.(Jp\\w+)\\)");
  private static final Pattern REFERENCE =
      Pattern.compile("<(?:ComponentGroup|UI|Component)Ref Id=\"(\\w+)\"");

  @TempDir Path folder;

  @Test
  void theIconOfWindowsHasAPictureOfEachSize() throws Exception {
    var file = folder.resolve("a.ico");
    IconFile.ofWindows(PROJECT, file);
    var icon = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(1, icon.getShort(2));
    var widths = new ArrayList<Integer>();
    for (int i = 0; i < icon.getShort(4); i++) {
      int entry = 6 + 16 * i;
      int at = icon.getInt(entry + 12);
      assertPicture(icon, at, icon.getInt(entry + 8));
      int width = Byte.toUnsignedInt(icon.get(entry));
      assertEquals(width == 0 ? 256 : width, width(icon, at));
      widths.add(width(icon, at));
    }
    assertEquals(List.of(16, 32, 48, 64, 128, 256), widths);
  }

  @Test
  void theIconOfMacHasThePicturesOfItsTypes() throws Exception {
    var file = folder.resolve("a.icns");
    IconFile.ofMac(PROJECT, file);
    var icon = ByteBuffer.wrap(Files.readAllBytes(file));
    assertEquals(icon.capacity(), icon.getInt(4));
    var widths = new TreeMap<String, Integer>();
    int at = 8;
    while (at < icon.capacity()) {
      int length = icon.getInt(at + 4);
      assertPicture(icon, at + 8, length - 8);
      var type = new String(icon.array(), at, 4, StandardCharsets.US_ASCII);
      widths.put(type, width(icon, at + 8));
      at += length;
    }
    assertEquals(
        Map.of(
            "icp4", 16, "icp5", 32, "ic11", 32, "ic12", 64, "ic07", 128, "ic13", 256, "ic08", 256),
        widths);
  }

  private static void assertPicture(ByteBuffer icon, int at, int length) {
    assertArrayEquals(PNG, Arrays.copyOfRange(icon.array(), at, at + PNG.length));
    assertTrue(at + length <= icon.capacity());
    var end = new String(icon.array(), at + length - 8, 4, StandardCharsets.US_ASCII);
    assertEquals("IEND", end); // the last block of a PNG file
  }

  private static int width(ByteBuffer icon, int at) {
    return ByteBuffer.wrap(icon.array()).getInt(at + WIDTH);
  }

  /** Its own elements are checked by WiX alone. */
  @Test
  void theInstallerRefersToWhatJpackageWritesAndDefines() throws Exception {
    String source = Files.readString(PROJECT.resolve("packaging/windows/main.wxs"));
    Commands.run(
        List.of(
            "python3",
            "-c",
            "import sys, xml.dom.minidom as x; x.parseString(sys.argv[1])",
            source));
    var variables = VARIABLE.matcher(source).results().map(found -> found.group(1)).distinct();
    assertEquals(
        List.of(
            "JpAppDescription",
            "JpAppName",
            "JpAppVendor",
            "JpAppVersion",
            "JpIcon",
            "JpProductCode",
            "JpProductUpgradeCode"),
        variables.sorted().toList());
    var references = REFERENCE.matcher(source).results().map(found -> found.group(1));
    assertEquals(
        List.of("CommandsInPath", "FileAssociations", "Files", "JpUI", "Shortcuts"),
        references.sorted().toList());
    for (String name :
        List.of("[INSTALLDIR]commands\\allow-messages.cmd", "InstallScope=\"perUser\"")) {
      assertTrue(source.contains(name), name);
    }
    assertTrue(Files.exists(PROJECT.resolve("packaging/windows/commands/allow-messages.cmd")));
  }

  @Test
  void theInstallerIsForOneUserAndReplacesEarlierVersions() {
    var command =
        WindowsInstaller.command(
            PROJECT, "0.1.0", folder.resolve("app"), folder.resolve("resources"), folder);
    assertTrue(command.contains("--win-per-user-install"));
    int code = command.indexOf("--win-upgrade-uuid");
    assertEquals("7d0a3c52-90b1-4d8c-8a0c-5a0a6c1e2f43", command.get(code + 1));
    for (int i = 0; i < command.size(); i++) {
      if (List.of("--file-associations", "--license-file").contains(command.get(i))) {
        assertTrue(Files.exists(Path.of(command.get(i + 1))), command.get(i + 1));
      }
    }
  }

  @Test
  void theCommandLineHasAConsoleAndNoShortcut() throws Exception {
    var properties = new Properties();
    properties.load(new java.io.StringReader(AppImage.consoleProperties()));
    assertEquals("true", properties.getProperty("win-console"));
    assertEquals("false", properties.getProperty("win-menu"));
    var options = properties.getProperty("java-options");
    assertTrue(options.contains("-XX:AOTCache=$APPDIR/commands.aot"), options);
    String called = Files.readString(PROJECT.resolve("packaging/windows/commands/picklescope.cmd"));
    assertTrue(called.contains("\\" + AppImage.CONSOLE + ".exe\" %*"), called);
  }

  @Test
  void theListsOfMacAreXmlWithItsVersion() throws Exception {
    var values = Map.of("VERSION", "0.1.0");
    String info = Template.filled(PROJECT.resolve("packaging/macos/Info.plist"), values);
    assertTrue(info.contains("<string>0.1.0</string>") && !info.contains("@"), info);
    for (String list :
        List.of(info, Files.readString(PROJECT.resolve("packaging/macos/entitlements.plist")))) {
      Commands.run(
          List.of(
              "python3",
              "-c",
              "import sys, plistlib; assert len(plistlib.loads(sys.argv[1].encode())) > 2",
              list));
    }
  }

  @Test
  void macIsSignedByADeveloperOrForThisComputer() {
    var app = Path.of("Picklescope.app");
    var developer = MacDiskImage.signing(PROJECT, app, Optional.of("Developer ID"));
    assertTrue(developer.containsAll(List.of("Developer ID", "runtime", "--timestamp")));
    var own = MacDiskImage.signing(PROJECT, app, Optional.empty());
    assertEquals("-", own.get(own.indexOf("--sign") + 1));
    assertTrue(own.contains(PROJECT.resolve("packaging/macos/entitlements.plist").toString()));
  }

  @Test
  void jpackageGetsAVersionThatItAccepts() {
    assertEquals("1.1.0", AppImage.version(OperatingSystem.MAC, "0.1.0"));
    assertEquals("2.0", AppImage.version(OperatingSystem.MAC, "2.0"));
    assertEquals("0.1.0", AppImage.version(OperatingSystem.WINDOWS, "0.1.0"));
  }
}
