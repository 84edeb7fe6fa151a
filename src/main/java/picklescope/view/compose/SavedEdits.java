package picklescope.view.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedTree;
import picklescope.send.SavedResponder;
import picklescope.send.SavedSend;

/**
 * Edits of the content of a file of saved sends. Each is applied to the current content, and throws
 * if another program has changed what it needs.
 */
final class SavedEdits {
  private SavedEdits() {}

  /** Returns the node of an entry in the tree of its file. */
  static SavedTree.Node node(SavedEntry entry) {
    return switch (entry) {
      case SavedEntry.Send(_, SavedSend send) -> new SavedTree.Send(send);
      case SavedEntry.Folder(_, SavedTree.Folder folder, _) -> folder;
      case SavedEntry.File _ -> new SavedTree.Folder("");
    };
  }

  /**
   * Deletes sends, and no others that another program has added to their folder.
   *
   * @throws IOException if it has changed all of them
   */
  static SavedContent without(SavedContent now, List<SavedSend> some) throws IOException {
    var rest = except(now.sends(), some);
    if (rest.size() == now.sends().size()) {
      throw changed();
    }
    return now.withSends(_ -> rest);
  }

  private static List<SavedSend> except(List<SavedSend> sends, List<SavedSend> some) {
    var excepted = new HashSet<>(some);
    return sends.stream().filter(one -> !excepted.contains(one)).toList();
  }

  /**
   * Undoes a deletion: what was deleted is again at its former place if no other sends have
   * changed, otherwise at the end.
   */
  static SavedContent restored(SavedContent now, SavedContent before, SavedContent after) {
    return now.sends().equals(after.sends())
        ? now.withSends(_ -> before.sends())
        : with(now, except(before.sends(), after.sends()));
  }

  /** Undoes an insertion; what others have changed in the meantime stays. */
  static SavedContent withdrawn(SavedContent now, SavedContent before, SavedContent after) {
    return now.sends().equals(after.sends())
        ? now.withSends(_ -> before.sends())
        : now.withSends(sends -> except(sends, except(after.sends(), before.sends())));
  }

  /** Adds sends at the end. */
  static SavedContent with(SavedContent now, List<SavedSend> more) {
    return now.withSends(sends -> {
      var all = new ArrayList<>(sends);
      all.addAll(more);
      return all;
    });
  }

  /** Adds a copy of a send behind it, under a free name and without its key. */
  static SavedContent duplicated(SavedContent now, SavedSend one) {
    return now.withSends(sends -> {
      var more = new ArrayList<>(sends);
      more.add(
          Math.max(0, more.indexOf(one)) + 1,
          one.named(freeName(one, sends), one.folder(), one.description(), ""));
      return more;
    });
  }

  private static String freeName(SavedSend one, List<SavedSend> sends) {
    var paths = sends.stream().map(SavedSend::path).toList();
    String name = one.name() + " copy";
    for (int i = 2; paths.contains(one.named(name, one.folder(), "", "").path()); i++) {
      name = one.name() + " copy " + i;
    }
    return name;
  }

  /** Moves a node beside another one, or into a folder, of the same content. */
  static SavedTree.Moved moved(
      SavedContent now, SavedTree.Node node, SavedTree.Node to, SavedTree.Side side)
      throws IOException {
    return SavedTree.move(now.sends(), node, to, side).orElseThrow(SavedEdits::changed);
  }

  /** Inserts the sends of a node of another file; at the end if the other node is missing. */
  static SavedContent inserted(
      SavedContent now,
      List<SavedSend> members,
      SavedTree.Node node,
      SavedTree.Node to,
      SavedTree.Side side)
      throws IOException {
    if (members.isEmpty()) {
      throw changed();
    }
    return SavedTree.insert(now.sends(), members, node, to, side)
        .map(moved -> now.withSends(_ -> moved.sends()))
        .orElseGet(() -> with(now, members));
  }

  static SavedTree.Moved renamed(SavedContent now, SavedTree.Folder folder, String path)
      throws IOException {
    if (SavedTree.members(now.sends(), folder).isEmpty()) {
      throw changed();
    }
    return SavedTree.rename(now.sends(), folder, path)
        .orElseThrow(() ->
            new IOException(
                path.replace("/", "").isBlank()
                    ? "Enter a name."
                    : "There is another folder with this name. Enter another name, or drag the"
                        + " sends into that folder."));
  }

  /**
   * Adds a send.
   *
   * @param instead the send that it replaces; without one, no send may have its path
   */
  static SavedContent put(SavedContent now, Optional<SavedSend> instead, SavedSend send)
      throws IOException {
    boolean taken = now.sends().stream().anyMatch(one -> one.path().equals(send.path()));
    if (instead.isEmpty() && taken) {
      throw changed();
    }
    var all = new ArrayList<>(now.sends());
    replace(all, instead, Optional.of(send));
    return now.withSends(_ -> all);
  }

  /** Replaces, adds or, if there is nothing after, removes a responder. */
  static SavedContent put(
      SavedContent now, Optional<SavedResponder> before, Optional<SavedResponder> after)
      throws IOException {
    var all = new ArrayList<>(now.responders());
    replace(all, before, after);
    return now.withResponders(_ -> all);
  }

  private static <T> void replace(List<T> all, Optional<T> before, Optional<T> after)
      throws IOException {
    int at = before.map(all::indexOf).orElse(all.size());
    if (at < 0) {
      throw changed();
    }
    if (before.isPresent()) {
      all.remove(at);
    }
    after.ifPresent(one -> all.add(at, one));
  }

  private static IOException changed() {
    return new IOException(
        "Another program has changed this entry. The list shows its current state; try again.");
  }
}
