package picklescope.view.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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
   * @param failed called with the reason, for the user, if nothing or only a part was changed
   */
  public record Answer<T>(Consumer<? super T> done, Consumer<String> failed) {
    private void failed(Optional<String> problem, Runnable otherwise) {
      problem.ifPresentOrElse(failed, otherwise);
    }

    private Answer<T> ifFailed(UnaryOperator<String> reason) {
      return new Answer<>(done, problem -> failed.accept(reason.apply(problem)));
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
   * nothing if all are undone. If a file cannot be written, the rest of the step can be undone
   * later.
   */
  public void undo(Answer<Undone> answer) {
    undo.take().ifPresent(step -> undo(step, answer));
  }

  /** The last part comes first: what was moved is back in its file before it leaves the other. */
  private void undo(SavedUndo.Step step, Answer<Undone> answer) {
    if (step.parts().isEmpty()) {
      answer.done().accept(new Undone(step.what(), step.entry()));
      return;
    }
    var part = step.parts().getLast();
    var outdated = new AtomicBoolean();
    change(
        part.file(),
        now -> {
          try {
            return part.undone(now);
          } catch (IOException e) {
            outdated.set(true);
            throw e;
          }
        },
        () ->
            undo(
                step.withoutLast(),
                answer.ifFailed(problem ->
                    "%s is back in its file, but was not removed from the other one: %s"
                        .formatted(step.entry().title(), problem))),
        answer.ifFailed(problem -> {
          if (!outdated.get()) { // which would keep those before it from being undone
            undo.add(step);
          }
          return problem;
        }));
  }

  /** Applies a change that can be undone, as a further part of a step. */
  private void change(
      SavedUndo.Step step,
      SavedSends file,
      SavedSends.Change change,
      SavedUndo.Back back,
      Consumer<SavedUndo.Step> done,
      Answer<?> answer) {
    var parts = new ArrayList<SavedUndo.Part>();
    change(
        file,
        now -> {
          var after = change.apply(now);
          parts.addLast(new SavedUndo.Part(file, now, after, back));
          return after;
        },
        () -> done.accept(step.with(parts.getLast())), // it may have been tried several times
        answer);
  }

  private static SavedUndo.Step step(String what, SavedEntry entry) {
    return new SavedUndo.Step("%s of %s".formatted(what, entry.title()), entry, List.of());
  }

  /** Deletes a send, or the sends in a folder that were read last. */
  public void delete(SavedEntry entry, Answer<SavedEntry> answer) {
    var members = members(entry);
    change(
        step("Deletion", entry),
        entry.file(),
        now -> SavedEdits.without(now, members),
        SavedEdits::restored,
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
   * result is the moved entry; in another file, the former one. It is in the other file before it
   * leaves its own, and of a folder those sends are moved there that were read last.
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
    var members = members(moved);
    boolean toOwn = to.file() == files.own();
    var inserted = members.stream().map(one -> toOwn ? one.withoutKey() : one).toList();
    change(
        step("Move", moved),
        to.file(),
        now ->
            SavedEdits.inserted(now, inserted, SavedEdits.node(moved), SavedEdits.node(to), side),
        SavedEdits::withdrawn,
        first ->
            change(
                first,
                moved.file(),
                now -> SavedEdits.without(now, members),
                SavedEdits::restored,
                both -> {
                  undo.add(both);
                  answer.done().accept(moved);
                },
                answer.ifFailed(problem -> {
                  undo.add(first);
                  return "%s was copied, but not removed from its former file: %s"
                      .formatted(moved.title(), problem);
                })),
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
    if (entry instanceof SavedEntry.Send(_, SavedSend send)) {
      return List.of(send);
    }
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
