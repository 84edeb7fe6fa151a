package picklescope.view.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.saved.SavedTree;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;

/**
 * Changes of the files of saved sends. Each is written at once, on the thread of the files; what
 * follows it runs on another thread, such as that of the window.
 */
public final class SavedChanges {
  private final SavedFiles files;
  private final Executor answers;

  /**
   * Creates changes of files.
   *
   * @param answers runs what receives the results
   */
  public SavedChanges(SavedFiles files, Executor answers) {
    this.files = files;
    this.answers = answers;
  }

  /**
   * The receivers of the result of a change.
   *
   * @param <T> the result
   * @param done called after the change
   * @param failed called with the reason, for the user, if nothing was changed
   */
  public record Answer<T>(Consumer<? super T> done, Consumer<String> failed) {
    private void failed(Optional<String> problem, Runnable otherwise) {
      problem.ifPresentOrElse(failed, otherwise);
    }
  }

  /** Deletes a send, or all sends in a folder; the result undoes it. */
  public void delete(SavedEntry entry, Answer<Runnable> answer) {
    var node = SavedEdits.node(entry);
    var before = new ArrayList<SavedContent>();
    change(
        entry.file(),
        now -> {
          before.add(now);
          return SavedEdits.without(now, node);
        },
        () -> {
          Runnable undo = () -> restore(entry, before.getLast(), answer);
          answer.done().accept(undo);
        },
        answer);
  }

  private void restore(SavedEntry entry, SavedContent before, Answer<?> answer) {
    change(
        entry.file(),
        now -> SavedEdits.restored(now, before, SavedEdits.node(entry)),
        () -> {},
        answer);
  }

  /** Adds a copy of a send. */
  public void duplicate(SavedEntry.Send entry, Consumer<String> failed) {
    change(
        entry.file(),
        now -> SavedEdits.duplicated(now, entry.send()),
        () -> {},
        new Answer<>(_ -> {}, failed));
  }

  /** Moves a send or a folder beside another entry or into a folder, maybe of another file. */
  public void move(
      SavedEntry moved, SavedEntry to, SavedTree.Side side, Answer<SavedEntry> answer) {
    if (moved.file() == to.file() && !(to instanceof SavedEntry.File)) {
      rearrange(
          moved,
          now -> SavedEdits.moved(now, SavedEdits.node(moved), SavedEdits.node(to), side),
          answer);
      return;
    }
    var node = SavedEdits.node(moved);
    var members = members(moved);
    change(
        to.file(),
        now -> SavedEdits.inserted(now, members, node, SavedEdits.node(to), side),
        () -> change(moved.file(), now -> SavedEdits.without(now, node), () -> {}, answer),
        answer);
  }

  /** Renames a folder; the result is the renamed folder. */
  public void rename(SavedEntry.Folder folder, String path, Answer<SavedEntry> answer) {
    rearrange(folder, now -> SavedEdits.renamed(now, folder.folder(), path), answer);
  }

  @FunctionalInterface
  private interface Rearrangement {
    SavedTree.Moved apply(SavedContent now) throws IOException;
  }

  private void rearrange(SavedEntry entry, Rearrangement change, Answer<SavedEntry> answer) {
    var done = new ArrayList<SavedTree.Node>();
    change(
        entry.file(),
        now -> {
          var moved = change.apply(now);
          done.add(moved.node());
          return now.withSends(_ -> moved.sends());
        },
        () -> answer.done().accept(entry(entry, done.getLast())),
        answer);
  }

  private List<SavedSend> members(SavedEntry entry) {
    return files.snapshots().stream()
        .filter(file -> file.file() == entry.file())
        .flatMap(file -> SavedTree.members(file.content().sends(), SavedEdits.node(entry)).stream())
        .toList();
  }

  private static SavedEntry entry(SavedEntry before, SavedTree.Node now) {
    return switch (now) {
      case SavedTree.Send(SavedSend send) -> new SavedEntry.Send(before.file(), send);
      case SavedTree.Folder folder -> new SavedEntry.Folder(before.file(), folder, 0);
    };
  }

  /** Adds sends at the end of a file. */
  public void add(SavedSends file, List<SavedSend> more, Answer<List<SavedSend>> answer) {
    change(file, now -> SavedEdits.with(now, more), () -> answer.done().accept(more), answer);
  }

  /**
   * Saves a send in a file.
   *
   * @param instead the send that it replaces
   */
  public void put(
      SavedSends file, Optional<SavedSend> instead, SavedSend send, Answer<SavedSend> answer) {
    change(
        file, now -> SavedEdits.put(now, instead, send), () -> answer.done().accept(send), answer);
  }

  /**
   * Adds, replaces or removes a responder.
   *
   * @param before the responder that is replaced or removed
   * @param after the new responder; empty to remove one
   * @param result receives why it failed; empty on success
   */
  public void put(
      SavedSends file,
      Optional<SavedResponder> before,
      Optional<SavedResponder> after,
      Consumer<String> result) {
    change(
        file,
        now -> SavedEdits.put(now, before, after),
        () -> result.accept(""),
        new Answer<>(_ -> {}, result));
  }

  private void change(SavedSends file, SavedSends.Change change, Runnable done, Answer<?> answer) {
    files.change(file, change, problem -> answers.execute(() -> answer.failed(problem, done)));
  }
}
