package picklescope.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.Python;
import picklescope.capture.CaptureFile;
import picklescope.capture.Notes;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.net.FreePorts;
import picklescope.pickle.PickleException;
import picklescope.python.Call;
import picklescope.session.Session;
import picklescope.ui.WindowHarness;
import picklescope.view.files.FileChoice;

/** Captures are opened and saved in the window while the live one goes on. */
@ExtendWith(ApplicationExtension.class)
class CaptureFilesTest {
  private static final int MESSAGES = 1_000;

  /** So many times as many in a file that takes a while. */
  private static final int MORE = 20;

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
          public Optional<Path> toRecord() {
            return toSave;
          }

          @Override
          public Optional<Path> toExport() {
            return Optional.empty();
          }

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
    assertFalse(harness.isVisible("opened-progress"));

    sendLive("meanwhile");
    WindowHarness.await(
        "the count of new ones", () -> label("back-to-live").equals("Back to live · 1 new"));
    harness.robot.clickOn("#back-to-live");
    WindowHarness.await("the live rows", () -> cell(2, "data").equals("'meanwhile'"));
    assertEquals("'before'", WindowHarness.fx(() -> cell(1, "data")));
    assertFalse(harness.isVisible("opened"));
  }

  @Test
  void allShownAndSelectedAreSaved() throws Exception {
    open(file("lab.pcapng"));
    WindowHarness.await("all", () -> label("opened-words").equals("1,000 messages"));

    assertEquals(LongStream.rangeClosed(1, MESSAGES).boxed().toList(), saved("save-all"));

    WindowHarness.fx(() -> harness.<TextInputControl>find("filter").setText("data[0] % 100 == 0"));
    WindowHarness.await("ten rows", () -> harness.table().model().order().size() == 10);
    assertEquals(
        LongStream.rangeClosed(1, 10).map(n -> n * 100).boxed().toList(), saved("save-shown"));
    List<String> json = exported("shown.jsonl");
    assertEquals(10, json.size());
    assertTrue(json.getFirst().contains("\"data\":[100]"), json.getFirst());
    List<String> csv = exported("shown.csv");
    assertEquals(11, csv.size());
    assertTrue(csv.getLast().contains("(1000,)"), csv.getLast());

    WindowHarness.fx(() -> harness.table().model().goTo(300));
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    WindowHarness.await("two rows", () -> harness.table().model().selection().count() == 2);
    assertEquals(List.of(300L, 400L), saved("save-selected"));
  }

  @Test
  void whatAFilterChoosesIsRecordedAsItComes() throws Exception {
    toSave = Optional.of(folder.resolve("trials.pcapng"));
    sendLive("start");
    WindowHarness.await("the live row", () -> cell(1, "data").equals("'start'"));
    WindowHarness.fx(() -> harness.<TextInputControl>find("filter").setText("data[0] == 'end'"));
    WindowHarness.await("no row is left", () -> harness.table().model().order().size() == 0);
    harness.robot.clickOn("#menu-file").clickOn("#menu-record");
    WindowHarness.await("the form", () -> harness.isVisible("record-filter"));
    assertEquals("data[0] == 'end'", harness.<TextInputControl>find("record-filter").getText());
    WindowHarness.fx(() -> harness.<TextInputControl>find("record-filter").setText("end"));
    WindowHarness.await(
        "the doubt", () -> harness.label("record-mistake").startsWith("The filter: searching"));
    assertFalse(harness.find("record-start").isDisabled(), "it is a valid filter");
    WindowHarness.fx(
        () -> harness.<TextInputControl>find("record-filter").setText("data[0] == 'end'"));
    WindowHarness.await("no doubt", () -> harness.label("record-mistake").isEmpty());
    WindowHarness.fx(() -> {
      harness.<TextInputControl>find("record-before").setText("sixty");
      assertTrue(harness.<ButtonBase>find("record-start").isDisabled());
      harness.<TextInputControl>find("record-before").setText("60");
      harness.<TextInputControl>find("record-size").setText("1GB");
      harness.<ButtonBase>find("record-start").fire();
    });
    sendLive("end");
    WindowHarness.await(
        "both",
        () -> label("recorded-files").equals("Recording to trials-0001.pcapng: 2 messages"));
    harness.robot.clickOn("#recorded-files-stop");
    WindowHarness.await("no line", () -> !harness.isVisible("recorded-files"));
    Path first = folder.resolve("trials-0001.pcapng");
    assertEquals("Recorded 2 messages to %s.".formatted(first), label("status-message"));
  }

  /** The lines of the shown rows in a file of that name. */
  private List<String> exported(String name) throws Exception {
    toSave = Optional.of(folder.resolve(name));
    WindowHarness.fx(() -> harness.files().saver().saveShown());
    WindowHarness.await("saved", () -> label("status-message").endsWith(" to " + name));
    return Files.readAllLines(toSave.get());
  }

  /** What the first argument of each saved message is. */
  private List<Long> saved(String item) throws Exception {
    var path =
        folder.resolve(item + " with a name that is longer than its line".repeat(4) + ".pcapng");
    toSave = Optional.of(path);
    harness.robot.clickOn("#menu-file").clickOn("#menu-" + item);
    WindowHarness.await(
        "said that it is saved",
        () -> label("status-message").contains(path.getFileName().toString()));
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
  void aTruncatedFileIsShownUpToItsEndWhichIsReported() throws Exception {
    var file = file("cut.pcapng");
    try (var access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength(access.length() - 5);
    }
    open(file);
    WindowHarness.await("what is whole", () -> label("opened-words").equals("999 messages"));
    assertTrue(
        label("opened-problems").startsWith("cut.pcapng ends at byte "), label("opened-problems"));
    assertTrue(label("opened-problems").contains("truncated"), label("opened-problems"));
  }

  @Test
  void aFileThatIsNoCaptureIsReportedAndTheLiveOneStays() throws Exception {
    var file = Files.writeString(folder.resolve("notes.txt"), "no capture at all, but text");
    open(file);
    WindowHarness.await(
        "the reason",
        () ->
            harness.robot.lookup("#banner .label").queryAllAs(Labeled.class).stream()
                .anyMatch(line -> line.getText().contains("notes.txt cannot be opened")));
    assertFalse(harness.isVisible("opened"));
  }

  @Tag("slow")
  @Test
  void aFileThatCannotBeWrittenIsReported() throws Exception {
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

  @Test
  void aFileWithCommentsShowsTheColumnOfComments() throws Exception {
    assertFalse(WindowHarness.fx(() -> isShown("comment")));
    var path = folder.resolve("commented.pcapng");
    try (var writer = new PcapngWriter(Files.newOutputStream(path), "")) {
      writer.write(message(1));
      writer.write(message(2), new Notes("the tracker\nhangs here", 3));
    }
    open(path);
    WindowHarness.await("the count", () -> label("opened-words").equals("2 messages · 1 comment"));
    assertEquals("3 datagrams were lost during the recording", label("opened-problems"));
    WindowHarness.await("the column", () -> isShown("comment"));
    WindowHarness.await("the text", () -> cell(2, "comment").equals("the tracker hangs here"));
    WindowHarness.await("the star", () -> cell(2, "marks").equals("★"));
  }

  /** As {@code picklescope listen -w - | picklescope -} does with another computer's. */
  @Tag("slow")
  @Test
  void messagesThatComeThroughAPipeAreShownAsTheyCome() throws Exception {
    var out = new PipedOutputStream();
    harness.session.pipes().follow(new PipedInputStream(out));
    try (out;
        var writer = new PcapngWriter(out, "")) {
      writer.name(InetAddress.getByName("192.0.2.7"), "LAB-1");
      writer.write(message(1));
      writer.flush();
      WindowHarness.await("the first", () -> cell(1, "data").equals("1"));
      assertEquals("LAB-1", WindowHarness.fx(() -> cell(1, "sender")));
      writer.write(message(2));
      writer.flush();
      WindowHarness.await("the second", () -> cell(2, "data").equals("2"));
      out.write(new byte[] {6, 0, 0, 0, 99}); // a block that never comes
    }
    WindowHarness.await(
        "where it was cut",
        () ->
            harness.robot.lookup("#banner .label").queryAllAs(Labeled.class).stream()
                .anyMatch(line -> line.getText().contains("stdin: The stream ends at byte ")));
    assertEquals(2, harness.table().model().order().size());
  }

  private boolean isShown(String column) {
    return harness.table().columns().layout().stream()
        .anyMatch(known -> known.name().equals(column) && known.shown());
  }

  @Test
  void readingAFileIsStoppedAndWhatHasBeenReadStays() throws Exception {
    openCopies(1_000);
    WindowHarness.await("progress", () -> harness.isVisible("opened-progress"));
    WindowHarness.await("rows at once", () -> harness.table().model().order().size() > 0);
    harness.robot.clickOn("#opened-cancel");
    WindowHarness.await("stopped", () -> label("opened-words").contains(" · stopped after "));
    assertFalse(harness.isVisible("opened-progress"));
    long read = WindowHarness.fx(() -> harness.table().model().order().size());
    assertTrue(read > 0 && read < 1_000L * MESSAGES * MORE, "read " + read);
    WindowHarness.fx(() -> harness.table().model().goTo(read));
    WindowHarness.await("its last row", () -> !cell(read, "data").isEmpty());
  }

  @Tag("slow")
  @Test
  void savingIsCancelledAndLeavesNoFile() throws Exception {
    openCopies(100);
    WindowHarness.await("some", () -> harness.table().model().order().size() > 0);
    var path = folder.resolve("saved.pcapng");
    toSave = Optional.of(path);
    harness.robot.push(KeyCode.CONTROL, KeyCode.S);
    WindowHarness.await(
        "progress",
        () -> {
          var bar = harness.robot.lookup("#saving-progress").<ProgressBar>tryQuery();
          return bar.isPresent() && bar.get().getProgress() > 0;
        });
    harness.robot.clickOn("#saving-cancel");
    WindowHarness.await(
        "said", () -> label("status-message").equals("Saving was cancelled; no file was written."));
    assertTrue(harness.robot.lookup("#saving-progress").tryQuery().isEmpty());
    try (var files = Files.list(folder)) {
      assertEquals(List.of("many.pcapng"), files.map(f -> f.getFileName().toString()).toList());
    }
  }

  @Tag("slow")
  @Test
  void messagesThatTheFilterHasNotReachedAreSavedToo() throws Exception {
    int copies = 60;
    long all = (long) copies * MESSAGES * MORE / 500;
    openCopies(copies);
    WindowHarness.await("all", () -> label("opened-words").equals("1,200,000 messages"));
    WindowHarness.fx(() -> harness.<TextInputControl>find("filter").setText("data[0] % 500 == 0"));
    WindowHarness.await(
        "the filter at work",
        () ->
            harness.table().model().order().size() > 0
                && harness.table().model().order().size() <= all);
    var path = folder.resolve("shown.pcapng");
    toSave = Optional.of(path);
    WindowHarness.fx(() -> {
      harness.files().saver().saveShown();
      harness.<TextInputControl>find("filter").setText("data[0] == 7"); // another one meanwhile
    });
    WindowHarness.await("saved", () -> label("status-message").startsWith("Saved "));
    try (var file = CaptureFile.open(path)) {
      file.awaitIndexed();
      assertEquals(all, file.last());
    }
  }

  @Tag("slow")
  @Test
  void messagesThatTheFilterHasNotReachedAreReplayedToo() throws Exception {
    int copies = 60;
    long all = (long) copies * MESSAGES * MORE / 500;
    openCopies(copies);
    WindowHarness.await("all", () -> label("opened-words").equals("1,200,000 messages"));
    WindowHarness.fx(() -> {
      harness.<ButtonBase>find("page-replay").fire();
      harness.<TextInputControl>find("replay-to").setText("127.0.0.1:" + port);
      harness.<TextInputControl>find("replay-speed").setText("max");
      harness.<TextInputControl>find("filter").setText("data[0] % 500 == 0");
    });
    WindowHarness.await("the filter at work", () -> harness.table().model().order().size() <= all);
    WindowHarness.fx(() -> {
      harness.<ButtonBase>find("replay-play").fire();
      harness.files().shown().backToLive(); // to see it come
    });
    WindowHarness.await(
        "all sent", () -> label("replay-state").startsWith("done · %,d sent".formatted(all)));
  }

  /** A file that takes a while: the same one again and again. */
  private void openCopies(int copies) throws Exception {
    var path = folder.resolve("many.pcapng");
    write(path, MESSAGES * MORE);
    toOpen = Collections.nCopies(copies, path);
    harness.robot.push(KeyCode.CONTROL, KeyCode.O);
  }

  private void open(Path file) {
    toOpen = List.of(file);
    harness.robot.push(KeyCode.CONTROL, KeyCode.O);
  }

  private Path file(String name) throws Exception {
    var path = folder.resolve(name);
    write(path, MESSAGES);
    return path;
  }

  private static void write(Path path, int messages) throws Exception {
    try (var writer = new PcapngWriter(Files.newOutputStream(path), "")) {
      writer.name(InetAddress.getByName("192.0.2.7"), "LAB-1");
      for (int n = 1; n <= messages; n++) {
        writer.write(message(n));
      }
    }
  }

  private static Datagram message(int n) throws PickleException {
    var remote = new InetSocketAddress("192.0.2.7", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    return new Datagram(n, n * 1_000_000L, Direction.IN, remote, local, payload(n));
  }

  private static byte[] payload(Object argument) throws PickleException {
    return Envelope.auto().encode(Call.of(argument), 4);
  }

  private void sendLive(String text) throws Exception {
    Python.run(Python.sendCall(port, "('%s',)".formatted(text), "{}"));
  }

  private String cell(long number, String column) {
    return harness.table().model().frame().rows().stream()
        .filter(row -> row.number() == number)
        .findFirst()
        .map(row -> harness.texts(row, column).getFirst())
        .orElse("");
  }

  private String label(String id) {
    return harness.label(id);
  }
}
