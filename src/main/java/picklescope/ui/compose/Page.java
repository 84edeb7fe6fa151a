package picklescope.ui.compose;

import javafx.scene.layout.Region;

/** One of the composer's pages. */
interface Page {
  Region node();

  /** Updates what is displayed; called a few times a second while the page is visible. */
  default void refresh() {}
}
