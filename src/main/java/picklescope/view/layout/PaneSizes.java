package picklescope.view.layout;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Where the edges between panes are: where the user has dragged them, otherwise at their usual
 * places. Only what the user has dragged is saved. For one thread.
 */
public final class PaneSizes {
  /** An edge between two panes. */
  public enum Edge {
    /** Between the ports and the rest: the width of the ports. */
    PORTS("ports", new Split(Split.Rule.FIRST, 12.2)),
    /** Above the composer: its height. */
    COMPOSER("composer", new Split(Split.Rule.SECOND, 11.1)),
    /** Between the table and the inspector below it. */
    BELOW("below", new Split(Split.Rule.SHARE, 0.55)),
    /** Between the table and the inspector beside it. */
    BESIDE("beside", new Split(Split.Rule.SHARE, 0.58)),
    /** Between the two views of the inspector, one beside the other. */
    VIEWS("views", new Split(Split.Rule.SHARE, 0.4)),
    /** Between them where one is above the other. */
    STACKED("stacked", new Split(Split.Rule.SHARE, 0.5));

    private final String text;
    private final Split usual;

    Edge(String text, Split usual) {
      this.text = text;
      this.usual = usual;
    }
  }

  private final Map<String, Double> sizes;
  private final BiConsumer<String, Double> save;

  /**
   * Creates the sizes.
   *
   * @param saved the saved sizes by the name of their edge
   * @param save saves a size
   */
  public PaneSizes(Map<String, Double> saved, BiConsumer<String, Double> save) {
    sizes = new HashMap<>(saved);
    this.save = save;
  }

  /** Returns where an edge is. */
  public Split get(Edge edge) {
    return new Split(edge.usual.rule(), sizes.getOrDefault(edge.text, edge.usual.size()));
  }

  /** Sets where the user has dragged an edge to. */
  public void dragged(Edge edge, Split to) {
    sizes.put(edge.text, to.size());
    save.accept(edge.text, to.size());
  }
}
