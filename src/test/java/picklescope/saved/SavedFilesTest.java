package picklescope.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedSend;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsFile;
import picklescope.settings.SettingsKeeper;
import picklescope.thread.ExpectedFailures;

/** Files of saved sends that are open while others write into them. */
@Timeout(120)
class SavedFilesTest {
  private static final String TEAM =
      """
      {
        "owner": "lab",
        "sends": [
          {
            "name": "start",
            "to": "lab-1",
            "form": "call",
            "text": "send('start')",
            "protocol": 4,
            "icon": "play",
            "ask": true
          }
        ],
        "more": 1
      }
      """;

  @TempDir Path folder;
  private final LinkedBlockingQueue<List<SavedFiles.Snapshot>> told = new LinkedBlockingQueue<>();

  private Session session() {
    return new Session(SettingsKeeper.of(new SettingsFile(folder.resolve("settings"))));
  }

  private List<SavedFiles.Snapshot> await(Predicate<List<SavedFiles.Snapshot>> condition)
      throws InterruptedException {
    while (true) {
      var next = told.poll(60, TimeUnit.SECONDS);
      assertTrue(next != null, "it did not come to that");
      if (condition.test(next)) {
        return next;
      }
    }
  }

  private static List<String> names(SavedFiles.Snapshot file) {
    return file.content().sends().stream().map(SavedSend::path).toList();
  }

  private static SavedSend send(String name) {
    return SavedSend.of(name, Message.of(MessageForm.CALL, "send()"), "localhost");
  }

  private static void change(SavedFiles files, SavedSends file, SavedSends.Change change)
      throws InterruptedException {
    assertEquals(Optional.empty(), tried(files, file, change));
  }

  private static Optional<String> tried(SavedFiles files, SavedSends file, SavedSends.Change change)
      throws InterruptedException {
    var answers = new LinkedBlockingQueue<Optional<String>>();
    files.change(file, change, answers::add);
    return answers.poll(60, TimeUnit.SECONDS);
  }

  private static SavedSends.Change adding(String name) {
    return now ->
        now.withSends(sends -> {
          var more = new ArrayList<>(sends);
          more.add(send(name));
          return more;
        });
  }

  @Test
  void moreThanTheWindowCanDrawIsReportedAndNotShown() throws Exception {
    String send = "{\"name\":\"x\",\"text\":\"send()\"}";
    Path half =
        Files.writeString(
            folder.resolve("half.json"),
            "{\"sends\":[%s]}".formatted(String.join(",", Collections.nCopies(15_000, send))));
    Path other = Files.copy(half, folder.resolve("other.json"));
    Path deep =
        Files.writeString(
            folder.resolve("deep.json"),
            IntStream.range(0, 500)
                .mapToObj(i -> "{\"name\":\"x\",\"folder\":\"%d%s\"}".formatted(i, "/f".repeat(45)))
                .collect(Collectors.joining(",", "{\"sends\":[", "]}")));
    Path small = Files.writeString(folder.resolve("small.json"), TEAM);
    Path responders =
        Files.writeString(
            folder.resolve("responders.json"),
            "{\"responders\":[%s]}".formatted(String.join(",", Collections.nCopies(501, send))));
    try (var session = session()) {
      var files = session.savedFiles();
      files.watch(told::add);
      List.of(half, other, responders, deep, small).forEach(files::open);
      var all = await(found -> found.size() == 6);
      assertEquals(
          List.of(0, 15_000, 0, 0, 0, 1),
          all.stream().map(file -> file.content().sends().size()).toList());
      String problem =
          "Not shown: the opened files have more than 20,000 saved sends and folders, or 500"
              + " responders. Close some.";
      assertEquals(
          List.of("", "", problem, problem, problem, ""),
          all.stream().map(SavedFiles.Snapshot::problem).toList());
      assertEquals(List.of(), all.get(3).content().responders());
      files.close(all.get(1));
      await(found -> found.size() == 5 && found.get(1).content().sends().size() == 15_000);
    }
  }

  @Test
  void filesOfTheSameNameHaveTitlesOfTheirOwn() throws Exception {
    try (var session = session()) {
      var files = session.savedFiles();
      files.watch(told::add);
      var paths =
          List.of("lab/a/sends.json", "lab/b/sends.json", "old/b/sends.json", "old/b/team.json");
      for (String path : paths) {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        files.open(Files.writeString(file, TEAM));
      }
      assertEquals(
          List.of(
              "",
              Path.of("a/sends.json").toString(),
              Path.of("lab/b/sends.json").toString(),
              Path.of("old/b/sends.json").toString(),
              "team.json"),
          await(all -> all.size() == 5).stream().map(SavedFiles.Snapshot::title).toList());
    }
  }

