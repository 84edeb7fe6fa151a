package picklescope.ui.compose;

import javafx.scene.Node;

/** One of the composer's pages. */
interface Page {
  Node node();

  /** Updates what is displayed; called a few times a second while the page is visible. */
  default void refresh() {}
}
