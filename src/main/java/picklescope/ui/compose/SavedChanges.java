package picklescope.ui.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.saved.SavedTree;
import picklescope.send.SavedSend;
import picklescope.view.compose.SavedEntry;

/** Changes of the saved sends; each is written to the file at once. */
final class SavedChanges {
  private final SavedFiles files;
  private final Consumer<String> warn;

  /**
   * @param warn receives why a change failed
   */
  SavedChanges(SavedFiles files, Consumer<String> warn) {
    this.files = files;
    this.warn = warn;
  }

  static SavedTree.Node node(SavedEntry entry) {
    return switch (entry) {
      case SavedEntry.Send(_, SavedSend send) -> new SavedTree.Send(send);
      case SavedEntry.Folder(_, SavedTree.Folder folder, _) -> folder;
      case SavedEntry.File _ -> new SavedTree.Folder("");
    };
  }

  /** Deletes a send, or all sends in a folder; the answer is the command that undoes it. */
  void delete(SavedEntry entry, Consumer<Runnable> deleted) {
    var before = new ArrayList<SavedContent>();
    change(
        entry.file(),
        now -> {
          before.add(now);
          return sends(now, sends -> SavedTree.without(sends, node(entry)));
        },
        () -> deleted.accept(() -> restore(entry, before.getLast())));
  }

  private void restore(SavedEntry entry, SavedContent before) {
    var members = SavedTree.members(before.sends(), node(entry));
    change(
        entry.file(),
        now ->
            sends(
                now,
                sends -> {
                  var all = new ArrayList<>(before.sends());
                  all.removeAll(members);
                  if (all.equals(sends)) {
                    return before.sends();
                  }
                  var more = new ArrayList<>(sends);
                  more.addAll(members);
                  return more;
                }),
        () -> {});
  }

  /** Adds a copy of a send. */
  void duplicate(SavedEntry.Send entry) {
    var one = entry.send();
    change(
        entry.file(),
        now ->
            sends(
                now,
                sends -> {
                  var more = new ArrayList<>(sends);
                  more.add(
                      Math.max(0, more.indexOf(one)) + 1,
                      one.named(freeName(one, sends), one.folder(), one.description(), ""));
                  return more;
                }),
        () -> {});
  }

  private static String freeName(SavedSend one, List<SavedSend> sends) {
    var paths = sends.stream().map(SavedSend::path).toList();
    String name = one.name() + " copy";
    for (int i = 2; ; i++) {
      if (!paths.contains(one.named(name, one.folder(), "", "").path())) {
        return name;
      }
      name = one.name() + " copy " + i;
    }
  }

  /** Moves a send or a folder beside another entry or into a folder, maybe of another file. */
  void move(SavedEntry what, SavedEntry to, SavedTree.Side side, Consumer<SavedEntry> moved) {
    var node = node(what);
    if (what.file() == to.file() && !(to instanceof SavedEntry.File)) {
      var done = new ArrayList<SavedTree.Node>();
      change(
          what.file(),
          now -> {
            var change =
                SavedTree.move(now.sends(), node, node(to), side)
                    .orElseThrow(SavedChanges::changed);
            done.add(change.node());
            return sends(now, _ -> change.sends());
          },
          () -> moved.accept(entry(what, done.getLast())));
      return;
    }
    var members = members(what);
    change(
        to.file(),
        now ->
            sends(
                now,
                sends ->
                    SavedTree.insert(sends, members, node, node(to), side)
                        .map(SavedTree.Moved::sends)
                        .orElseGet(() -> with(sends, members))),
        () ->
            change(
                what.file(), now -> sends(now, sends -> SavedTree.without(sends, node)), () -> {}));
  }

  /**
   * Renames a folder.
   *
   * @param refused receives why it failed
   * @param renamed receives the renamed folder
   */
  void rename(
      SavedEntry.Folder folder,
      String path,
      Consumer<String> refused,
      Consumer<SavedEntry> renamed) {
    var done = new ArrayList<SavedTree.Node>();
    files.change(
        folder.file(),
        now -> {
          if (SavedTree.members(now.sends(), folder.folder()).isEmpty()) {
            throw changed();
          }
          var change =
              SavedTree.rename(now.sends(), folder.folder(), path)
                  .orElseThrow(() ->
                      new IOException(
                          path.replace("/", "").isBlank()
                              ? "Enter a name."
                              : "There is another folder with this name. Enter another name, or"
                                    + " drag the sends into that folder."));
          done.add(change.node());
          return sends(now, _ -> change.sends());
        },
        problem ->
            Platform.runLater(() ->
                problem.ifPresentOrElse(
                    refused, () -> renamed.accept(entry(folder, done.getLast())))));
  }

  private static List<SavedSend> with(List<SavedSend> sends, List<SavedSend> more) {
    var all = new ArrayList<>(sends);
    all.addAll(more);
    return all;
  }

  private List<SavedSend> members(SavedEntry what) {
    return files.snapshots().stream()
        .filter(file -> file.file() == what.file())
        .flatMap(file -> SavedTree.members(file.content().sends(), node(what)).stream())
        .toList();
  }

  private static SavedEntry entry(SavedEntry before, SavedTree.Node now) {
    return switch (now) {
      case SavedTree.Send(SavedSend send) -> new SavedEntry.Send(before.file(), send);
      case SavedTree.Folder folder -> new SavedEntry.Folder(before.file(), folder, 0);
    };
  }

  /** Adds sends at the end of a file. */
  void add(SavedSends file, List<SavedSend> more, Runnable done) {
    change(file, now -> sends(now, sends -> with(sends, more)), done);
  }

  /**
   * Saves a send in a file.
   *
   * @param instead the send that it replaces
   * @param answer receives why it failed; empty on success
   */
  void put(
      SavedSends file,
      Optional<SavedSend> instead,
      SavedSend send,
      Consumer<Optional<String>> answer) {
    files.change(
        file,
        now -> {
          var changed = new ArrayList<>(now.sends());
          if (instead.isPresent()) {
            int at = changed.indexOf(instead.get());
            if (at < 0) {
              throw changed();
            }
            changed.set(at, send);
          } else if (changed.stream().anyMatch(one -> one.path().equals(send.path()))) {
            throw changed();
          } else {
            changed.add(send);
          }
          return sends(now, _ -> changed);
        },
        problem -> Platform.runLater(() -> answer.accept(problem)));
  }

  private static IOException changed() {
    return new IOException(
        "Another program has changed this entry. The list shows its current state; try again.");
  }

  private static SavedContent sends(SavedContent now, UnaryOperator<List<SavedSend>> change) {
    return now.withSends(change);
  }

  private void change(SavedSends file, SavedSends.Change change, Runnable done) {
    files.change(
        file, change, problem -> Platform.runLater(() -> problem.ifPresentOrElse(warn, done)));
  }
}
