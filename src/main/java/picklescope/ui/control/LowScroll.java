package picklescope.ui.control;

import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;
import javafx.scene.layout.Region;

/**
 * Scrolls controls up and down where it is too low for their least height. They are in the scene as
 * soon as this is, so that they can be focused at once.
 */
public final class LowScroll extends ScrollPane {
  private final Body body;
  private boolean whole = true;

  /** Creates it for content that is as wide as it is. */
  public LowScroll(Region content) {
    body = new Body(content);
    setContent(body);
    setSkin(new ScrollPaneSkin(this)); // without a skin the content is not in the scene
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("low-scroll");
  }

  /** Sets whether its least height is that of the content, so that it need not scroll. */
  public void setWhole(boolean newWhole) {
    whole = newWhole;
    requestLayout();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return whole ? body.minHeight(-1) + 2 : 0;
  }

  /** The content, whose least height is that at its width; a scroll pane asks without a width. */
  private static final class Body extends Region {
    private final Region content;

    Body(Region content) {
      this.content = content;
      getChildren().setAll(content);
      // After the layout in which it changes, for parents cannot be changed by it.
      widthProperty().subscribe(_ -> Platform.runLater(this::requestLayout));
    }

    @Override
    protected double computeMinWidth(double height) {
      return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
      return content.minHeight(getWidth() > 0 ? getWidth() : -1);
    }

    @Override
    protected double computePrefHeight(double width) {
      return Math.max(computeMinHeight(width), content.prefHeight(width));
    }

    @Override
    protected void layoutChildren() {
      content.resizeRelocate(0, 0, getWidth(), getHeight());
    }
  }
}
