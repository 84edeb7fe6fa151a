package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.capture.CaptureFile;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.net.FreePorts;
import picklescope.pickle.PickleException;
import picklescope.python.Call;
import picklescope.session.Session;
import picklescope.ui.files.FileChoice;

/** Captures are opened and saved in the window while the live one goes on. */
@ExtendWith(ApplicationExtension.class)
class CaptureFilesTest {
  private static final int MESSAGES = 1_000;

  @TempDir Path folder;
  private WindowHarness harness;
  private int port;
  private List<Path> toOpen = List.of();
  private Optional<Path> toSave = Optional.empty();

  @Start
  void start(Stage stage) throws Exception {
    port = FreePorts.next();
    var session = new Session();
    session.ports().add(port);
    var choice =
        new FileChoice() {
          @Override
          public List<Path> toOpen() {
            return toOpen;
          }

          @Override
          public Optional<Path> toSave(String what) {
            return toSave;
          }
        };
    harness = new WindowHarness(stage, session, choice);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void aFileIsShownWhileTheLiveCaptureGoesOn() throws Exception {
    var file = file("lab.pcapng");
    sendLive("before");
    WindowHarness.await("the live row", () -> cell(1, "data").equals("'before'"));

    open(file);
    WindowHarness.await("the sign", () -> label("opened-name").equals("File: lab.pcapng"));
    WindowHarness.await("all", () -> label("opened-words").equals("1,000 messages"));
    WindowHarness.await("the first row", () -> cell(1, "data").equals("1"));
    assertEquals("LAB-1", WindowHarness.fx(() -> cell(1, "sender")), "named by the file");
    assertFalse(harness.find("opened-progress").isVisible());

    sendLive("meanwhile");
    WindowHarness.await(
        "the count of new ones", () -> label("back-to-live").equals("Back to live · 1 new"));
    harness.robot.clickOn("#back-to-live");
    WindowHarness.await("the live rows", () -> cell(2, "data").equals("'meanwhile'"));
    assertEquals("'before'", WindowHarness.fx(() -> cell(1, "data")));
    assertFalse(harness.find("opened").isVisible());
  }

  @Test
  void allShownAndSelectedAreSaved() throws Exception {
    open(file("lab.pcapng"));
    WindowHarness.await("all", () -> label("opened-words").equals("1,000 messages"));

    assertEquals(LongStream.rangeClosed(1, MESSAGES).boxed().toList(), saved("file-save-all"));

    WindowHarness.fx(() -> harness.<TextInputControl>find("filter").setText("data[0] % 100 == 0"));
    WindowHarness.await("ten rows", () -> harness.table().shownCount() == 10);
    assertEquals(
        LongStream.rangeClosed(1, 10).map(n -> n * 100).boxed().toList(), saved("file-save-shown"));

    WindowHarness.fx(() -> harness.table().goTo(300));
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    WindowHarness.await("two rows", () -> harness.table().selectedCount() == 2);
    assertEquals(List.of(300L, 400L), saved("file-save-selected"));
  }

  /** What the first argument of each saved message is. */
  private List<Long> saved(String item) throws Exception {
    var path =
        folder.resolve(item + " with a name that is longer than its line".repeat(4) + ".pcapng");
    toSave = Optional.of(path);
    harness.robot.clickOn("#file").clickOn("#" + item);
    WindowHarness.await(
        "said that it is saved",
        () -> label("status-said").contains(path.getFileName().toString()));
    assertTrue(
        WindowHarness.fx(() -> harness.stage.getScene().getRoot().minWidth(-1)) <= 1000,
        "what is said is cut, and does not widen the window");
    try (var file = CaptureFile.open(path)) {
      file.awaitIndexed();
      assertEquals(List.of(), file.summary().problems());
      assertEquals(
          Optional.of("LAB-1"), file.nameOf(file.get(1).remote().getAddress()), "the name too");
      return LongStream.rangeClosed(1, file.last())
          .map(n -> file.timeNanos(n) / 1_000_000)
          .boxed()
          .toList();
    }
  }

  @Test
  void aCutFileIsShownAsFarAsItIsWholeAndSaysWhereItEnds() throws Exception {
    var file = file("cut.pcapng");
    try (var access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength(access.length() - 5);
    }
    open(file);
    WindowHarness.await("what is whole", () -> label("opened-words").equals("999 messages"));
    assertTrue(
        label("opened-problems").startsWith("cut.pcapng ends at byte "), label("opened-problems"));
    assertTrue(label("opened-problems").contains("as if cut off"), label("opened-problems"));
  }

  @Test
  void whatIsNoCaptureIsSaidAndLeavesTheLiveOne() throws Exception {
    var file = Files.writeString(folder.resolve("notes.txt"), "no capture at all, but text");
    open(file);
    WindowHarness.await(
        "the reason",
        () ->
            harness.robot.lookup("#banner .label").queryAllAs(Labeled.class).stream()
                .anyMatch(line -> line.getText().contains("notes.txt cannot be opened")));
    assertFalse(harness.find("opened").isVisible());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaid() throws Exception {
    sendLive("one");
    WindowHarness.await("the live row", () -> cell(1, "data").equals("'one'"));
    toSave = Optional.of(folder.resolve("no such folder").resolve("x.pcapng"));
    harness.robot.push(KeyCode.CONTROL, KeyCode.S);
    WindowHarness.await(
        "the reason",
        () ->
            harness.robot.lookup("#banner .label").queryAllAs(Labeled.class).stream()
                .anyMatch(line -> line.getText().contains("There is no such folder")));
  }

  private void open(Path file) {
    toOpen = List.of(file);
    harness.robot.push(KeyCode.CONTROL, KeyCode.O);
  }

  private Path file(String name) throws Exception {
    var path = folder.resolve(name);
    var remote = new InetSocketAddress("192.0.2.7", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    try (var writer = new PcapngWriter(Files.newOutputStream(path), "")) {
      writer.name(remote.getAddress(), "LAB-1");
      for (int n = 1; n <= MESSAGES; n++) {
        writer.write(new Datagram(n, n * 1_000_000L, Direction.IN, remote, local, payload(n)));
      }
    }
    return path;
  }

  private static byte[] payload(Object argument) throws PickleException {
    return Envelope.auto().encode(Call.of(argument), 4);
  }

  private void sendLive(String text) throws Exception {
    Python.run(Python.sendCall(port, "('%s',)".formatted(text), "{}"));
  }

  private String cell(long number, String column) {
    return harness.table().shownRows().stream()
        .filter(row -> row.number() == number)
        .findFirst()
        .map(row -> harness.texts(row, column).getFirst())
        .orElse("");
  }

  private String label(String id) {
    return harness.<Labeled>find(id).getText();
  }
}
