package picklescope.saved;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picklescope.send.SavedSend;

/**
 * The order of saved sends in their folders. A folder is there as long as something lies in it, and
 * stands where its first send stands.
 */
public final class SavedTree {
  /** A send or a folder. */
  public sealed interface Node {
    /** The folder in which it lies; empty at the top. */
    String parent();
  }

  /** A saved send. */
  public record Send(SavedSend send) implements Node {
    @Override
    public String parent() {
      return send.folder();
    }
  }

  /**
   * A folder.
   *
   * @param path as sends name it: {@code trial/day 1}
   */
  public record Folder(String path) implements Node {
    @Override
    public String parent() {
      return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The last part of its path. */
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean holds(String folder) {
      return folder.equals(path) || folder.startsWith(path + "/");
    }
  }

  /** Where something goes. */
  public enum Side {
    BEFORE,
    AFTER,
    /** Into a folder, at its end. */
    INTO
  }

  /**
   * A change of the order.
   *
   * @param sends all sends then
   * @param node what was moved, as it is called now
   */
  public record Moved(List<SavedSend> sends, Node node) {}

  private SavedTree() {}

  /** Sends in the order in which a tree shows them: what lies in a folder stands together. */
  public static List<SavedSend> ordered(List<SavedSend> sends) {
    var ordered = new ArrayList<SavedSend>();
    add("", sends, ordered);
    return ordered;
  }

  private static void add(String folder, List<SavedSend> inside, List<SavedSend> ordered) {
    var done = new LinkedHashSet<String>();
    int from = folder.isEmpty() ? 0 : folder.length() + 1;
    for (SavedSend send : inside) {
      if (send.folder().equals(folder)) {
        ordered.add(send);
        continue;
      }
      int slash = send.folder().indexOf('/', from);
      var below = new Folder(slash < 0 ? send.folder() : send.folder().substring(0, slash));
      if (done.add(below.path())) {
        add(
            below.path(),
            inside.stream().filter(one -> below.holds(one.folder())).toList(),
            ordered);
      }
    }
  }

  /** The sends that a node is made of. */
  public static List<SavedSend> members(List<SavedSend> sends, Node node) {
    return ordered(sends).stream().filter(one -> holds(node, one)).toList();
  }

  private static boolean holds(Node node, SavedSend send) {
    return switch (node) {
      case Send(SavedSend one) -> one.equals(send);
      case Folder folder -> folder.holds(send.folder());
    };
  }

  /** The sends without those of a node. */
  public static List<SavedSend> without(List<SavedSend> sends, Node node) {
    return sends.stream().filter(one -> !holds(node, one)).toList();
  }

  /**
   * The sends with a node beside another, or in a folder.
   *
   * @return empty if one of them is not there, or a folder would come into itself
   */
  public static Optional<Moved> move(List<SavedSend> sends, Node node, Node to, Side side) {
    var members = members(sends, node);
    boolean itself = node.equals(to) || (node instanceof Folder f && f.holds(folder(to)));
    return members.isEmpty() || itself ? Optional.empty() : insert(sends, members, node, to, side);
  }

  /**
   * The sends with another path for a folder; what is in it follows.
   *
   * @param path where it is then: {@code trial/day 2}
   * @return empty if it is not there, the path names no folder, or something else lies there
   *     already
   */
  public static Optional<Moved> rename(List<SavedSend> sends, Folder folder, String path) {
    var to = new Folder(path.strip().replaceAll("\\s*/+\\s*", "/").replaceAll("^/|/$", ""));
    var members = members(sends, folder);
    boolean taken =
        sends.stream().anyMatch(one -> to.holds(one.folder()) && !folder.holds(one.folder()));
    if (members.isEmpty() || to.path().isEmpty() || taken) {
      return Optional.empty();
    }
    var changed =
        sends.stream()
            .map(one -> folder.holds(one.folder()) ? in(to.path(), one, folder.path()) : one)
            .toList();
    return Optional.of(new Moved(changed, to));
  }

  private static String folder(Node node) {
    return switch (node) {
      case Send(SavedSend one) -> one.folder();
      case Folder folder -> folder.path();
    };
  }

  /**
   * The sends with those of a node, which may be of another file, beside another, or in a folder.
   *
   * @param members the node's
   * @return empty if the other one is not there
   */
  public static Optional<Moved> insert(
      List<SavedSend> sends, List<SavedSend> members, Node node, Node to, Side side) {
    var all = ordered(sends);
    int first = -1;
    int after = -1;
    for (int i = 0; i < all.size(); i++) {
      if (holds(to, all.get(i))) {
        first = first < 0 ? i : first;
        after = i + 1;
      }
    }
    if (first < 0) {
      return Optional.empty();
    }
    int place = side == Side.BEFORE ? first : after;
    String parent = side == Side.INTO ? folder(to) : to.parent();
    var changed = new ArrayList<>(all.subList(0, place));
    changed.removeAll(members);
    var rest = new ArrayList<>(all.subList(place, all.size()));
    rest.removeAll(members);
    var moved = members.stream().map(one -> in(parent, one, node.parent())).toList();
    changed.addAll(moved);
    changed.addAll(rest);
    var now =
        switch (node) {
          case Send _ -> new Send(moved.getFirst());
          case Folder folder -> new Folder(joined(parent, folder.name()));
        };
    return Optional.of(new Moved(changed, now));
  }

  /** A send that was somewhere below a folder, at the same place below another. */
  private static SavedSend in(String parent, SavedSend send, String before) {
    String below = send.folder().substring(before.length()).replaceAll("^/", "");
    return send.named(send.name(), joined(parent, below), send.description(), send.key());
  }

  private static String joined(String parent, String below) {
    return parent.isEmpty() ? below : below.isEmpty() ? parent : parent + "/" + below;
  }
}
