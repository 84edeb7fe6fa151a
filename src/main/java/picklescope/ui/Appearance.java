package picklescope.ui;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import picklescope.ui.text.CodeFont;
import picklescope.ui.text.CodeStyle;

/** Theme and font size of the window, changed while it is open. */
public final class Appearance {
  static final double DEFAULT_FONT_SIZE = 13;
  private static final double SMALLEST = 9;
  private static final double LARGEST = 28;

  /** Values stand in a monospaced face, which looks larger than the interface's own. */
  private static final double CODE_SCALE = 0.96;

  private final Scene scene;
  private final ReadOnlyObjectWrapper<CodeStyle> codeStyle = new ReadOnlyObjectWrapper<>();
  private Theme theme;
  private double fontSize;

  /** Dresses a scene. */
  public Appearance(Scene scene, Theme theme, double fontSize) {
    this.scene = scene;
    this.theme = theme;
    this.fontSize = clamp(fontSize);
    apply();
  }

  /** How drawn code looks. */
  public ReadOnlyObjectProperty<CodeStyle> codeStyle() {
    return codeStyle.getReadOnlyProperty();
  }

  Theme theme() {
    return theme;
  }

  double fontSize() {
    return fontSize;
  }

  void setTheme(Theme newTheme) {
    theme = newTheme;
    apply();
  }

  /** Sets the size in pixels of the interface's text; values look a little smaller than it. */
  void setFontSize(double newSize) {
    fontSize = clamp(newSize);
    apply();
  }

  private static double clamp(double size) {
    return Math.clamp(size, SMALLEST, LARGEST);
  }

  private void apply() {
    double codeSize = Math.round(fontSize * CODE_SCALE * 2) / 2.0;
    Application.setUserAgentStylesheet(theme.styleSheet());
    scene.getStylesheets().setAll(sheet("window.css"), sheet(theme), sizes(codeSize));
    if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
      scene.getStylesheets().add(sheet("opaque.css"));
    }
    codeStyle.set(new CodeStyle(CodeFont.ofSize(codeSize), theme.palette()));
  }

  private static String sheet(Theme theme) {
    return sheet(theme == Theme.DARK ? "dark.css" : "light.css");
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Appearance.class.getResource(name)).toExternalForm();
  }

  /**
   * A style sheet cannot name several families to choose from, nor compute, so that this one is
   * made here. It stands in the root's rule and not in the root's style, because windows that pop
   * up have a root of their own.
   */
  private String sizes(double codeSize) {
    String css =
        """
        .root { -fx-font-size: %.1fpx; }
        .code { -fx-font-family: "%s"; -fx-font-size: %.1fpx; }
        """
            .formatted(fontSize, CodeFont.family(), codeSize);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }
}
