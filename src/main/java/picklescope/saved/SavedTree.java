package picklescope.saved;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picklescope.send.SavedSend;

/**
 * The order of saved sends in their folders. A folder exists as long as it contains a send, and its
 * position is that of its first send.
 */
public final class SavedTree {
  /** The most rows that are drawn of files of others: sends, and folders, which cost as much. */
  public static final int MOST_ROWS = 20_000;

  private static final Node TOP = new Folder("");

  /** A send or a folder. */
  public sealed interface Node {
    /** Returns the path of the folder that contains it; empty at the top. */
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
   * @param path the names from the top on, with slashes between: {@code trial/day 1}
   */
  public record Folder(String path) implements Node {
    @Override
    public String parent() {
      return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Returns the last part of its path. */
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean contains(String folder) {
      return folder.equals(path) || folder.startsWith(path + "/");
    }
  }

  /** Where a moved node goes, relative to another node. */
  public enum Side {
    BEFORE,
    AFTER,
    /** Into a folder, at its end. */
    INTO
  }

  /**
   * The result of a move.
   *
   * @param sends all sends after it
   * @param node the moved node after it
   */
  public record Moved(List<SavedSend> sends, Node node) {}

  private SavedTree() {}

  /** Returns sends in the order of the tree, in which the sends of a folder are adjacent. */
  public static List<SavedSend> ordered(List<SavedSend> sends) {
    var contents = new HashMap<String, List<Node>>();
    for (SavedSend send : sends) {
      Node inside = new Send(send);
      for (String folder : around(send.folder())) {
        boolean isPlaced = contents.containsKey(folder);
        contents.computeIfAbsent(folder, _ -> new ArrayList<>()).add(inside);
        if (isPlaced) {
          break;
        }
        inside = new Folder(folder);
      }
    }
    var ordered = new ArrayList<SavedSend>(sends.size());
    var open = new ArrayDeque<Node>(List.of(new Folder("")));
    while (!open.isEmpty()) {
      switch (open.removeLast()) {
        case Send(SavedSend send) -> ordered.add(send);
        case Folder(String path) -> open.addAll(contents.getOrDefault(path, List.of()).reversed());
      }
    }
    return ordered;
  }

  /** Returns the number of sends in each folder and the folders inside, by the folder's path. */
  public static Map<String, Integer> counts(List<SavedSend> sends) {
    var counts = new HashMap<String, Integer>();
    for (SavedSend send : sends) {
      around(send.folder()).forEach(folder -> counts.merge(folder, 1, Integer::sum));
    }
    return counts;
  }

  /**
   * Returns how many rows sends have, at most: one for each, and for the folders in the path of
   * each folder. Unlike {@link #counts} it makes no text for each of them.
   */
  public static long rows(List<SavedSend> sends) {
    return sends.size()
        + sends.stream()
            .map(SavedSend::folder)
            .filter(folder -> !folder.isEmpty())
            .distinct()
            .mapToLong(folder -> 1 + folder.chars().filter(c -> c == '/').count())
            .sum();
  }

  /** Returns the paths of a folder and of those that contain it; that of the top is the last. */
  private static List<String> around(String path) {
    var around = new ArrayList<String>();
    for (String folder = path; !folder.isEmpty(); folder = new Folder(folder).parent()) {
      around.add(folder);
    }
    around.add("");
    return around;
  }

  /** Returns the sends of a node. */
  public static List<SavedSend> members(List<SavedSend> sends, Node node) {
    return ordered(sends).stream().filter(one -> contains(node, one)).toList();
  }

  private static boolean contains(Node node, SavedSend send) {
    return switch (node) {
      case Send(SavedSend one) -> one.equals(send);
      case Folder folder -> folder.contains(send.folder());
    };
  }

  /**
   * Moves a node beside another one or into a folder.
   *
   * @return empty if one of them does not exist, or a folder would be moved into itself
   */
  public static Optional<Moved> move(List<SavedSend> sends, Node node, Node to, Side side) {
    var members = members(sends, node);
    boolean intoItself = node.equals(to) || (node instanceof Folder f && f.contains(folder(to)));
    return members.isEmpty() || intoItself
        ? Optional.empty()
        : insert(sends, members, node, to, side);
  }

  /**
   * Renames a folder, and with it the folders that it contains.
   *
   * @param path the new path: {@code trial/day 2}
   * @return empty if it does not exist, the path is empty, or another folder has it already
   */
  public static Optional<Moved> rename(List<SavedSend> sends, Folder folder, String path) {
    var to =
        new Folder(
            Arrays.stream(path.split("/"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/")));
    var members = members(sends, folder);
    boolean taken =
        sends.stream().anyMatch(one -> to.contains(one.folder()) && !folder.contains(one.folder()));
    if (members.isEmpty() || to.path().isEmpty() || taken) {
      return Optional.empty();
    }
    var changed =
        sends.stream()
            .map(one -> folder.contains(one.folder()) ? in(to.path(), one, folder.path()) : one)
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
   * Inserts the sends of a node, maybe of another file, beside another node or into a folder. The
   * folder with an empty path is the top level, which always exists.
   *
   * @param members the sends of the node
   * @return empty if the other node does not exist
   */
  public static Optional<Moved> insert(
      List<SavedSend> sends, List<SavedSend> members, Node node, Node to, Side side) {
    var all = ordered(sends);
    int first = to.equals(TOP) ? all.size() : -1;
    int after = first;
    for (int i = 0; i < all.size(); i++) {
      if (!to.equals(TOP) && contains(to, all.get(i))) {
        first = first < 0 ? i : first;
        after = i + 1;
      }
    }
    if (first < 0) {
      return Optional.empty();
    }
    int position = side == Side.BEFORE ? first : after;
    String parent = side == Side.INTO ? folder(to) : to.parent();
    var changed = new ArrayList<>(all.subList(0, position));
    changed.removeAll(members);
    var rest = new ArrayList<>(all.subList(position, all.size()));
    rest.removeAll(members);
    var moved = members.stream().map(one -> in(parent, one, node.parent())).toList();
    changed.addAll(moved);
    changed.addAll(rest);
    var result =
        switch (node) {
          case Send _ -> new Send(moved.getFirst());
          case Folder folder -> new Folder(joined(parent, folder.name()));
        };
    return Optional.of(new Moved(changed, result));
  }

  /** Returns a send with a folder below one path replaced by the same folder below another path. */
  private static SavedSend in(String parent, SavedSend send, String before) {
    String below = send.folder().substring(before.length()).replaceAll("^/", "");
    return send.named(send.name(), joined(parent, below), send.description(), send.key());
  }

  private static String joined(String parent, String below) {
    return parent.isEmpty() ? below : below.isEmpty() ? parent : parent + "/" + below;
  }
}