  @Test
  void anOpenedFileIsWrittenInPlaceAndReadAgainWhenItHasChanged() throws Exception {
    Path team = Files.writeString(folder.resolve("team.json"), TEAM);
    try (var session = session()) {
      var files = session.savedFiles();
      files.watch(told::add);
      files.open(team);
      var opened = await(all -> all.size() == 2).get(1);
      assertEquals("team.json", opened.title());
      assertEquals(List.of("start"), names(opened));

      change(files, opened.file(), adding("stop"));
      await(all -> names(all.get(1)).equals(List.of("start", "stop")));
      String written = Files.readString(team);
      assertTrue(written.startsWith(TEAM.substring(0, TEAM.indexOf("    }\n  ]"))), written);
      assertTrue(written.endsWith("  ],\n  \"more\": 1\n}\n"), written);

      Files.writeString(team, written.replace("\"name\": \"stop\"", "\"name\": \"halt\""));
      await(all -> names(all.get(1)).equals(List.of("start", "halt")));
      // Another program writes while we have not looked: our change is made to what it has written.
      Files.writeString(team, Files.readString(team).replace("\"halt\"", "\"end\""));
      change(files, opened.file(), adding("last"));
      await(all -> names(all.get(1)).equals(List.of("start", "end", "last")));
    }
    try (var session = session()) {
      told.clear();
      session.savedFiles().watch(told::add);
      assertEquals("team.json", await(all -> all.size() == 2).get(1).title());
      session.savedFiles().close(session.savedFiles().snapshots().get(1));
      await(all -> all.size() == 1);
      assertTrue(Files.exists(team), "closing deletes nothing");
    }
  }

  @Test
  void aDamagedFileIsReportedAndReadAgainWhenItIsRepaired() throws Exception {
    Path team = Files.writeString(folder.resolve("team.json"), TEAM);
    try (var session = session()) {
      var files = session.savedFiles();
      files.watch(told::add);
      files.open(team);
      var opened = await(all -> all.size() == 2).get(1);
      String merged = TEAM.replace("\"owner\": \"lab\",", "<<<<<<< HEAD");
      Files.writeString(team, merged);
      // While it is being written it is empty for a moment, which is another problem.
      var damaged = await(all -> all.get(1).problem().contains("line 2")).get(1);
      assertEquals(List.of("start"), names(damaged), "what was read before is still shown");
      var answer = tried(files, opened.file(), adding("stop"));
      assertTrue(answer.orElseThrow().contains("line 2"), answer.toString());
      assertEquals(merged, Files.readString(team));
      Files.writeString(team, TEAM);
      await(all -> all.get(1).problem().isEmpty());
    }
  }

  @Test
  void aFolderShowsItsFilesOfSendsAndNoOthers() throws Exception {
    Path repository = Files.createDirectories(folder.resolve("repo"));
    Files.writeString(repository.resolve("a.json"), TEAM);
    Files.writeString(repository.resolve("package.json"), "{\"name\": \"x\"}");
    Files.writeString(repository.resolve("notes.txt"), "\"sends\": ");
    try (var session = session()) {
      var files = session.savedFiles();
      files.watch(told::add);
      files.open(repository);
      var one = await(all -> all.size() == 2).get(1);
      assertEquals("repo/a.json", one.title());
      Files.writeString(repository.resolve("b.json"), "{\"sends\": [");
      var two = await(all -> all.size() == 3).get(2);
      assertEquals("repo/b.json", two.title());
      assertTrue(two.problem().contains("line 1"), two.problem());
      Files.delete(repository.resolve("b.json"));
      await(all -> all.size() == 2);
      files.close(one);
      await(all -> all.size() == 1);
    }
  }

  @Test
  void aPlaceThatCannotBeReadStopsNoOther() throws Exception {
    Path team = Files.writeString(folder.resolve("team.json"), TEAM);
    var places = new ArrayList<>(List.of("a\u0000b", folder.resolve("none.json").toString()));
    Path pipe = folder.resolve("pipe.json");
    if (folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
      places.addAll(List.of(pipe.toString(), "/dev/zero"));
    }
    places.add(team.toString());
    try (var session = session()) {
      session.settings().update(old -> old.with(Settings.OPENED_SENDS, places));
      var files = session.savedFiles();
      files.watch(told::add);
      var all = await(shown -> shown.size() == 1 + places.size());
      assertEquals(List.of("start"), names(all.getLast()));
      assertEquals(List.of("a\\x00b", "It is not a path"), words(all.get(1)));
      for (var bad : all.subList(3, all.size() - 1)) {
        assertTrue(bad.problem().contains("(not a file"), bad.problem());
      }
      assertTrue(tried(files, all.get(1).file(), adding("x")).isPresent());
      Files.writeString(team, TEAM.replace("\"start\"", "\"go\""));
      await(shown -> names(shown.getLast()).equals(List.of("go")));
      files.close(all.get(1));
      await(shown -> shown.size() == places.size());
    }
  }

  private static List<String> words(SavedFiles.Snapshot shown) {
    return List.of(shown.title(), shown.problem().split(":")[0]);
  }

  @Test
  void aFailureThatNobodyExpectedIsReportedAndTheNextChangeIsDone() throws Exception {
    try (var reported = new ExpectedFailures();
        var session = session()) {
      var files = session.savedFiles();
      files.watch(told::add);
      var answer =
          tried(
              files,
              files.own(),
              _ -> {
                throw new IllegalStateException("a mistake");
              });
      assertTrue(answer.orElseThrow().contains("a mistake"), answer.toString());
      files.run(() -> {
        throw new IllegalStateException("another");
      });
      assertEquals("a mistake", reported.next());
      assertEquals("another", reported.next());
      change(files, files.own(), adding("after it"));
      await(all -> names(all.getFirst()).equals(List.of("after it")));
    }
  }
}
