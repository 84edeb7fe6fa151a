package picklescope.ui.compose;

import javafx.scene.Node;

/** One of the composer's pages. */
interface Page {
  Node node();

  /** It is in view; called a few times a second as long as it is. */
  default void refresh() {}
}
