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
 * follows it runs on another thread, such as that of the window, which is also the one that calls
 * the methods.
 */
public final class SavedChanges {
  private final SavedFiles files;
  private final Executor answers;
  private final SavedUndo undo = new SavedUndo(); // for the thread of the answers

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

  /**
   * A change that was undone.
   *
   * @param what the change, for the user: {@code Deletion of start}
   * @param entry the entry that was changed, as it is again
   */
  public record Undone(String what, SavedEntry entry) {}

  /**
   * Undoes the latest deletion, move, renaming, replacement or copy that has not been undone; does
   * nothing if there is none.
   */
  public void undo(Answer<Undone> answer) {
    undo.take().ifPresent(step -> undo(step, 0, answer));
  }

  private void undo(SavedUndo.Step step, int from, Answer<Undone> answer) {
    if (from == step.parts().size()) {
      answer.done().accept(new Undone(step.what(), step.entry()));
      return;
    }
    var part = step.parts().get(from);
    change(part.file(), part::undone, () -> undo(step, from + 1, answer), answer);
  }

  /** Applies a change that can be undone; the parts of the step are those before and this one. */
  private void change(
      SavedUndo.Step step,
      SavedSends file,
      SavedSends.Change change,
      SavedUndo.Back back,
      Consumer<SavedUndo.Step> done,
      Answer<?> answer) {
    var parts = new ArrayList<>(step.parts());
    change(
        file,
        now -> {
          var after = change.apply(now);
          parts.addLast(new SavedUndo.Part(file, now, after, back));
          return after;
        },
        () -> {
          var all = new ArrayList<>(step.parts());
          all.add(parts.getLast()); // the change may have been tried several times
          done.accept(new SavedUndo.Step(step.what(), step.entry(), List.copyOf(all)));
        },
        answer);
  }

  private static SavedUndo.Step step(String what, SavedEntry entry) {
    return new SavedUndo.Step("%s of %s".formatted(what, entry.title()), entry, List.of());
  }

  /** Deletes a send, or all sends in a folder. */
  public void delete(SavedEntry entry, Answer<SavedEntry> answer) {
    var node = SavedEdits.node(entry);
    change(
        step("Deletion", entry),
        entry.file(),
        now -> SavedEdits.without(now, node),
        (now, before, _) -> SavedEdits.restored(now, before, node),
        step -> {
          undo.add(step);
          answer.done().accept(entry);
        },
        answer);
  }

  /** Adds a copy of a send. */
  public void duplicate(SavedEntry.Send entry, Answer<SavedEntry> answer) {
    change(
        step("Copy", entry),
        entry.file(),
        now -> SavedEdits.duplicated(now, entry.send()),
        SavedUndo::exactly,
        step -> {
          undo.add(step);
          answer.done().accept(entry);
        },
        answer);
  }

  /**
   * Moves a send or a folder beside another entry or into a folder, maybe of another file. The
   * result is the moved entry; in another file, the former one.
   */
  public void move(
      SavedEntry moved, SavedEntry to, SavedTree.Side side, Answer<SavedEntry> answer) {
    if (moved.file() == to.file()) {
      rearrange(
          "Move",
          moved,
          now -> SavedEdits.moved(now, SavedEdits.node(moved), SavedEdits.node(to), side),
          answer);
      return;
    }
    var node = SavedEdits.node(moved);
    boolean others = to.file() == files.own();
    var members = members(moved).stream().map(one -> others ? one.withoutKey() : one).toList();
    change(
        step("Move", moved),
        to.file(),
        now -> SavedEdits.inserted(now, members, node, SavedEdits.node(to), side),
        SavedUndo::exactly,
        first ->
            change(
                first,
                moved.file(),
                now -> SavedEdits.without(now, node),
                (now, before, _) -> SavedEdits.restored(now, before, node),
                both -> {
                  undo.add(both);
                  answer.done().accept(moved);
                },
                answer),
        answer);
  }

  /** Renames a folder; the result is the renamed folder. */
  public void rename(SavedEntry.Folder folder, String path, Answer<SavedEntry> answer) {
    rearrange("Renaming", folder, now -> SavedEdits.renamed(now, folder.folder(), path), answer);
  }

  @FunctionalInterface
  private interface Rearrangement {
    SavedTree.Moved apply(SavedContent now) throws IOException;
  }

  private void rearrange(
      String what, SavedEntry entry, Rearrangement change, Answer<SavedEntry> answer) {
    var done = new ArrayList<SavedTree.Node>();
    change(
        step(what, entry),
        entry.file(),
        now -> {
          var moved = change.apply(now);
          done.add(moved.node());
          return now.withSends(_ -> moved.sends());
        },
        SavedUndo::exactly,
        step -> {
          undo.add(step);
          answer.done().accept(entry(entry, done.getLast()));
        },
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
   * Saves a send in a file. If it replaces another one, that can be undone.
   *
   * @param instead the send that it replaces
   */
  public void put(
      SavedSends file, Optional<SavedSend> instead, SavedSend send, Answer<SavedSend> answer) {
    change(
        step("Change", new SavedEntry.Send(file, instead.orElse(send))),
        file,
        now -> SavedEdits.put(now, instead, send),
        SavedUndo::exactly,
        step -> {
          instead.ifPresent(_ -> undo.add(step));
          answer.done().accept(send);
        },
        answer);
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
